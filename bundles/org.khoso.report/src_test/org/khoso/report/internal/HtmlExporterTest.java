package org.khoso.report.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlExporterTest {
    private static String html(org.khoso.api.report.ReportExporter.Report report, Locale locale) throws IOException {
        return new String(Reports.export(new HtmlExporter(), report, locale), UTF_8);
    }

    @Test
    void saysItsLanguageAndNumbersInIt() throws IOException {
        String vi = html(Reports.odd(), Reports.VI);
        assertTrue(vi.contains("<html lang=\"vi\">") && vi.contains(">12.408</td>") && vi.contains(">1.234,5</td>"));
        String en = html(Reports.odd(), Locale.ENGLISH);
        assertTrue(en.contains("<html lang=\"en\">") && en.contains(">12,408</td>"));
        assertTrue(html(Reports.findings(1), Locale.FRENCH).contains("lang=\"vi\""), "Vietnamese is the root");
    }

    @Test
    void nothingOfTheContentBecomesMarkup() throws IOException {
        String html = html(Reports.odd(), Reports.VI);
        assertFalse(Pattern.compile("<(script|img|b|i)[ >]|\u0000|\ufffe").matcher(html).find());
        assertFalse(html.contains("javascript:"));
        // every tag is one of ours, every attribute closed
        String body = html.replace("<!DOCTYPE html>", "").replaceAll("(?s)<style>.*?</style>", "");
        var tags = Pattern.compile("<(/?)([a-z0-9]+)((?: [a-zA-Z-]+=\"[^\"<>]*\")*)>").matcher(body);
        int closedUpTo = 0;
        int depth = 0;
        while (tags.find()) {
            assertFalse(body.substring(closedUpTo, tags.start()).contains("<"));
            closedUpTo = tags.end();
            if (!List.of("meta", "col").contains(tags.group(2)))
                depth += tags.group(1).isEmpty() ? 1 : -1;
        }
        assertEquals(0, depth);
    }

    @Test
    void linksLeadOnlyToFilesBesideIt() throws IOException {
        String html = html(Reports.odd(), Reports.VI);
        assertTrue(html.contains("<a href=\"reports/a b.html\">mở</a>"));
        assertTrue(html.contains("<td>xấu</td>"));
        assertFalse(Pattern.compile("(href|src)=\"[a-z]+:|url\\(|@import").matcher(html).find(), "needs nothing from elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JAVASCRIPT:x", "http://x", "//x/y", "/etc/passwd", "\\\\host\\x", "data:text/html,x",
            "", " ", "java\tscript:x", "C:/x", "file:x"})
    void otherAddressesAreNoLinks(String href) {
        assertFalse(RelativeLinks.safe(href));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.html", "a/b.html#c", "#t1", "../reports/x.xlsx", "hồ sơ/văn bản.pdf", "a?b=c"})
    void addressesBesideItAreLinks(String href) {
        assertTrue(RelativeLinks.safe(href));
    }

    @Test
    void tablesCanBeReadAloudAndPrinted() throws IOException {
        String html = html(Reports.findings(2), Reports.VI);
        for (String part : List.of("<caption>2 dòng</caption>", "<th scope=\"col\">Mã hồ sơ</th>", "<th scope=\"col\" class=\"n\">",
                "size:A4", "table-header-group",
                "prefers-color-scheme:dark", "Noto Sans", "tabindex=\"0\"", "<dt>Kho</dt>"))
            assertTrue(html.contains(part), part);
        assertTrue(html(Reports.findings(0), Reports.VI).contains("Không có dòng nào"));
    }

    @Test
    void fiftyThousandRowsFlow() throws IOException {
        long[] size = new long[1];
        new HtmlExporter().export(Reports.findings(50_000), Reports.VI, new OutputStream() {
            @Override
            public void write(int b) {
                size[0]++;
            }

            @Override
            public void write(byte[] b, int from, int length) {
                size[0] += length;
            }
        });
        assertTrue(size[0] > 15_000_000);
    }
}
