package org.khoso.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.intake.internal.Fixture.row;

import java.nio.file.Path;
import java.util.List;
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
}
