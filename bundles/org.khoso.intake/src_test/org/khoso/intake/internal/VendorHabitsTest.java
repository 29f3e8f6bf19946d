package org.khoso.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.intake.internal.Fixture.row;

import java.nio.file.Path;
import java.util.List;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.intake.Delivery.IncomingDossier;
import org.khoso.api.intake.Delivery.IncomingFile;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.intake.internal.Fixture.Result;

/** What a hunt through deliveries of strange make found. */
class VendorHabitsTest {
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

    private static List<Object> titles(Result r) {
        return r.dossiers().stream().map(d -> d.values().get("title")).toList();
    }

    @Test
    void cellsBesideTheLastHeadAreKeptAndMayBeStamps() throws Exception {
        Result r = fixture.xlsx("ds.xlsx", "S", row("Mã hồ sơ", "Tiêu đề hồ sơ", "THBQ"), row("H1", "Một", "VV", null, "mượn 2004"),
                row("H2", "Hai", "VV", null, "MẬT")).read();
        assertEquals("mượn 2004", r.dossier("H1").values().get("description"));
        assertTrue(r.dossiers().get(1).secret().isPresent());
        assertEquals(0, r.dossiers().get(1).values().size());
    }

    @Test
    void quotesThatCloseNothingSwallowNoRows() throws Exception {
        Result r = fixture.csv("ds.csv", """
                STT;Mã hồ sơ;Tiêu đề hồ sơ;THBQ
                1;H1;"Bão lụt năm 1996;VV
                2;H2;Hai "nháy" giữa;VV
                3;H3;"Có ; và
                xuống dòng";VV
                4;H4;"Tên "trong" nháy";VV
                5;H5;"Hai lần ""kép\""";VV
                6;H6;"Hở;"VV"
                7;H7;"Bảy;VV
                """).read();
        assertEquals(List.of("\"Bão lụt năm 1996", "Hai \"nháy\" giữa", "Có ; và xuống dòng", "Tên \"trong\" nháy",
                "Hai lần \"kép\"", "\"Hở", "\"Bảy"), titles(r));
        assertEquals(7L, r.rows().get("dossier"));
        assertTrue(r.dossiers().stream().allMatch(d -> "01".equals(d.values().get("maintenance"))));
    }

    @Test
    void aCoverIsNoList() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Fixture.sheet(book, "Bìa", row("MỤC LỤC HỒ SƠ"), row("Phông số", 27, "Mục lục số", "03"), row("Hồ sơ số", 1, "Số tờ", 30),
                    row("Ngày lập", "3/2019", "Người lập", "A"));
            Fixture.sheet(book, "HS", row("Mã hồ sơ", "Tiêu đề hồ sơ", "THBQ"), row("H1", "Một", "VV"));
            fixture.save(book, "ML.xlsx");
        }
        Result r = fixture.files("H1/a.pdf").read();
        assertEquals(Role.IGNORED, r.mapping().sheets().get(0).role());
        assertEquals(List.of("Một"), titles(r));
        assertEquals(List.of("intake/sheet-ignored|ML.xlsx!Bìa|"), r.all());
    }

    @Test
    void numbersThatBeginAnewInEachBoxOrCatalogueKeepTheirRecordsAndFolders() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Fixture.sheet(book, "HS", row("Mục lục số", "Hộp số", "Hồ sơ số", "Tiêu đề hồ sơ", "Số tờ", "THBQ"), row(1, 1, 1, "A", 3, "VV"),
                    row(1, 2, 1, "B", 3, "VV"), row(2, 1, 1, "C", 3, "VV"));
            Fixture.sheet(book, "VB", row("Mục lục số", "Hộp số", "Hồ sơ số", "STT", "Số, KH", "Ngày tháng", "Tác giả", "Trích yếu"),
                    row(1, 1, 1, 1, "1/QĐ", "1/2/1990", "UB", "a"), row(1, 2, 1, 1, "2/QĐ", "1/2/1990", "UB", "b"),
                    row(2, 1, 1, 1, "3/QĐ", "1/2/1990", "UB", "c"));
            fixture.save(book, "ML.xlsx");
        }
        Result r = fixture.files("ML 01/Hộp 001/HS 01/1.pdf", "ML 01/Hộp 002/HS 01/1.pdf", "ML 02/Hộp 001/HS 01/1.pdf").read();
        assertEquals(List.of("A", "B", "C"), titles(r));
        assertEquals(List.of("a", "b", "c"), r.dossiers().stream().map(d -> d.records().get(0).values().get("subject")).toList());
        assertEquals(List.of("ML 01/Hộp 001/HS 01/1.pdf", "ML 01/Hộp 002/HS 01/1.pdf", "ML 02/Hộp 001/HS 01/1.pdf"),
                r.dossiers().stream().flatMap(d -> files(d).stream()).toList());
        assertEquals(List.of(), r.all());
    }

    @Test
    void aHeadingOfABoxIsNoDossierAndSaysWhereThoseBelowStand() throws Exception {
        Result r = fixture.xlsx("ML.xlsx", "S", row("STT", "Hồ sơ số", "Tiêu đề hồ sơ", "Số tờ", "THBQ"), row(null, "HỘP SỐ 01"),
                row(1, 1, "A", 3, "VV"), row(null, "HỘP SỐ 02"), row(2, 1, "B", 3, "VV")).files("Hộp 01/1/a.pdf", "Hộp 02/1/a.pdf").read();
        assertEquals(List.of("A", "B"), titles(r));
        assertEquals(List.of("Hộp 01/1/a.pdf", "Hộp 02/1/a.pdf"), r.dossiers().stream().flatMap(d -> files(d).stream()).toList());
        assertEquals(2L, r.rows().get("section"));
        assertEquals(List.of(), r.all());
    }

    @Test
    void aMixedListThatBeginsAnewInTheNextBox() throws Exception {
        Result r = fixture.csv("ML.csv", "Hộp số;Mã hồ sơ;Tiêu đề hồ sơ;THBQ;Số VB;Ngày VB;Tác giả;Trích yếu\n"
                + "1;1;A;VV;1;1/2/1990;UB;a\n;1;;;2;1/2/1990;UB;b\n2;1;B;VV;3;1/2/1990;UB;c\n").read();
        assertEquals(List.of("A", "B"), titles(r));
        assertEquals(List.of(2, 1), r.dossiers().stream().map(d -> d.records().size()).toList());
    }

    @Test
    void aCodeThatWasGivenTwiceIsTold() throws Exception {
        fixture.csv("1 hs.csv", "Mã HS;Tiêu đề HS;THBQ\nH1;Một;VV\nH1;Hai;VV\n");
        Result r = fixture.csv("2 vb.csv", "Mã HS;Số VB;Ngày VB;Trích yếu;Tệp\nH1;1;1/1/1990;a;a.pdf\nH1;2;1/1/1990;b;b.pdf\n")
                .files("H1/a.pdf", "H1/b.pdf").read();
        assertEquals(List.of("intake/dossier-twice|1 hs.csv!3|", "intake/row-several-dossiers|2 vb.csv!2|",
                "intake/folder-missing|H1@1 hs.csv!3|"), r.all());
    }

    @Test
    void filesThatCellsOpen() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            linked(book, "Tai%20lieu/H1/a1.pdf", "file:///D:/so hoa/Tai lieu/H1/a2.pdf", "https://example.org/a3.pdf");
            fixture.save(book, "ML.xlsx");
        }
        fixture.files("Tai lieu/H1/a1.pdf", "Tai lieu/H1/a2.pdf", "Tai lieu/H1/a3.pdf");
        List<String> wanted = List.of("Tai lieu/H1/a1.pdf", "Tai lieu/H1/a2.pdf");
        Result r = fixture.read();
        assertEquals(wanted, files(r.dossiers().get(0)));
        assertEquals(List.of("intake/file-orphan|Tai lieu/H1/a3.pdf|", "intake/file-missing|ML.xlsx!VB!4|Tai lieu/H1/Xem"), r.all());
        java.nio.file.Files.delete(dir.resolve("ML.xlsx"));
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            linked(book, "Tai lieu\\H1\\a1.pdf", "Tai lieu\\H1\\a2.pdf", "https://example.org/a3.pdf");
            fixture.save(book, "ML.xls");
        }
        assertEquals(wanted, files(fixture.read().dossiers().get(0)));
    }

    /** The second link stands on the abstract, whose row names no file; the others say "open". */
    private static void linked(Workbook book, String... links) {
        Fixture.sheet(book, "VB", row("Mã hồ sơ", "Số VB", "Ngày VB", "Trích yếu", "Tệp"), row("H1", 1, "1/2/1990", "A", "Xem"),
                row("H1", 2, "1/2/1990", "B"), row("H1", 3, "1/2/1990", "C", "Xem"));
        for (int i = 0; i < links.length; i++) {
            Hyperlink link = book.getCreationHelper()
                    .createHyperlink(links[i].startsWith("https") ? HyperlinkType.URL : HyperlinkType.FILE);
            link.setAddress(links[i].replace(" ", book instanceof XSSFWorkbook ? "%20" : " "));
            book.getSheetAt(0).getRow(i + 1).getCell(i == 1 ? 3 : 4).setHyperlink(link);
        }
    }

    @Test
    void aFormulaThatOpensAFile() throws Exception {
        fixture.xlsx("ML.xlsx", "VB", row("Mã hồ sơ", "Số VB", "Ngày VB", "Trích yếu", "Tệp"), row("H1", 1, "1/2/1990", "A",
                new Fixture.Formula("HYPERLINK(\"Data\\a 1.pdf\",\"Xem\")")));
        try (var in = java.nio.file.Files.newInputStream(dir.resolve("ML.xlsx")); XSSFWorkbook book = new XSSFWorkbook(in)) {
            book.getSheetAt(0).getRow(1).getCell(4).setCellValue("Xem"); // what the program last showed
            fixture.save(book, "ML2.xlsx");
        }
        java.nio.file.Files.move(dir.resolve("ML2.xlsx"), dir.resolve("ML.xlsx"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertEquals(List.of("Data/a 1.pdf"), files(fixture.files("Data/a 1.pdf").read().dossiers().get(0)));
    }

    @Test
    void pathsThatClimbFromTheFolderOfTheCatalogue() throws Exception {
        fixture.files("00 Danh muc/x", "01 Tai lieu/H1/a.pdf", "01 Tai lieu/H1/b.pdf");
        Result r = fixture.csv("00 Danh muc/ml.csv", "Mã hồ sơ;Số VB;Ngày VB;Trích yếu;Đường dẫn\n"
                + "H1;1;1/2/1990;A;..\\01_Tai lieu\\h1\\A.PDF\nH1;2;1/2/1990;B;../01 Tai lieu/H1/b\nH1;3;1/2/1990;C;../../etc/passwd\n")
                .read();
        assertEquals(List.of("01 Tai lieu/H1/a.pdf", "01 Tai lieu/H1/b.pdf"), files(r.dossiers().get(0)));
        assertEquals("intake/path-outside|00 Danh muc/ml.csv!4|../../etc/passwd", r.all().get(1));
    }

    @Test
    void severalNamesInOneCell() throws Exception {
        Result r = fixture.csv("ml.csv", "Mã hồ sơ;Số VB;Ngày VB;Trích yếu;Tên file\n" + "H1;1;1/2/1990;A;\"a1.pdf\na2.pdf\"\n"
                + "H1;2;1/2/1990;B;b1.pdf, b2.pdf\nH1;3;1/2/1990;C;Công văn, kèm phụ lục.pdf\nH1;4;1/2/1990;D;bản.goc, ký.pdf\n"
                + "H1;5;1/2/1990;E;e1.pdf + thiếu.pdf\n").files("H1/a1.pdf", "H1/a2.pdf", "H1/b1.pdf", "H1/b2.pdf",
                        "H1/Công văn, kèm phụ lục.pdf", "H1/bản.goc, ký.pdf", "H1/e1.pdf")
                .read();
        assertEquals(List.of("H1/a1.pdf", "H1/a2.pdf", "H1/b1.pdf", "H1/b2.pdf", "H1/Công văn, kèm phụ lục.pdf", "H1/bản.goc, ký.pdf",
                "H1/e1.pdf"), files(r.dossiers().get(0)));
        assertEquals(List.of("intake/file-missing|ml.csv!6|H1/thiếu.pdf"), r.all());
    }

    @Test
    void headsTypedAnewAboveAListOfTheNineties() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Fixture.sheet(book, "HS", row("Mã hồ sơ", "Tiêu đề hồ sơ", "Thời hạn", "Ghi chú", "Phông"), row("H1",
                    "Hå s¬ quyÕt ®Þnh cña UBND tØnh", "VÜnh viÔn", "r¸ch", "Cà Mau"), row("H2", "B¸o c¸o t×nh h×nh n¨m 1995", "20 n¨m"));
            Fixture.sheet(book, "VB", row("Mã hồ sơ", "Số VB", "Ngày VB", "Trích yếu"), row("H1", 1, "1/2/1995", "Về công nông"));
            fixture.save(book, "ML.xlsx");
        }
        Result r = fixture.read();
        assertEquals(List.of("Hồ sơ quyết định của UBND tỉnh", "Báo cáo tình hình năm 1995"), titles(r));
        assertEquals("rách; Phông: Cà Mau", r.dossiers().get(0).values().get("description"));
        assertEquals("Về công nông", r.dossiers().get(0).records().get(0).values().get("subject"));
    }

    @Test
    void oneFileThatIsCalledLikeTheDossierHoldsAllItsRecords() throws Exception {
        fixture.csv("1 hs.csv", "Mã HS;Tiêu đề HS;THBQ\nH1;Một;VV\nH2;Hai;VV\nH3;Ba;VV\n");
        fixture.csv("2 vb.csv", "Mã HS;Số VB;Ngày VB;Trích yếu;Độ mật\nH1;1;1/1/1990;a;\nH1;2;1/1/1990;b;\nH2;3;1/1/1990;c;\n"
                + "H2;4;1/1/1990;d;\nH3;5;1/1/1990;e;\nH3;6;1/1/1990;f;Mật\n");
        Result r = fixture.files("PDF/H1.pdf", "PDF/H2_1.pdf", "PDF/H2_2.pdf", "PDF/H3.pdf").read();
        assertEquals(List.of("PDF/H1.pdf", "PDF/H1.pdf"), files(r.dossier("H1")));
        assertEquals(List.of("PDF/H2_1.pdf", "PDF/H2_2.pdf"), files(r.dossier("H2")));
        assertEquals(List.of(), files(r.dossier("H3")), "the file holds a secret record");
        assertTrue(r.dossier("H3").records().stream().allMatch(x -> x.secret().isPresent()));
        assertEquals(List.of("intake/file-shared|H1|"), r.all().stream().filter(f -> f.contains("|H1|")).toList());
    }

    @Test
    void aFileThatASecretRowNamesTooIsClosed() throws Exception {
        Result r = fixture.csv("vb.csv", "Mã HS;Số VB;Ngày VB;Trích yếu;Độ mật;Tệp\nH1;1;1/1/1990;a;;x.pdf\nH1;2;1/1/1990;b;Mật;x.pdf\n"
                + "H1;3;1/1/1990;c;;y.pdf\n").files("H1/x.pdf", "H1/y.pdf").read();
        assertEquals(List.of("H1/y.pdf"), files(r.dossier("H1")));
    }

    @Test
    void theTitleAboveAListOfRecordsNamesTheirDossier() throws Exception {
        Result r = fixture.xlsx("vb.xlsx", "H15", row("MỤC LỤC VĂN BẢN"), row("Hồ sơ số: 15/1994"), row("TT", "Số, ký hiệu", "Ngày tháng",
                "Trích yếu nội dung", "Tác giả văn bản", "Tờ số"), row("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
                row(1, "7/TTr", "3/4/1994", "A", "Sở", "1"), row(2, "8/QĐ", "3/4/1994", "B", "Sở", "2")).files("15-1994/01.pdf",
                        "15-1994/02.pdf")
                .read();
        assertEquals(List.of("15-1994/01.pdf", "15-1994/02.pdf"), files(r.dossier("15/1994")));
        assertEquals(List.of(), r.all());
    }

    @Test
    void headingsAmongRecordsNameDossiersOfAnotherSheet() throws Exception {
        fixture.csv("1 hs.csv", "Hồ sơ số;Tiêu đề hồ sơ;THBQ\n01;Một;VV\n02;Hai;VV\n");
        Result r = fixture.csv("2 vb.csv", "TT;Số, KH;Ngày tháng;Tác giả;Trích yếu\nHồ sơ số 01;;;;\n1;1/QĐ;1/1/1990;UB;a\n"
                + "Hồ sơ số 02: Hai;;;;\n1;2/QĐ;1/1/1990;UB;b\n").read();
        assertEquals(List.of("a", "b"), r.dossiers().stream().map(d -> d.records().get(0).values().get("subject")).toList());
    }

    @Test
    void aListThatNamesDossierAndRecordTellsOfBoth() throws Exception {
        Result r = fixture
                .csv("vb.csv", "Mã hồ sơ;Tiêu đề hồ sơ;Số VB;Ngày VB;Trích yếu;Tệp\nH1;Một;1;1/2/1990;a;a\nH1;Một;2;1/2/1990;b;b\n"
                        + "H2;Hai;3;1/2/1990;c;c\n")
                .files("H1/a.pdf", "H1/b.pdf", "H2/c.pdf").read();
        assertEquals(List.of("Một", "Hai"), titles(r));
        assertEquals(List.of("H1/a.pdf", "H1/b.pdf", "H2/c.pdf"), r.dossiers().stream().flatMap(d -> files(d).stream()).toList());
        assertEquals(List.of(), r.all());
    }

    @Test
    void headsInTwoLanguages() throws Exception {
        Result r = fixture.xlsx("ds.xlsx", "S", row("TT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Thời hạn bảo quản", "Số lượng tờ"),
                row("No", "File code", "Title", "Retention", "Sheets"), row("(1)", "(2)", "(3)", "(4)", "(5)"),
                row(1, "K.1", "Một", "VV", 5), row(2, "K.2", "Hai", "VV", 6)).files("K.1/a.pdf", "K.2/a.pdf").read();
        assertEquals(List.of("Một", "Hai"), titles(r));
        assertEquals(List.of(), r.all());
    }

    @Test
    void pagesOfRecordsThatBeginAnew() throws Exception {
        fixture.csv("vb.csv", "Mã HS;STT VB;Số VB;Ngày VB;Trích yếu\nH1;1;1;1/1/1990;a\nH1;2;2;1/1/1990;b\nH2;1;1;1/1/1990;a\n"
                + "H2;2;2;1/1/1990;b\nH3;1;1;1/1/1990;a\nH3;2;2;1/1/1990;b\n");
        Result r = fixture.files("H1/VB01_tr01.jpg", "H1/VB01_tr02.jpg", "H1/VB02_tr01.jpg", "H2/VB 1/1.tif", "H2/VB 1/2.tif",
                "H2/VB 2/1.tif", "H3/Tap 1/1.pdf", "H3/Tap 1/2.pdf", "H3/Tap 3/1.pdf").read();
        assertEquals(List.of(List.of("H1/VB01_tr01.jpg", "H1/VB01_tr02.jpg"), List.of("H1/VB02_tr01.jpg"), List.of("H2/VB 1/1.tif",
                "H2/VB 1/2.tif"), List.of("H2/VB 2/1.tif"), List.of(), List.of()), r.dossiers().stream().flatMap(d -> d.records().stream())
                        .map(x -> x.files().stream().map(IncomingFile::relative).toList()).toList());
    }

    @Test
    void deliveriesSideBySideKeepTheirFilesAndRecords() throws Exception {
        for (String d : List.of("Đợt 1", "Đợt 2")) {
            fixture.files(d + "/1/a.pdf", d + "/2/a.pdf");
            fixture.csv(d + "/HS.csv", "Mã hồ sơ;Tiêu đề hồ sơ;THBQ;Số tờ\n1;A " + d + ";VV;1\n2;B " + d + ";VV;2\n");
            fixture.csv(d + "/VB.csv", "Mã hồ sơ;Số VB;Ngày VB;Trích yếu\n1;1;1/1/1990;a " + d + "\n2;1;1/1/1990;b " + d + "\n");
        }
        Result r = fixture.read();
        assertEquals(List.of("Đợt 1/1/a.pdf", "Đợt 1/2/a.pdf", "Đợt 2/1/a.pdf", "Đợt 2/2/a.pdf"),
                r.dossiers().stream().flatMap(d -> files(d)
                        .stream()).toList());
        assertEquals(List.of("a Đợt 1", "b Đợt 1", "a Đợt 2", "b Đợt 2"), r.dossiers().stream().map(d -> d.records().get(0).values().get(
                "subject")).toList());
    }

    @Test
    void whatAMixedListSaysAnewOfTheDossierStaysWithTheRecord() throws Exception {
        Result r = fixture.csv("m.csv", "STT;Hồ sơ số;Tên hồ sơ;Thời hạn;Số VB;Ngày VB;Tên loại;Trích yếu;CQBH;Tờ số\n"
                + "1;05;Một;VV;1/QĐ;1/2/1990;QĐ;a;UB;1\n2;05;Một;VV;2/TB;1/2/1990;TB;b;UB;4\n").read();
        assertEquals("Tờ số: 4", r.dossiers().get(0).records().get(1).values().get("description"));
    }

    @Test
    void aSheetForEachDossier() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Object[] head = row("TT", "Số, ký hiệu", "Ngày tháng", "Trích yếu", "Tác giả", "Tờ số");
            Fixture.sheet(book, "A", row("MỤC LỤC VĂN BẢN TRONG HỒ SƠ SỐ 1"), head, row(1, "11/QĐ", "1/1/1990", "a", "UB", 1));
            Fixture.sheet(book, "HS 02", row("MỤC LỤC VĂN BẢN"), head, row(1, "21/QĐ", "1/1/1990", "b", "UB", 1));
            fixture.save(book, "VB.xlsx");
        }
        Result r = fixture.files("HS 1/1.pdf", "HS 2/1.pdf").read();
        assertEquals(List.of("HS 1/1.pdf", "HS 2/1.pdf"), r.dossiers().stream().flatMap(d -> files(d).stream()).toList());
        assertEquals(List.of(), r.all());
    }

    @Test
    void aNumberWithZerosNamesTheFileWithout() throws Exception {
        Result r = fixture.csv("vb.csv", "Mã HS;Số VB;Ngày VB;Trích yếu;Tên file\nH1;1;1/1/1990;a;004\n").files("H1/4.pdf", "H1/5.pdf")
                .read();
        assertEquals(List.of("H1/4.pdf"), files(r.dossiers().get(0)));
    }
}
