package org.khoso.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.api.intake.Delivery.IncomingDossier;
import org.khoso.api.intake.Delivery.IncomingFile;
import org.khoso.intake.internal.Fixture.Result;

/** Dossiers whose numbers begin anew in each box, and files and folders that are called by fonds, catalogue, box and dossier. */
class PlaceNamesTest {
    private static final int BOXES = 3;
    private static final int DOSSIERS = 4;
    @TempDir
    Path dir;

    private static List<String> files(IncomingDossier d) {
        return d.records().stream().flatMap(r -> r.files().stream()).map(IncomingFile::relative).toList();
    }

    /** @param pattern %1$ the box, %2$ the dossier */
    private Result read(String pattern, String head, String place) throws Exception {
        StringBuilder csv = new StringBuilder("STT;" + head + ";Hộp số;Hồ sơ số;Tiêu đề hồ sơ;Thời gian bắt đầu\n");
        List<String> files = new ArrayList<>();
        for (int b = 1; b <= BOXES; b++)
            for (int d = 1; d <= DOSSIERS; d++) {
                csv.append((b - 1) * DOSSIERS + d).append(';').append(place).append(';').append(b).append(';').append(d).append(";Cầu ")
                        .append(b).append('-').append(d).append(";01/02/1990\n");
                files.add(pattern.formatted(b, d));
            }
        return new Fixture(dir).csv("muc luc.csv", csv.toString()).files(files.toArray(String[]::new)).read();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P027_ML01_H%1$03d_HS%2$04d.pdf", "P27.ML1.H%1$d.HS%2$d.pdf", "027-01-%1$03d-%2$04d.pdf",
            "H%1$03d/HS%2$04d.pdf",
            "P027/ML01/H%1$03d/HS%2$04d.pdf", "Hộp %1$d/%2$d.pdf", "H%1$03d_HS%2$04d/001.pdf", "P027/ML01/H%1$03d/HS%2$04d/001.pdf",
            "Phông 27/Mục lục 1/Hộp %1$02d/Hồ sơ %2$02d.pdf", "H%1$03d-HS%2$04d-VB01.pdf", "HS%2$03d hop %1$d.pdf",
            "027.01.%1$03d.%2$04d.001.pdf",
            "Hop so %1$d/Ho so so %2$d/van ban.pdf"})
    void eachDossierHasItsOwn(String pattern) throws Exception {
        Result r = read(pattern, "Phông số;Mục lục số", "27;1");
        List<List<String>> wanted = new ArrayList<>();
        for (int b = 1; b <= BOXES; b++)
            for (int d = 1; d <= DOSSIERS; d++)
                wanted.add(List.of(pattern.formatted(b, d)));
        assertEquals(wanted, r.dossiers().stream().map(PlaceNamesTest::files).toList());
        assertEquals(List.of(), r.all());
    }

    /** Another fonds, a box that no list knows, and numbers alone that may mean several. */
    @ParameterizedTest
    @ValueSource(strings = {"P028_ML01_H%1$03d_HS%2$04d.pdf", "P027_ML02_H%1$03d_HS%2$04d/a.pdf", "H1%1$02d/HS%2$04d.pdf",
            "HS%2$04da-H%1$d.pdf", "H%1$03d/H%2$03d_%1$d.pdf"})
    void nothingIsGuessed(String pattern) throws Exception {
        Result r = read(pattern, "Phông số;Mục lục số", "27;1");
        assertTrue(r.dossiers().stream().allMatch(d -> files(d).isEmpty()), () -> r.dossiers().stream().map(PlaceNamesTest::files).toList()
                .toString());
    }

    @Test
    void severalFilesOfOneDossierAreItsRecords() throws Exception {
        Result r = new Fixture(dir).csv("ml.csv", "Hộp số;Hồ sơ số;Tiêu đề hồ sơ\n1;1;Một\n1;2;Hai\n2;1;Ba\n")
                .files("H01_HS01_01.pdf", "H01_HS01_02.pdf", "H02_HS01_01.pdf", "H01_HS02_01.pdf").read();
        assertEquals(List.of(List.of("H01_HS01_01.pdf", "H01_HS01_02.pdf"), List.of("H01_HS02_01.pdf"), List.of("H02_HS01_01.pdf")),
                r.dossiers().stream().map(PlaceNamesTest::files).toList());
    }

    /** Numbers that go on from box to box: the folder of a box is not the dossier of that number. */
    @Test
    void aBoxIsNoDossierOfItsNumber() throws Exception {
        Result r = new Fixture(dir).csv("ml.csv", "Hộp số;Hồ sơ số;Tiêu đề hồ sơ\n1;1;Một\n1;2;Hai\n2;3;Ba\n")
                .files("H01/HS01.pdf", "H01/HS02.pdf", "H02/HS03.pdf").read();
        assertEquals(List.of(List.of("H01/HS01.pdf"), List.of("H01/HS02.pdf"), List.of("H02/HS03.pdf")),
                r.dossiers().stream().map(PlaceNamesTest::files).toList());
    }

    @Test
    void oneFileOfADossierHoldsAllItsRecords() throws Exception {
        Result r = new Fixture(dir).csv("ho so.csv", "Hộp số;Hồ sơ số;Tiêu đề hồ sơ\n1;1;Một\n1;2;Hai\n2;1;Ba\n")
                .csv("van ban.csv", "STT;Hộp số;Hồ sơ số;Số, ký hiệu;Trích yếu nội dung\n1;1;1;10/QĐ;A\n2;1;1;20/QĐ;B\n3;1;2;30/QĐ;C\n"
                        + "4;2;1;40/QĐ;D\n5;2;1;50/QĐ;E\n")
                .files("H001_HS0001.pdf", "H001_HS0002.pdf", "H002_HS0001.pdf").read();
        assertEquals(
                List.of(List.of("H001_HS0001.pdf", "H001_HS0001.pdf"), List.of("H001_HS0002.pdf"),
                        List.of("H002_HS0001.pdf", "H002_HS0001.pdf")),
                r.dossiers().stream().map(PlaceNamesTest::files).toList());
    }

    private static final String[] FILES = {"2019/01-TCCB/1.pdf", "2019/02-TCCB/1.pdf", "2020/01-TCCB/1.pdf", "2020/02-TCCB/1.pdf"};

    private static List<List<String>> each(String... files) {
        return java.util.Arrays.stream(files).map(List::of).toList();
    }

    private static List<List<String>> found(Result r) {
        return r.dossiers().stream().map(PlaceNamesTest::files).toList();
    }

    private static Object[][] book(String year) {
        return new Object[][]{Fixture.row("Số và ký hiệu hồ sơ", "Tiêu đề hồ sơ", "Thời gian tài liệu", "Số tờ"),
                Fixture.row("01-TCCB", "Một", year, 5),
                Fixture.row("02-TCCB", "Hai", year, 5)};
    }

    /** Numbers that begin anew in each year: two folders that are called alike are not both of the first dossier. */
    @Test
    void yearsTellFoldersApart() throws Exception {
        Result r = new Fixture(dir).files(FILES).xlsx("ml 2019.xlsx", "ML", book("2019")).xlsx("ml 2020.xlsx", "ML", book("2020")).read();
        assertEquals(each(FILES), found(r));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%1$d/%2$02d/1.pdf", "%1$d_HS%2$02d.pdf", "Năm %1$d/HS %2$d.pdf", "HS%2$02d-%1$d.pdf"})
    void aColumnOfYears(String pattern) throws Exception {
        String[] files = {pattern.formatted(2019, 1), pattern.formatted(2019, 2), pattern.formatted(2020, 1)};
        Result r = new Fixture(dir).csv("ml.csv", "Năm;Số hồ sơ;Tiêu đề hồ sơ\n2019;01;Một\n2019;02;Hai\n2020;01;Ba\n").files(files).read();
        assertEquals(each(files), found(r));
    }

    @Test
    void codesWithTheYear() throws Exception {
        String[] files = {"2019/01/1.pdf", "2019/02/1.pdf", "2020/01/1.pdf"};
        Result r = new Fixture(dir).csv("ml.csv", "Số hồ sơ;Tiêu đề hồ sơ\n01/2019;Một\n02/2019;Hai\n01/2020;Ba\n").files(files).read();
        assertEquals(each(files), found(r));
    }

    /** Dossiers without a code: by the number of the row, or by the title. */
    @ParameterizedTest
    @ValueSource(strings = {"1/a.pdf|2/a.pdf", "HS 01/a.pdf|HS 02/a.pdf", "Hồ sơ xây dựng cầu Mỹ Thuận/a.pdf|Ho so de dieu/b.pdf",
            "01. Ho so xay dung cau My Thuan.pdf|02. Hồ sơ đê điều.pdf", "Ho so xay dung cau My Thuan.pdf|Hồ sơ đê điều.pdf"})
    void withoutACode(String files) throws Exception {
        Result r = new Fixture(dir).csv("ml.csv", "STT;Tiêu đề hồ sơ;Số tờ\n1;Hồ sơ xây dựng cầu Mỹ Thuận;2\n2;Hồ sơ đê điều;3\n")
                .files(files.split("[|]")).read();
        assertEquals(each(files.split("[|]")), found(r));
    }

    @Test
    void titlesThatAreAlikeTellNothing() throws Exception {
        Result r = new Fixture(dir).csv("ml.csv", "Tiêu đề hồ sơ;Số tờ\nHồ sơ đê điều;2\nHồ sơ đê điều;3\n").files("Ho so de dieu/b.pdf")
                .read();
        assertEquals(List.of(List.of(), List.of()), found(r));
    }

    @Test
    void recordsByTheirSubjects() throws Exception {
        Result r = new Fixture(dir).csv("ml.csv", "STT;Hồ sơ số;Số ký hiệu;Trích yếu;Ngày\n1;5;12/QĐ;Về việc thành lập;1/1/1990\n"
                + "2;5;13/QĐ;Về việc giải thể;2/1/1990\n").files("HS5/Ve viec giai the.pdf", "HS5/01 Về việc thành lập.pdf").read();
        assertEquals(List.of("HS5/01 Về việc thành lập.pdf", "HS5/Ve viec giai the.pdf"), files(r.dossiers().get(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P%1$03d_ML01_HS%2$04d.pdf", "P%1$03d/ML01/HS%2$04d/1.pdf", "P%1$d-ML1-HS%2$d/a.pdf", "%1$d_1_%2$d.pdf",
            "%1$03d/01/%2$04d.pdf"})
    void codesOfSeveralNumbers(String pattern) throws Exception {
        String[] files = {pattern.formatted(27, 1), pattern.formatted(27, 2), pattern.formatted(28, 1)};
        Result r = new Fixture(dir).csv("ml.csv", "Mã hồ sơ;Tiêu đề hồ sơ\n27.01.0001;Một\n27.01.0002;Hai\n28.01.0001;Ba\n").files(files)
                .read();
        assertEquals(each(files), found(r));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS12.pdf|HS12a.pdf|HS12b.pdf", "12/1.pdf|12a/1.pdf|12b/1.pdf", "HS 12 Cầu.pdf|HS 12a Cầu.pdf|HS 12B Cầu.pdf"})
    void lettersBehindNumbers(String files) throws Exception {
        Result r = new Fixture(dir).csv("ml.csv", "Hồ sơ số;Tiêu đề hồ sơ\n12;Một\n12a;Hai\n12b;Ba\n").files(files.split("[|]")).read();
        assertEquals(each(files.split("[|]")), found(r));
    }

    private Result dossier(String sheets, String... files) throws Exception {
        StringBuilder csv = new StringBuilder("STT;Hồ sơ số;Số ký hiệu;Trích yếu;Ngày;Tờ số\n");
        int n = 0;
        for (String s : sheets.split(","))
            csv.append(++n).append(";7;").append(90 + n).append("/QĐ-X;Nội dung ").append(n).append(";0").append(n).append("/02/1990;")
                    .append(s).append('\n');
        return new Fixture(dir).csv("van ban.csv", csv.toString())
                .files(java.util.Arrays.stream(files).map(f -> "HS7/" + f).toArray(String[]::new)).read();
    }

    private static List<String> names(Result r) {
        return r.dossiers().get(0).records().stream().map(x -> x.files().isEmpty() ? "" : x.files().get(0).relative().substring(4))
                .toList();
    }

    /** Numbers of sheets are no places of records: the fifth record is not on sheet 5. */
    @ParameterizedTest
    @ValueSource(strings = {"001,003,005,008,012", "1,3,5,8,12", "1-2,3-4,5-7,8-11,12-20", "001_002,003_004,005_007,008_011,012_020"})
    void filesByTheirSheets(String files) throws Exception {
        String[] names = java.util.Arrays.stream(files.split(",")).map(f -> f + ".pdf").toArray(String[]::new);
        assertEquals(List.of(names), names(dossier("1-2,3-4,5-7,8-11,12-20", names)));
    }

    @Test
    void sheetsThatNoListNamesTellNothing() throws Exception {
        assertEquals(List.of("", "", "", "", ""), names(dossier("-,-,-,-,-", "001.pdf", "003.pdf", "005.pdf", "008.pdf", "012.pdf")));
        assertEquals(List.of("", "", ""), names(new PlaceNamesTest().in(dir.resolve("b")).dossier("1,3,5", "001.pdf", "003.pdf")));
    }

    @Test
    void placesStayPlaces() throws Exception {
        assertEquals(List.of("1.pdf", "2.pdf", "3.pdf"), names(dossier("1,4,9", "1.pdf", "2.pdf", "3.pdf")));
        assertEquals(List.of("1.pdf", "", "3.pdf"), names(new PlaceNamesTest().in(dir.resolve("b")).dossier("1,4,9", "1.pdf", "3.pdf")));
    }

    private PlaceNamesTest in(Path folder) throws java.io.IOException {
        dir = java.nio.file.Files.createDirectories(folder);
        return this;
    }
}
