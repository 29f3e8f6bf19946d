package org.khoso.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.Mapping;
import org.khoso.api.intake.Mapping.SheetMapping;
import org.khoso.intake.internal.Fixture.Result;
import org.khoso.intake.mapping.internal.Words;

/** Nothing of what is held back comes out by another way: not by the name of a folder or file that no row explains. */
class QuarantineTest {
    private static final String SECRET = "Vụ án Hải Âu ở cảng Sao Mai";

    @TempDir
    Path folder;

    private Fixture fixture;

    @BeforeEach
    void delivery() throws Exception {
        fixture = new Fixture(Files.createDirectory(folder.resolve("giao nộp")));
    }

    /** Everything that the reading says, without accents. */
    private static String said(Result r) {
        StringBuilder all = new StringBuilder();
        r.dossiers().forEach(d -> {
            all.append(d.key()).append(d.values()).append(d.raw()).append(d.place()).append(d.findings());
            d.records().forEach(x -> all.append(x.key()).append(x.values()).append(x.raw()).append(x.place()).append(x.files()));
        });
        return Words.plain(all.append(r.findings()).toString().toLowerCase());
    }

    private static void silent(Result r) {
        for (String word : List.of("hai au", "haiau", "sao mai", "cang"))
            assertFalse(said(r).contains(word), word + " in " + said(r));
    }

    private static List<String> degrees(Result r) {
        return r.dossiers().stream().map(d -> d.secret().map(Delivery.Marking::code).orElse("")).toList();
    }

    @Test
    void aFolderCalledLikeASecretDossier() throws Exception {
        fixture.csv("HS.csv", "STT,Mã hồ sơ,Tiêu đề hồ sơ,Độ mật\n1,H1," + SECRET + ",Mật\n2,H2,Hồ sơ thường,\n");
        fixture.files("Vu an Hai Au o cang/1.pdf", Normalizer.normalize("HẢI ÂU ở cảng Sao Mai", Normalizer.Form.NFD) + "/tờ 2/2.pdf",
                "H2/1.pdf",
                "H2/vụ_án_hải_âu_ở_cảng_sao_mai.pdf", "HS77/1.pdf", "Vu-an-Hai-Au.zip", "thua_01.pdf");
        Result r = fixture.read();
        silent(r);
        List<String> orphans = r.all().stream().filter(f -> f.contains("orphan")).toList();
        assertTrue(orphans.contains("intake/folder-orphan|HS77|"), "a code gives nothing away: " + orphans);
        assertTrue(orphans.contains("intake/file-orphan|thua_01.pdf|"), orphans.toString());
        assertEquals(2, orphans.stream().filter(f -> f.matches("intake/folder-orphan\\|#\\d+(/#\\d+)?\\|")).count(), orphans.toString());
        assertEquals(1, orphans.stream().filter(f -> f.matches("intake/file-orphan\\|#\\d+\\|")).count(), orphans.toString());
    }

    @Test
    void aFileOfASecretRecordThatItsRowDoesNotName() throws Exception {
        fixture.csv("HS.csv", "STT,Mã hồ sơ,Tiêu đề hồ sơ\n1,H1,Một\n2,H2,Hai\n");
        fixture.csv("VB.csv", "STT,Mã hồ sơ,Số văn bản,Trích yếu,Độ mật,Tên tệp\n1,H1,1," + SECRET + ",Tối mật,khac.pdf\n"
                + "2,H1,2,Thường,,2.pdf\n3,H2,3,Thường,,3.pdf\n");
        fixture.files("H1/2.pdf", "H1/Bao cao dac biet.pdf", "H1/hai au o cang sao mai.pdf", "H2/3.pdf", "H2/Bao cao thuong nien.pdf");
        Result r = fixture.read();
        silent(r);
        assertFalse(said(r).contains("dac biet"), "may be the file of the record held back: " + r.all());
        assertTrue(r.all().contains("intake/file-orphan|H2/Bao cao thuong nien.pdf|"), "nothing was held back there: " + r.all());
    }

    @Test
    void withoutAnythingSecretNamesAreTold() throws Exception {
        fixture.csv("HS.csv", "STT,Mã hồ sơ,Tiêu đề hồ sơ\n1,H1,Một\n");
        fixture.files("H1/1.pdf", "Một thư mục lạ/1.pdf");
        assertTrue(fixture.read().all().contains("intake/folder-orphan|Một thư mục lạ|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DANH MỤC HỒ SƠ TỐI MẬT", "DANH MỤC TÀI LIỆU MẬT NỘP LƯU NĂM 2024", "Độ mật: Mật", "MẬT", "danh muc ho so mat",
            "Danh mục tài liệu bí mật nhà nước", "(Tuyệt mật)"})
    void aMarkAboveTheTable(String heading) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Fixture.sheet(book, "A", Fixture.row(Normalizer.normalize(heading, Normalizer.Form.NFD)),
                    Fixture.row("STT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Thời hạn bảo quản"), Fixture.row(1, "H1", SECRET, "VV"));
            Fixture.sheet(book, "B", Fixture.row("UBND TỈNH — BAN CHỈ ĐẠO BẢO VỆ BÍ MẬT NHÀ NƯỚC"),
                    Fixture.row("STT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Thời hạn bảo quản"), Fixture.row(1, "H2", "Thường", "VV"));
            fixture.save(book, "ML.xlsx");
        }
        Result r = fixture.read();
        silent(r);
        assertFalse(degrees(r).get(0).isEmpty());
        assertEquals("", degrees(r).get(1));
    }

    @Test
    void aHeadingWithinTheTableHoldsUntilTheNext() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Fixture.sheet(book, "A", Fixture.row("STT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Thời hạn bảo quản"),
                    Fixture.row(1, "H1", "Một", "VV"),
                    Fixture.row("II", "Hồ sơ mật"), Fixture.row(2, "H2", SECRET, "VV"),
                    Fixture.row("III", "Hồ sơ không mật"), Fixture.row(3, "H3", "Ba", "VV"));
            fixture.save(book, "ML.xlsx");
        }
        Result r = fixture.read();
        silent(r);
        assertEquals(List.of("", "MAT", ""), degrees(r));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Độ mật", "Mức độ mật của hồ sơ", "DẤU MẬT", "Chế độ sử dụng", "Cột lạ"})
    void aMarkCountsWhateverTheColumnIsMappedTo(String head) throws Exception {
        String value = head.startsWith("Chế") ? "03" : Normalizer.normalize("MẬT", Normalizer.Form.NFD);
        fixture.csv("HS.csv", "STT,Mã hồ sơ,Tiêu đề hồ sơ,Thời hạn bảo quản,Độ mật," + head + "\n1,H1," + SECRET + ",VV,," + value
                + "\n2,H2,Thường,VV,,\n");
        try (Delivery d = fixture.open()) {
            for (var field : fixture.sets.get(0).fields()) {
                SheetMapping m = d.propose(fixture.sets).sheets().get(0);
                Map<Integer, String> to = new HashMap<>(m.columns());
                to.put(5, field.code());
                Result r = fixture.read(d,
                        new Mapping(List.of(new SheetMapping(m.file(), m.sheet(), m.headerFirst(), m.headerLast(), m.role(),
                                m.recordSet(), to, m.confidence()))),
                        false);
                silent(r);
                assertEquals(1, degrees(r).stream().filter(x -> !x.isEmpty()).count(), field.code() + degrees(r));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "03", "03 - Mật", "Mật (03)", "03. Mật", "mật", "MAT"})
    void regimesAsPeopleTypeThem(String value) throws Exception {
        fixture.csv("HS.csv", "STT,Mã hồ sơ,Tiêu đề hồ sơ,Chế độ sử dụng\n1,H1," + SECRET + "," + value + "\n2,H2,Thường,01\n");
        Result r = fixture.read();
        silent(r);
        assertEquals(List.of("MAT", ""), degrees(r));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Đợt 2 - MẬT", "Hồ sơ tối mật", "tuyet_mat", "HO SO MAT"})
    void theDeliverysOwnFolder(String name) throws Exception {
        fixture = new Fixture(Files.createDirectory(folder.resolve(Normalizer.normalize(name, Normalizer.Form.NFD))));
        fixture.csv("HS.csv", "STT,Mã hồ sơ,Tiêu đề hồ sơ\n1,H1," + SECRET + "\n");
        fixture.files("H1/1.pdf", "hai au.pdf");
        Result r = fixture.read();
        silent(r);
        assertFalse(degrees(r).get(0).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mat", "d-mat", "khoso-mat-123", "Mặt trận"})
    void aFolderThatMerelySharesItsLetters(String name) throws Exception {
        fixture = new Fixture(Files.createDirectory(folder.resolve(name)));
        fixture.csv("HS.csv", "STT,Mã hồ sơ,Tiêu đề hồ sơ\n1,H1,Một\n");
        fixture.files("H1/1.pdf");
        assertEquals(List.of(""), degrees(fixture.read()));
    }

    @Test
    void theCataloguesOwnName() throws Exception {
        fixture.csv("Danh mục hồ sơ MẬT.csv", "STT,Mã hồ sơ,Tiêu đề hồ sơ\n1,H1," + SECRET + "\n");
        Result r = fixture.read();
        silent(r);
        assertEquals(List.of("MAT"), degrees(r));
    }

    /** What is stored besides: the mapping, and what the sheets are called. */
    private void silentNames(Result r) throws Exception {
        silent(r);
        StringBuilder all = new StringBuilder(r.mapping().toString());
        try (Delivery d = fixture.open()) {
            d.sheets().forEach(s -> all.append(s.file()).append(' ').append(s.sheet()).append(' '));
        }
        String plain = Words.plain(all.toString());
        assertFalse(plain.contains("hai au") || plain.contains("sao mai"), plain);
    }

    @Test
    void namesOfSheetsAndSpreadsheetsThatAreSecretTitles() throws Exception {
        Object[] head = Fixture.row("STT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Độ mật");
        fixture.xlsx("a.xlsx", "Mật - Vụ án Hải Âu", head, Fixture.row(1, "A1", "Một", null));
        fixture.xlsx("b.xlsx", "Vụ án Hải Âu ở cảng", Fixture.row("TÀI LIỆU MẬT"), head, Fixture.row(1, "B1", "Hai", null));
        fixture.xlsx("c.xlsx", "Vu an Hai Au o cang", head, Fixture.row(1, "C1", SECRET, "Mật"));
        fixture.xlsx("Tuyệt mật vụ án Hải Âu.xlsx", "S", head, Fixture.row(1, "D1", "Ba", null));
        fixture.xlsx("Vụ án Hải Âu ở cảng Sao Mai.xlsx", "S", head, Fixture.row(1, "E1", SECRET, "Mật"));
        fixture.csv("Tối mật vụ án Hải Âu.xls", "<html>");
        Result r = fixture.read();
        silentNames(r);
        assertEquals(5, r.dossiers().stream().filter(d -> d.secret().isPresent()).count());
        assertTrue(r.all().stream().anyMatch(f -> f.startsWith("intake/table-unreadable|#")), r.all()::toString);
    }

    @Test
    void namesThatAreNothingButMarksStay() throws Exception {
        fixture.xlsx("Danh mục mật.xlsx", "Tài liệu mật", Fixture.row("Mã hồ sơ", "Tiêu đề hồ sơ"), Fixture.row("A1", "Một"));
        assertEquals(List.of("Danh mục mật.xlsx!Tài liệu mật!2"), fixture.read().dossiers().stream().map(d -> d.place()).toList());
    }

    @Test
    void usualNamesOfSheetsStayThoughASecretTitleUsesTheirWords() throws Exception {
        Object[] head = Fixture.row("STT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Độ mật");
        fixture.xlsx("Muc luc tap 1.xlsx", "Văn bản", head, Fixture.row(1, "A1", "Văn bản về " + SECRET, "Mật"));
        assertEquals(List.of("Muc luc tap 1.xlsx!Văn bản!2"), fixture.read().dossiers().stream().map(d -> d.place()).toList());
    }
}
