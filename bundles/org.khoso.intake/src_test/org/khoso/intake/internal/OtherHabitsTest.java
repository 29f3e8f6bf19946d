package org.khoso.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.intake.internal.Fixture.row;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.Delivery.IncomingDossier;
import org.khoso.api.intake.Delivery.IncomingFile;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.intake.internal.Fixture.Merged;
import org.khoso.intake.internal.Fixture.Result;

/** More habits of contractors, from deliveries made without looking at the reader. */
class OtherHabitsTest {
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

    private static List<Object> values(Result r, String field) {
        return r.dossiers().stream().flatMap(d -> d.records().stream()).map(x -> x.values().get(field)).toList();
    }

    @Test
    void retentionOfTheDossierMakesNoPhotographs() throws Exception {
        Result r = fixture.xlsx("DS.xlsx", "Hộp 1", row("HỘP SỐ 1"), row("Hồ sơ", null, null, "Văn bản trong hồ sơ"),
                row("Số HS", "Tên hồ sơ", "THBQ", "TT", "Số VB", "Ngày VB", "CQ ban hành", "Trích yếu", "File"),
                row(1, "Một", "50 năm", 1, "01/CV-UB", "1/2/1990", "UB", "A", "H1_01"),
                row(null, null, null, 2, "02/CV-UB", "3/2/1990", "UB", "B", "H1_02"),
                row(2, "Hai", "50 năm", 1, "03/CV-UB", "4/2/1990", "UB", "C", "H2_01"),
                row(null, null, null, 2, "04/CV-UB", "5/2/1990", "UB", "D", "H2_02"), row(new Merged(1, 1, 0, 2)),
                row(new Merged(1, 1, 3, 8)), row(new Merged(3, 4, 0, 0)), row(new Merged(3, 4, 1, 1)),
                row(new Merged(5, 6, 0, 0)), row(new Merged(5, 6, 1, 1)))
                .files("Hop1/H1_01.pdf", "Hop1/H1_02.pdf", "Hop1/H2_01.pdf", "Hop1/H2_02.pdf").read();
        assertEquals(List.of("A", "B", "C", "D"), values(r, "subject"));
        assertEquals(List.of("01", "02", "03", "04"), values(r, "codeNumber"));
        assertEquals(List.of("Hop1/H1_01.pdf", "Hop1/H1_02.pdf"), files(r.dossiers().get(0)));
        assertEquals(List.of(), r.all());
    }

    @Test
    void namedFilesAreFoundInFoldersThatAreCalledOtherwise() throws Exception {
        Result r = fixture.csv("bang ke.csv", "TT;Số hồ sơ;Tiêu đề hồ sơ;Thời hạn bảo quản;Tên tài liệu;Số văn bản;Ngày văn bản;Tệp\n"
                + "1;0001;Một;20 năm;A;01/TTr;1/2/1990;Đê điều 11\n2;0002;Hai;20 năm;B;02/TTr;1/2/1990;Đê điều 21.pdf\n")
                .files("Tờ trình 7/Đê điều 11.pdf", "Tờ trình 8/Đê điều 21.pdf").read();
        assertEquals(List.of("Tờ trình 7/Đê điều 11.pdf"), files(r.dossiers().get(0)));
        assertEquals(List.of("Tờ trình 8/Đê điều 21.pdf"), files(r.dossiers().get(1)));
        assertEquals(List.of(), r.all());
    }

    @Test
    void aNameThatSeveralFoldersHaveIsNotGuessed() throws Exception {
        Result r = fixture.csv("bang ke.csv", "Số hồ sơ;Tiêu đề hồ sơ;Tên tài liệu;Số văn bản;Ngày văn bản;Tệp\n"
                + "0001;Một;A;01/TTr;1/2/1990;1.pdf\n").files("Tờ trình/1.pdf", "Báo cáo/1.pdf").read();
        assertEquals(List.of(), files(r.dossiers().get(0)));
    }

    @Test
    void aFormOfDossiersThatAsksForAuthorAndNotes() throws Exception {
        Result r = fixture.xlsx("phieu tin.xlsx", "Sheet", row("PHIẾU TIN"), row("Phông số", "Mục lục số", "Hộp số", "Hồ sơ số",
                "Tiêu đề", "Tác giả", "Ngôn ngữ", "BĐ", "KT", "Số tờ", "Thời hạn bảo quản", "Chế độ sử dụng", "Bút tích"),
                row(12, 1, 1, 1, "Một", "UBHC", "Việt", "3/1981", "12/1981", 11, "VV", "Hạn chế", null),
                row(12, 1, 1, 2, "Hai", "UBHC", "Việt", "4/1982", "12/1982", 12, "VV", "Hạn chế", null)).files("1/a.pdf", "2/a.pdf")
                .read();
        assertEquals(Role.DOSSIERS, r.mapping().sheets().get(0).role());
        assertEquals(List.of("Một", "Hai"), r.dossiers().stream().map(d -> d.values().get("title")).toList());
        assertEquals("01", r.dossiers().get(0).values().get("maintenance"));
        assertEquals(List.of("1/a.pdf"), files(r.dossiers().get(0)));
    }

    @Test
    void aListInsideItsDossierNumbersTheRecordsAndSaysWhereTheyStand() throws Exception {
        fixture.files("01-TCCB/01.pdf", "01-TCCB/02.pdf", "01-TCCB/03.pdf").xlsx("01-TCCB/ml.xlsx", "S", row(
                "MỤC LỤC VĂN BẢN TRONG HỒ SƠ"),
                row("STT", "Số, ký hiệu văn bản", "Ngày, tháng, năm văn bản", "Tác giả văn bản", "Trích yếu nội dung văn bản", "Tờ số"),
                row(1, "1/QĐ", "1/2/1990", "UB", "A", "1-2"), row(2, "2/QĐ", "1/2/1990", "UB", "B", "3-4"),
                row(3, "3/QĐ", "1/2/1990", "UB", "C", "5"),
                row(null, null, null, null, "(Hết)"), row(null, null, null, null, "Hồ sơ này gồm 03 văn bản, 05 tờ"));
        Result r = fixture.read();
        assertEquals(List.of(1L, 2L, 3L), values(r, "docOrdinal"));
        assertEquals("Tờ số: 1-2", values(r, "description").get(0));
        assertNull(values(r, "numberOfPage").get(2));
        assertEquals(List.of(), r.all());
    }

    @Test
    void aColumnWithoutAnyNumberIsNoNumber() throws Exception {
        Result r = fixture.csv("ds.csv", "Mã hồ sơ;Tiêu đề hồ sơ;Số tờ\nH1;Một;từ 1 đến 3\nH2;Hai;từ 4 đến 9\nH3;Ba;từ 1 đến 4\n").files(
                "H1/a.pdf", "H2/a.pdf", "H3/a.pdf").read();
        assertNull(r.mapping().sheets().get(0).columns().get(2));
        assertEquals(List.of(), r.all());
    }

    @Test
    void rowsOfACsvFileAreCalledByFileAndRow() throws Exception {
        Result r = fixture.csv("vb.csv", "Mã hồ sơ;Số VB;Ngày VB;Trích yếu;Tệp\nH1;1;1/2/1990;A;x.pdf\n").read();
        assertEquals(List.of("vb.csv!2"), r.dossiers().get(0).records().stream().map(x -> x.place()).toList());
        assertEquals("intake/file-missing|vb.csv!2|x.pdf", r.all().get(0));
    }

    @Test
    void namesOfBeforeUnicodeMeanWhatTheListSays() throws Exception {
        Result r = fixture
                .csv("ds.csv", "Hồ sơ số;Tiêu đề hồ sơ;Thời hạn;Tên thư mục\nA;Một;VV;Hồ sơ lâm nghiệp\nB;Hai;VV;Hồ sơ quyết định\n")
                .files("Hå s¬ l©m nghiÖp/QuyÕt ®Þnh.pdf", "Hå s¬ quyÕt ®Þnh/B¸o c¸o.pdf").read();
        assertEquals(List.of("Hå s¬ l©m nghiÖp/QuyÕt ®Þnh.pdf"), files(r.dossiers().get(0)));
        assertEquals(List.of(), r.all());
        Result named = fixture
                .csv("ds.csv", "Mã hồ sơ;Số VB;Ngày VB;Trích yếu;Tệp\nA;1;1/2/1990;A;Quyết định\nA;2;1/2/1990;B;Báo cáo.pdf\n").read();
        assertEquals(List.of("Hå s¬ l©m nghiÖp/QuyÕt ®Þnh.pdf", "Hå s¬ quyÕt ®Þnh/B¸o c¸o.pdf"), files(named.dossiers().get(0)));
    }

    @Test
    void aStrayRowDoesNotCostTheDossierItsFiles() throws Exception {
        Result r = fixture.csv("ds.csv", """
                STT;Mã hồ sơ;Tiêu đề hồ sơ;Thời hạn;Số VB;Ngày VB;Tác giả;Trích yếu
                ;H1;Một;VV;;;;
                1;;;;1;1/2/1990;UB;A
                2;;;;2;1/2/1990;UB;B
                ;;;;;;UB;(hai bản)
                3;;;;3;1/2/1990;UB;C
                """).files("H1/01.pdf", "H1/02.pdf", "H1/03.pdf").read();
        assertEquals(List.of(List.of("H1/01.pdf"), List.of("H1/02.pdf"), List.of(), List.of("H1/03.pdf")), r.dossiers().get(0).records()
                .stream().map(x -> x.files().stream().map(IncomingFile::relative).toList()).toList());
    }

    @Test
    void columnsThatBeginLateAreSeen() throws Exception {
        StringBuilder text = new StringBuilder("Mã hồ sơ;Tiêu đề hồ sơ;Số tờ\n");
        for (int i = 1; i <= 90; i++)
            text.append('H').append(i).append(";T").append(i).append(';').append(i > 70 ? "muộn" : "").append('\n');
        fixture.csv("ds.csv", text.toString());
        try (Delivery d = fixture.open()) {
            assertTrue(d.sheets().get(0).sample().stream().anyMatch(row -> row.contains("muộn")));
        }
    }

    @Test
    void foldersCalledByFondsCatalogueAndDossier() throws Exception {
        Result r = fixture.csv("ds.csv", "Hồ sơ số;Tiêu đề hồ sơ;Số tờ;Thời hạn\n1;Một;3;VV\n2;Hai;4;VV\n11;Ba;5;VV\n")
                .files("12.1.1/a.pdf",
                        "12.1.2/a.pdf", "12.1.11/a.pdf")
                .read();
        assertEquals(List.of("12.1.1/a.pdf", "12.1.2/a.pdf", "12.1.11/a.pdf"), r.dossiers().stream().flatMap(d -> files(d).stream())
                .toList());
    }

    @Test
    void aBoxIsNoDossier() throws Exception {
        Result r = fixture.csv("ds.csv", "Hồ sơ số;Tiêu đề hồ sơ;Số tờ;Thời hạn\n1;Một;3;VV\n").files("Hop 1/a.pdf", "Hop 2/b.pdf").read();
        assertEquals(List.of(), files(r.dossiers().get(0)));
    }

    @Test
    void numbersThatBeginAnewInEachBox() throws Exception {
        fixture.csv("ds.csv", "Hộp số;Hồ sơ số;Tiêu đề hồ sơ;Số tờ;THBQ\n01;01;Một;3;VV\n01;02;Hai;4;VV\n02;01;Ba;5;VV\n02;02;Bốn;5;VV\n");
        Result r = fixture.files("Hộp 01/HS 01/001.pdf", "Hộp 01/HS 02/001.pdf", "Hộp 02/HS 01/001.pdf", "Hộp 02/HS 02/001.pdf").read();
        assertEquals(List.of("Hộp 01/HS 01/001.pdf", "Hộp 01/HS 02/001.pdf", "Hộp 02/HS 01/001.pdf", "Hộp 02/HS 02/001.pdf"),
                r.dossiers().stream().flatMap(d -> files(d).stream()).toList());
        assertEquals(List.of(), r.all());
    }

    @Test
    void filesThatAreNumberedAnewInEachFolderTellNoDossier() throws Exception {
        Result r = fixture.csv("ds.csv", "Hồ sơ số;Tiêu đề hồ sơ;Số tờ;THBQ\n01;Một;3;VV\n02;Hai;4;VV\n").files("A/001.pdf", "A/002.pdf",
                "B/001.pdf", "B/002.pdf").read();
        assertEquals(List.of(), r.dossiers().stream().flatMap(d -> files(d).stream()).toList());
    }

    @Test
    void albumsAreDossiersOfPhotographs() throws Exception {
        Result r = fixture.csv("anh.csv", "Album số;Ảnh số;Nội dung ảnh;Người chụp;Ngày chụp;Nơi chụp;Màu sắc;Tên file ảnh\n"
                + "1;1;A;Bê;1/2/1990;X;Màu;1_1.jpg\n2;1;B;Bê;1/2/1990;X;Màu;2_1.jpg\n").files("Album 1/1_1.jpg", "Album 2/2_1.jpg").read();
        assertEquals(List.of("Album 1/1_1.jpg", "Album 2/2_1.jpg"), r.dossiers().stream().flatMap(d -> files(d).stream()).toList());
        assertEquals(List.of("A", "B"), values(r, "imageTitle"));
    }

    @Test
    void filesCalledByPlaceAndSignOfTheDocument() throws Exception {
        fixture.files("HS001 - Lụt bão/1. CV 3.pdf", "HS001 - Lụt bão/2. BC 630.pdf", "HS001 - Lụt bão/3. TTr 299.pdf",
                "HS001 - Lụt bão/4. Ảnh kèm theo.pdf").xlsx("HS001 - Lụt bão/ml.xlsx", "S", row("MỤC LỤC VĂN BẢN TRONG HỒ SƠ"),
                        row("STT", "Số, ký hiệu văn bản", "Ngày, tháng, năm văn bản", "Tác giả văn bản", "Trích yếu nội dung văn bản",
                                "Tờ số"),
                        row(1, "3/CV-UB", "1/2/1990", "UB", "A", "1-2"), row(2, "630/BC-UB", "1/2/1990", "UB", "B", "3"),
                        row(3, "299/TTr-UB", "1/2/1990", "UB", "C", "4"), row(4, null, "1/2/1990", "UB", "D", "5"));
        Result r = fixture.read();
        assertEquals(List.of("HS001 - Lụt bão/1. CV 3.pdf", "HS001 - Lụt bão/2. BC 630.pdf", "HS001 - Lụt bão/3. TTr 299.pdf",
                "HS001 - Lụt bão/4. Ảnh kèm theo.pdf"), files(r.dossiers().get(0)));
        assertEquals(List.of(), r.all());
    }

    @Test
    void filesCalledByNumberAndSignInAnyOrder() throws Exception {
        Result r = fixture.csv("ds.csv", "Mã hồ sơ;Số, ký hiệu;Ngày VB;Trích yếu\nH1;12/QĐ-UB;1/2/1990;A\nH1;13/QĐ-UB;1/2/1990;B\n"
                + "H1;12/TB;1/2/1990;C\n").files("H1/QD 13 nam 1990.pdf", "H1/12-TB.pdf", "H1/12 QĐ-UB.pdf").read();
        assertEquals(List.of("H1/12 QĐ-UB.pdf", "H1/QD 13 nam 1990.pdf", "H1/12-TB.pdf"), files(r.dossiers().get(0)));
        assertEquals(List.of(), r.all());
    }

    @Test
    void headingsWithinAListOfPhotographsAreItsAlbums() throws Exception {
        Result r = fixture.xlsx("Danh muc anh.xlsx", "Ảnh", row("DANH MỤC TÀI LIỆU ẢNH"),
                row("STT", "Số lưu trữ", "Tên sự kiện", "Chú thích ảnh", "Tác giả", "Địa điểm chụp", "Thời gian chụp", "Màu sắc",
                        "Tên tệp"),
                row(null, null, "Album 01: Lễ hội đua ghe"),
                row(1, "A01-001", "Lễ hội", "Ghe về đích", "Bình", "Rạch Ngay", "01/10/2001", "Màu", "A01-001.jpg"),
                row(2, "A01-002", "Lễ hội", "Trao cờ", "Bình", "Rạch Ngay", "01/10/2001", "Màu", "A01-002.jpg"),
                row(null, null, "Album 02: Khánh thành cầu"),
                row(3, "A02-001", "Khánh thành", "Cắt băng", "Bình", "Gò Mây", "02/10/2002", "Màu", "A02-001.jpg"))
                .files("Album 01/A01-001.jpg", "Album 01/A01-002.jpg", "Album 02/A02-001.jpg").read();
        assertEquals(List.of("Lễ hội đua ghe", "Khánh thành cầu"), r.dossiers().stream().map(d -> d.values().get("title")).toList());
        assertEquals(List.of(List.of("Album 01/A01-001.jpg", "Album 01/A01-002.jpg"), List.of("Album 02/A02-001.jpg")), r.dossiers()
                .stream().map(OtherHabitsTest::files).toList());
        assertEquals(List.of(), r.all());
    }

    @Test
    void rowsWithoutADossierBelongWhereTheirFilesLie() throws Exception {
        Result r = fixture.csv("vb.csv", "STT;Số VB;Ký hiệu;Ngày VB;Trích yếu;Đường dẫn\n1;1;QĐ-UB;1/2/1990;A;DATA\\HS01\\VB001.pdf\n"
                + "2;2;QĐ-UB;1/2/1990;B;DATA\\HS01\\VB002.pdf\n3;3;QĐ-UB;1/2/1990;C;DATA\\HS02\\VB001.pdf\n")
                .files("DATA/HS01/VB001.pdf", "DATA/HS01/VB002.pdf", "DATA/HS02/VB001.pdf").read();
        assertEquals(List.of(List.of("DATA/HS01/VB001.pdf", "DATA/HS01/VB002.pdf"), List.of("DATA/HS02/VB001.pdf")), r.dossiers()
                .stream().map(OtherHabitsTest::files).toList());
        assertEquals(List.of(), r.all());
    }

    @Test
    void aSecretHeadingTellsNoTitle() throws Exception {
        Result r = fixture.xlsx("Danh muc.xlsx", "Ảnh", row("STT", "Số lưu trữ", "Chú thích ảnh", "Tác giả", "Thời gian chụp", "Tên tệp"),
                row(null, null, "Album 01: Trận địa pháo (Tuyệt mật)"), row(1, "A1", "Pháo", "Bình", "1/2/1990", "A1.jpg"),
                row(null, null, "Album 02: Khánh thành cầu"), row(2, "A2", "Cầu", "Bình", "1/2/1990", "A2.jpg"))
                .files("Album 01/A1.jpg", "Album 02/A2.jpg").read();
        assertTrue(r.dossiers().stream().filter(d -> d.secret().isPresent() || d.records().stream().allMatch(x -> x.secret().isPresent()))
                .noneMatch(d -> d.toString().contains("Trận")), () -> r.dossiers().toString());
        assertEquals(List.of("Khánh thành cầu"), r.dossiers().stream().map(d -> d.values().get("title")).filter(t -> t != null).toList());
    }
}
