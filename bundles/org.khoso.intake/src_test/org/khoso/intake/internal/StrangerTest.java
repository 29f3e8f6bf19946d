package org.khoso.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.intake.internal.Fixture.row;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.intake.Delivery.IncomingDossier;
import org.khoso.api.intake.Delivery.IncomingFile;
import org.khoso.api.intake.Delivery.IncomingRecord;
import org.khoso.intake.internal.Fixture.Merged;
import org.khoso.intake.internal.Fixture.Result;

/** Habits of contractors that nobody here had seen. */
class StrangerTest {
    @TempDir
    Path dir;
    private Fixture fixture;

    @BeforeEach
    void start() {
        fixture = new Fixture(dir);
    }

    private static List<String> files(IncomingDossier d) {
        return d.records().stream().flatMap(r -> r.files().stream()).map(IncomingFile::relative).toList();
    }

    @Test
    void oneFlatFolderOfCodedFilesAndTheCodesOfAnotherStandard() throws Exception {
        Result r = fixture.csv("DATA.csv", """
                Identifier;OrganId;FileCatalog;FileNotation;FileTitle;DocCode;DocOrdinal;TypeName;IssuedDate;OrganName;Subject;Language
                H09;22;2001;001;Một;H09.22.2001.001.0000001;1;Công văn;1/2/1998;Sở;A;Tiếng Việt
                H09;22;2001;001;Một;H09.22.2001.001.0000002;2;Công văn;1/2/1998;Sở;B;Tiếng Anh
                H09;22;2001;002;Hai;H09.22.2001.002.0000001;1;Công văn;1/2/1998;Sở;C;Tiếng Việt
                """).files("PDF/H09.22.2001.001.0000001.pdf", "PDF/H09.22.2001.001.0000002.pdf", "PDF/H09.22.2001.002.0000001.pdf")
                .read();
        assertEquals(List.of("Một", "Hai"), r.dossiers().stream().map(d -> d.values().get("title")).toList());
        assertEquals(List.of("PDF/H09.22.2001.001.0000001.pdf", "PDF/H09.22.2001.001.0000002.pdf"), files(r.dossiers().get(0)));
        assertEquals("02", r.dossiers().get(0).records().get(1).values().get("language"));
        assertEquals(List.of(), r.all());
    }

    @Test
    void oneFileForEachDossierBesideTheList() throws Exception {
        Result r = fixture.xls("DM.XLS", "Sheet1", row("DANH MỤC HỒ SƠ"), row("TT", "Số, KH HS", "Tiêu đề hồ sơ", "Tgian BĐ-KT",
                "THBQ"),
                row(1, "0001", "Một", "1976-1978", "VV"), row(2, "0002", "Hai", "1980", "VV"))
                .files("HS 1.pdf", "HS 2.Pdf").read();
        assertEquals(List.of("HS 1.pdf"), files(r.dossiers().get(0)));
        assertEquals(List.of("HS 2.Pdf"), files(r.dossiers().get(1)));
        assertEquals(List.of(), r.all());
    }

    @Test
    void eachDossierFolderHasItsOwnListOfRecords() throws Exception {
        String head = "TT\tSố của VB\tKý hiệu của VB\tNgày, tháng, năm VB\tTrích yếu\tTác giả VB\tTên tệp\n";
        fixture.files("2003/001 - Một/a.pdf", "2003/002 - Hai/a.pdf").csv("2003/001 - Một/muc luc.csv", head
                + "1\t7\tQĐ/UB\t1/2/1990\tA\tUB\ta\n", StandardCharsets.UTF_16);
        fixture.csv("2003/002 - Hai/muc luc.csv", head + "1\t8\tQĐ/UB\t1/2/1990\tB\tUB\ta\n");
        Result alone = fixture.read();
        assertEquals(List.of(List.of("2003/001 - Một/a.pdf"), List.of("2003/002 - Hai/a.pdf")), alone.dossiers().stream().map(
                StrangerTest::files).toList());
        assertEquals(List.of(), alone.all());
        Result listed = fixture.csv("ds.csv", "STT,Mã hồ sơ,Tên hồ sơ,Thời hạn BQ,Thư mục\n1,H48.1,Một,50,2003/001 - Một\n"
                + "2,H48.2,Hai,50,2003/002 - Hai\n").read();
        assertEquals(List.of("A", "B"), listed.dossiers().stream().map(d -> d.records().get(0).values().get("subject")).toList());
        assertEquals(List.of("Một", "Hai"), listed.dossiers().stream().map(d -> d.values().get("title")).toList());
        assertEquals(List.of(), listed.all());
    }

    @Test
    void aColumnThatVariesWithinADossierTellsOfItsRecords() throws Exception {
        Object[] head = {"Mã hồ sơ", "Tiêu đề hồ sơ", "Thời hạn bảo quản", "STT VB", "Số KH", "Ngày VB", "Trích yếu nội dung văn bản",
                "Số trang"};
        Result r = fixture.xlsx("b.xlsx", "B", head, row("H51.1", "Một", "VV", 1, "1-QĐ", "1/2/1990", "A", 3), row(null, null, null,
                2, "2-QĐ", "1/2/1990", "B", 5), row("H51.2", "Hai", "VV", 1, "3-QĐ", "1/2/1990", "C", 4),
                row(null, null, null, 2,
                        "4-QĐ", "1/2/1990", "D", 2),
                row(new Merged(1, 2, 0, 0)), row(new Merged(3, 4, 0, 0))).read();
        assertEquals(List.of(3L, 5L, 4L, 2L), r.dossiers().stream().flatMap(d -> d.records().stream()).map(d -> d.values().get(
                "numberOfPage")).toList());
    }

    @Test
    void namesBelowASignatureAreNoDossiers() throws Exception {
        Result r = fixture.xlsx("m.xlsx", "M", row("HS số", "Tiêu đề hồ sơ", "THBQ", "Chế độ SD"), row("01", "Một", "VV", "Công khai"),
                row("Tổng cộng: 01 hồ sơ"), row(null, null, null, "Mèo Vạc, ngày 12 tháng 3 năm 2024"), row("NGƯỜI LẬP", null, null,
                        "THỦ TRƯỞNG ĐƠN VỊ"),
                row("Vàng Mí Sò", null, null, "Nguyễn Văn Hữu")).files("01/1.pdf").read();
        assertEquals(List.of("01"), r.dossiers().stream().map(IncomingDossier::key).toList());
    }

    @Test
    void textOfBeforeUnicodeInListsAndWorkbooks() throws Exception {
        // "Mã hồ sơ", "Tiêu đề hồ sơ", "Quản lý nước sạch huyện" in TCVN3, and in VNI
        String[] tcvn = {"M\u00b7 h\u00e5 s\u00ac", "Ti\u00aau \u00ae\u00d2 h\u00e5 s\u00ac",
                "Qu\u00b6n l\u00fd n\u00ad\u00edc s\u00b9ch huy\u00d6n"};
        String[] vni = {"Ma\u00f5 ho\u00e0 s\u00f4", "Tie\u00e2u \u00f1e\u00e0 ho\u00e0 s\u00f4",
                "Qua\u00fbn ly\u00f9 n\u00f6\u00f4\u00f9c sa\u00efch huye\u00e4n"};
        for (String[] t : List.of(tcvn, vni)) {
            fixture.csv("m.csv", "sep=;\r\n" + t[0] + ";" + t[1] + ";THBQ\r\n01;" + t[2] + ";VV\r\n", Charset.forName(
                    "ISO-8859-1")).files("01/1.pdf");
            assertEquals("Quản lý nước sạch huyện", fixture.read().dossiers().get(0).values().get("title"));
            Files.delete(dir.resolve("m.csv"));
            fixture.xls("m.xls", "S", row(t[0], t[1], "THBQ"), row("01", t[2], "VV"));
            assertEquals("Quản lý nước sạch huyện", fixture.read().dossiers().get(0).values().get("title"));
            Files.delete(dir.resolve("m.xls"));
        }
    }

    @Test
    void aKindOfSpreadsheetThatCannotBeReadIsNamed() throws Exception {
        Result r = fixture.files("m.ods", "1/1.pdf").read();
        assertTrue(r.all().stream().anyMatch(f -> f.startsWith("intake/table-unreadable|m.ods")), r.all()::toString);
        assertEquals(0, r.dossiers().stream().map(IncomingDossier::records).mapToInt(List<IncomingRecord>::size).sum());
    }
}
