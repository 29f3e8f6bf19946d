package org.khoso.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.PartialDate;
import org.khoso.intake.internal.Fixture.Result;

/** Catalogues in OpenDocument. */
class OdsTest {
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?><office:document-content
             xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
             xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
             xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
             xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
             xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
            <office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>
            </office:automatic-styles><office:body><office:spreadsheet>""";
    private static final String END = "</office:spreadsheet></office:body></office:document-content>";
    @TempDir
    Path dir;

    private static String cell(String text) {
        return "<table:table-cell office:value-type=\"string\"><text:p>" + text + "</text:p></table:table-cell>";
    }

    private static String row(String... cells) {
        return "<table:table-row>" + String.join("", cells)
                + "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>";
    }

    private static String table(String style, String... rows) {
        return "<table:table table:name=\"" + style + "\" table:style-name=\"" + style + "\"><table:table-column/>" + String.join("", rows)
                + "<table:table-row table:number-rows-repeated=\"1048500\"><table:table-cell/></table:table-row></table:table>";
    }

    private Fixture ods(String content, String manifest) throws IOException {
        Files.write(dir.resolve("dm.ods"), zip(content, manifest));
        return new Fixture(dir);
    }

    private static byte[] zip(String content, String manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("META-INF/manifest.xml"));
            zip.write(manifest.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** A sound one, for others to break. */
    static byte[] sample() throws IOException {
        String head = row(cell("Mã hồ sơ"), cell("Tiêu đề hồ sơ"), cell("Ngày bắt đầu"), cell("Số tờ"), cell("Thời hạn bảo quản"));
        String date = "<table:table-cell office:value-type=\"date\" office:date-value=\"1987-12-23\"><text:p>23/12/87</text:p></table:table-cell>";
        String number = "<table:table-cell office:value-type=\"float\" office:value=\"1200\"><text:p>1.200</text:p></table:table-cell>";
        String merged = "<table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\"><text:p>Vĩnh viễn</text:p></table:table-cell>";
        return zip(
                HEAD + table("ta1", row(cell("MỤC LỤC")), head, row(cell("H1"), cell("Một<text:s text:c=\"2\"/>hai"), date, number, merged),
                        row(cell("H2"), cell("Hai"), cell("05/1990"), number, "<table:covered-table-cell/>")) + END,
                "<manifest/>");
    }

    @Test
    void valuesDatesMergesHiddenRowsAndRepeats() throws Exception {
        String head = row(cell("Mã hồ sơ"), cell("Tiêu đề hồ sơ"), cell("Ngày bắt đầu"), cell("Số tờ"), cell("Thời hạn bảo quản"));
        String one = "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"7\"><text:p>007</text:p></table:table-cell>"
                + cell("Một<text:s text:c=\"2\"/>hai<text:line-break/>ba")
                + "<table:table-cell office:value-type=\"date\" office:date-value=\"1987-12-23\"><text:p>23/12/87</text:p></table:table-cell>"
                + "<table:table-cell table:formula=\"of:=1\" office:value-type=\"float\" office:value=\"1200\"><text:p>1.200</text:p></table:table-cell>"
                + "<table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\"><office:annotation><text:p>lời bình</text:p>"
                + "</office:annotation><text:p>Vĩnh viễn</text:p></table:table-cell></table:table-row>";
        String two = "<table:table-row table:visibility=\"collapse\">" + cell("008") + cell("Hai")
                + "<table:table-cell office:value-type=\"date\" office:date-value=\"1990-05-01\"><text:p>05/1990</text:p></table:table-cell>"
                + "<table:table-cell table:number-columns-repeated=\"1\"/><table:covered-table-cell/></table:table-row>";
        Result r = ods(HEAD + table("ta1", row(cell("MỤC LỤC")), head, one, two) + table("ta2", head, row(cell("009"), cell("Ba"))) + END,
                "<manifest/>").files("007/a.pdf", "008/a.pdf").read();
        assertEquals(List.of("007", "008"), r.dossiers().stream().map(d -> d.values().get("arcFileCode")).toList());
        assertEquals("Một hai ba", r.dossiers().get(0).values().get("title"));
        assertEquals(1200L, r.dossiers().get(0).values().get("numberOfPaper"));
        assertEquals(List.of("01", "01"), r.dossiers().stream().map(d -> d.values().get("maintenance")).toList());
        assertEquals(List.of("23/12/1987", "05/1990"), r.dossiers().stream().map(d -> ((PartialDate) d.values().get("startDate"))
                .display()).toList());
        assertEquals(List.of("intake/sheet-hidden|dm.ods!ta2|", "intake/rows-hidden|dm.ods!ta1|"), r.all().stream().sorted((a, b) -> b
                .compareTo(a)).toList());
    }

    @Test
    void aPasswordIsSaid() throws Exception {
        Result r = ods("not XML", "<m:manifest xmlns:m=\"urn:x\"><m:encryption-data/></m:manifest>").files("1/1.pdf").read();
        assertEquals("intake.table-encrypted", r.findings().get(0).message().key());
    }

    @Test
    void entitiesAndEndlessRowsAreRefused() throws Exception {
        String bomb = "<!DOCTYPE x [<!ENTITY a \"b\">]>" + HEAD.substring(HEAD.indexOf("?>") + 2) + table("ta1", row(cell("&a;"))) + END;
        assertEquals("intake.table-part-broken", ods(bomb, "<m/>").read().findings().get(0).message().key());
        String endless = "<table:table-row table:number-rows-repeated=\"1048576\">" + cell("x") + "</table:table-row>";
        Result r = ods(HEAD + table("ta1", row(cell("Mã hồ sơ"), cell("Tiêu đề hồ sơ")), endless) + END, "<m/>").read();
        assertTrue(r.findings().stream().anyMatch(f -> f.message().key().equals("intake.table-too-large")), r.all()::toString);
    }
}
