package org.khoso.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.CodeList;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.PartialDate;
import org.khoso.api.StandardsCatalog;
import org.khoso.core.Texts;

class ValuesTest {
    private static final CodeList LANGUAGES = new CodeList("l", "", Confidence.VERBATIM, List.of(
            new CodeList.Value("01", new Bilingual("Tiếng Việt", "Vietnamese")),
            new CodeList.Value("02", new Bilingual("Tiếng Anh", "English")),
            new CodeList.Value("07", new Bilingual("Khác", "Other"))));

    private Values vi;
    private Values en;

    @BeforeEach
    void make() throws IOException {
        var standards = (StandardsCatalog) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{StandardsCatalog.class},
                (p, m, a) -> m.getName().equals("codeList") && a[0].equals("l") ? Optional.of(LANGUAGES) : Optional.empty());
        var texts = new Texts(getClass().getClassLoader());
        vi = new Values(new Tr(texts, Locale.forLanguageTag("vi")), standards);
        en = new Values(new Tr(texts, Locale.ENGLISH), standards);
    }

    private static FieldInfo field(FieldType type, String list, boolean repeatable, int max) {
        return new FieldInfo("f", "ext:f", new Bilingual("F", "F"), type, max, "M", Confidence.VERBATIM, Confidence.VERBATIM, list,
                repeatable,
                false, "", null);
    }

    @Test
    void labelsStandForCodes() {
        FieldInfo f = field(FieldType.TEXT, "l", true, 30);
        assertEquals("Tiếng Việt; Khác", vi.show(f, "01; 07"));
        assertEquals("Vietnamese; Other", en.show(f, "01; 07"));
        assertEquals("Tiếng Việt; 99", vi.show(f, "01;99"), "a code that no list has is shown as it is");
    }

    @Test
    void typingNeedsNoAccents() {
        FieldInfo f = field(FieldType.TEXT, "l", true, 30);
        assertEquals("02; 07", vi.read(f, "tieng anh; KHAC").get());
        assertEquals("01", vi.read(f, "tieng v").get());
        assertEquals("02", vi.read(f, "02").get());
        assertEquals("", vi.read(f, "  ").get());
        assertEquals(Optional.empty(), vi.read(f, "tiếng lạ"));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        FieldInfo f = field(FieldType.TEXT, "l", true, 30);
        assertEquals("01; 02", vi.read(f, vi.write(f, "01; 02")).get());
        FieldInfo b = field(FieldType.BOOLEAN, null, false, 0);
        assertEquals("1", vi.read(b, vi.write(b, Boolean.TRUE)).get());
        assertEquals("0", en.read(b, en.write(b, Boolean.FALSE)).get());
    }

    @Test
    void numbersAndDatesInTheReadersForm() {
        assertEquals("12.408", vi.show(field(FieldType.NUMBER, null, false, 10), 12408L));
        assertEquals("2012", vi.show(field(FieldType.NUMBER, null, false, 4), 2012L));
        assertEquals("12408", vi.write(field(FieldType.NUMBER, null, false, 10), 12408L));
        assertEquals("1,5", vi.write(field(FieldType.DECIMAL, null, false, 0), new BigDecimal("1.5")));
        assertEquals("05/03/2012", vi.show(field(FieldType.DATE, null, false, 0), PartialDate.day(LocalDate.of(2012, 3, 5))));
        assertEquals("", vi.show(field(FieldType.TEXT, null, false, 0), null));
    }
}
