package org.khoso.core.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khoso.api.Bilingual;
import org.khoso.api.CodeList;
import org.khoso.api.Confidence;
import org.khoso.api.ConversionInfo.Step;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.store.Holding;
import org.khoso.core.HoldingView;
import org.khoso.core.convert.Outcome.State;
import org.khoso.core.convert.Way.Result;

/** Ways of conversion, as regulations.md 2.13 puts them. */
class WaysTest {
    private static final Map<String, Object> LANGUAGE = Map.of("list", "language", "combine", "01", "otherwise", "11", "words",
            Map.of("Tiếng Việt", "01", "Tiếng Anh", "02", "Việt Anh", "06"));
    private static final Map<String, Object> TERM = Map.of("permanent", Map.of("Vĩnh viễn", "01"), "years", Map.of("70", "02", "10", "06"),
            "units", List.of("năm"), "open", List.of("Đến khi văn bản hết hiệu lực"), "other", "07");

    private static HoldingView view(Object... pairs) {
        Map<String, Object> values = new HashMap<>();
        List<FieldInfo> fields = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            String code = (String) pairs[i];
            fields.add(new FieldInfo(code, "ext:" + code, new Bilingual(code, code), FieldType.TEXT, 0, "O", Confidence.DESIGN,
                    Confidence.DESIGN, null, false, false, "", new Bilingual("", "")));
            if (pairs[i + 1] != null)
                values.put("ext:" + code, pairs[i + 1]);
        }
        RecordSetInfo set = new RecordSetInfo("old", "1", "s", Kind.DOSSIER, "", new Bilingual("x", "x"), "", Confidence.DESIGN,
                Confidence.DESIGN, true, null, null, fields);
        return new HoldingView(new Holding(UUID.randomUUID(), Kind.DOSSIER, null, 1, values), set);
    }

    private static Source source(HoldingView old, Map<String, Object> parameters, List<HoldingView> children, String... from) {
        return new Source(new Step("new", List.of(from), "", parameters, new Bilingual("", "")), old, children,
                Map.of("code", "H98.1996.01"), Map.of(), true, 3, WaysTest::list);
    }

    private static Optional<CodeList> list(String id) {
        return switch (id) {
            case "types" -> Optional.of(codes(id, "02", "Quyết định", "24", "Bản ghi nhớ", "32", "Khác"));
            case "short" -> Optional.of(codes(id, "QĐ", "Quyết định (cá biệt)", "BGN", "Bản ghi nhớ"));
            default -> Optional.empty();
        };
    }

    private static CodeList codes(String id, String... pairs) {
        List<CodeList.Value> values = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2)
            values.add(new CodeList.Value(pairs[i], new Bilingual(pairs[i + 1], null)));
        return new CodeList(id, "", Confidence.DESIGN, values);
    }

    private static Result go(Way way, Object value, Map<String, Object> parameters) {
        return way.go(source(view("f", value), parameters, List.of(), "f"));
    }

    @ParameterizedTest
    @CsvSource({"Vĩnh viễn,01,MAPPED,''", "VĨNH VIỄN,01,MAPPED,''", "70 năm,02,MAPPED,''", "10,06,MAPPED,''", "010 năm,06,MAPPED,''",
            "15 năm,07,MAPPED,15 năm", "Đến khi văn bản hết hiệu lực,07,MAPPED,Đến khi văn bản hết hiệu lực", "Lâu dài,Lâu dài,PERSON,''",
            "10 tháng,10 tháng,PERSON,''"})
    void retention(String text, String code, State state, String note) {
        Result r = go(Lookups::retention, text, TERM);
        assertEquals(List.of(code, state, note), List.of(r.value(), r.state(), r.aside()));
    }

    @ParameterizedTest
    @CsvSource({"Tiếng Việt,01,MAPPED", "tiếng  việt,01,MAPPED", "Tiếng Việt; Tiếng Anh,06,MAPPED", "Tiếng Anh và Tiếng Việt,06,MAPPED",
            "Tiếng Lào,11,PERSON"})
    void language(String text, String code, State state) {
        Result r = go(Lookups::lookup, text, LANGUAGE);
        assertEquals(List.of(code, state), List.of(r.value(), r.state()));
    }

    @ParameterizedTest
    @CsvSource({"Không hạn chế,01,MAPPED,false", "Hạn chế,02,PERSON,false", "Mật,03,PERSON,true", "Nội bộ,Nội bộ,PERSON,false"})
    void access(String text, String code, State state, boolean quarantine) {
        Result r = go(Lookups::lookup, text, Map.of("words", Map.of("Không hạn chế", "01", "Hạn chế", "02", "Mật", "03"), "review",
                List.of("02"), "quarantine", List.of("03")));
        assertEquals(List.of(code, state, quarantine), List.of(r.value(), r.state(), r.quarantine()));
    }

    @ParameterizedTest
    @CsvSource({"Quyết định,02,MAPPED", "QĐ,02,MAPPED", "BGN,24,MAPPED", "GN,24,MAPPED", "02,02,MAPPED", "Lệnh,32,PERSON"})
    void typesByNameAndAbbreviation(String text, String code, State state) {
        Result r = go(Lookups::lookup, text,
                Map.of("list", "types", "abbreviations", "short", "words", Map.of("GN", "24"), "otherwise", "32"));
        assertEquals(List.of(code, state), List.of(r.value(), r.state()));
    }

    @Test
    void incompleteDatesWaitAndAreNeverFilled() {
        var year = new PartialDate(LocalDate.of(1997, 1, 1), LocalDate.of(1997, 12, 31), PartialDate.Precision.YEAR, "00/00/1997");
        Result r = go(Lookups::date, year, Map.of("precision", List.of("DAY")));
        assertEquals(List.of(year, State.PERSON), List.of(r.value(), r.state()));
        assertEquals(State.MAPPED, go(Lookups::date, year, Map.of("precision", List.of("DAY", "YEAR"))).state());
        assertEquals(State.EMPTY, go(Lookups::date, null, Map.of("precision", List.of("DAY"))).state());
    }

    @Test
    void codesAreMadeAnew() {
        Map<String, Object> p = Map.of("template", "{a}.{b}.{year}.{n}", "agencies", List.of("a"), "year", List.of("c", "d"));
        Result r = Makings.compose(source(view("a", "H98", "b", "12", "c", "1996", "n", "01"), p, List.of(), "a"));
        assertEquals(List.of("H98.12.1996.01", State.COMPOSED), List.of(r.value(), r.state()));
        Result old = Makings.compose(source(view("a", "000.00.04.G14", "b", "12", "c", "03", "d", PartialDate.day(LocalDate.of(1997, 2, 1)),
                "n", "01"), p, List.of(), "a"));
        assertEquals(List.of("G14.4.12.1997.01", State.PERSON), List.of(old.value(), old.state()),
                "the old form is turned, a person looks");
        Result lacking = Makings.compose(source(view("a", "H98", "b", null, "c", "1996", "n", "01"), p, List.of(), "a"));
        assertEquals(List.of("H98", State.PERSON), List.of(lacking.value(), lacking.state()));
        Result doc = Makings.compose(source(view("o", 3L), Map.of("template", "{parent:code}.{o:7}"), List.of(), "o"));
        assertEquals("H98.1996.01.0000003", doc.value());
    }

    @Test
    void countsAreCountedAndSumsCompared() {
        var children = List.of(view("p", 2L), view("p", 3L));
        assertEquals(List.of(2L, State.COMPOSED), list(Makings.count(source(view("t", 2L), Map.of(), children, "t"))));
        assertEquals(List.of(2L, State.PERSON), list(Makings.count(source(view("t", 5L), Map.of(), children, "t"))));
        assertEquals(List.of(5L, State.MAPPED), list(Makings.sum(source(view("t", 5L), Map.of("of", "p"), children, "t"))));
        Result differs = Makings.sum(source(view("t", 6L), Map.of("of", "p"), children, "t"));
        assertNull(differs.value());
        assertEquals(List.of(State.PERSON, "6"), List.of(differs.state(), differs.aside()), "kept in the note");
        assertEquals(State.MAPPED, Makings.pages(source(view("t", 3L), Map.of(), List.of(), "t")).state());
        assertEquals(State.PERSON, Makings.pages(source(view("t", 4L), Map.of(), List.of(), "t")).state());
    }

    private static List<Object> list(Result r) {
        return List.of(r.value(), r.state());
    }

    @Test
    void reliabilityOfAFileFollowsItsDocuments() {
        Map<String, Object> p = Map.of("field", "r", "mixed", "03", "files", "02", "words", Map.of("Số hóa", "02", "Gốc điện tử", "01"));
        assertEquals("02", Lookups.ofChildren(source(view(), p, List.of(view("r", "Số hóa"), view("r", null)))).value());
        assertEquals("03", Lookups.ofChildren(source(view(), p, List.of(view("r", "Số hóa"), view("r", "Gốc điện tử")))).value());
        assertEquals("02", Lookups.ofChildren(source(view(), p, List.of())).value(), "there are scans");
        assertEquals(State.PERSON, Lookups.ofChildren(source(view(), p, List.of(view("r", "bản sao")))).state());
    }

    @Test
    void attachedDocuments() {
        Result r = go(Makings::flag, "Băng ghi âm", Map.of());
        assertTrue((Boolean) r.value());
        assertEquals("Băng ghi âm", r.aside());
        assertEquals(State.EMPTY, go(Makings::flag, null, Map.of()).state());
    }
}
