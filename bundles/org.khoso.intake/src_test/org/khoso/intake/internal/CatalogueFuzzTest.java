package org.khoso.intake.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.FormulaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Message;
import org.khoso.intake.internal.Fixture.Result;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;
import org.khoso.text.LegacyText;

/** Broken catalogues of each kind, through the whole of intake: a delivery with a finding, or a clear refusal. */
class CatalogueFuzzTest {
    private static final String TEXT = """
            MỤC LỤC HỒ SƠ;;;;;
            STT;Mã hồ sơ;Tiêu đề hồ sơ;Thời hạn bảo quản;Số tờ;Ngày tháng bắt đầu
            1;H1;"Đê bao; kè ""Sông Hậu""
            đoạn 2";Vĩnh viễn;012;02/01/1998
            2;H2;Tập văn bản về thuỷ lợi;20 năm;7;?/5/96
            3;H3;Quyết định của Uỷ ban nhân dân tỉnh;VV;1e3;1996-1998
            ;;Cộng;;31;
            """;
    @TempDir
    Path dir;

    private byte[] book(String name) throws Exception {
        Fixture f = new Fixture(dir);
        Object[] title = {"MỤC LỤC HỒ SƠ"};
        Object[] head = {"STT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Thời hạn bảo quản", "Số tờ", "Ngày tháng bắt đầu"};
        Object[] a = {1, new Fixture.Fmt(7, "000"), "Đê bao", "VV", 12, LocalDate.of(1998, 1, 2)};
        Object[] b = {2, "H2", "Kè", "20 năm", new Fixture.Formula("SUM(A3:A4)"), "?/5/96"};
        Object[] c = {3, "H3", "Cống", true, new Fixture.Err(FormulaError.REF), new Fixture.Fmt(35000, "mm/yyyy")};
        Object[] merged = {new Fixture.Merged(2, 3, 3, 3)};
        Object[][] rows = {title, head, a, b, c, merged};
        if (name.endsWith("xls"))
            f.xls(name, "HS", rows);
        else
            f.xlsx(name, "HS", rows);
        byte[] bytes = Files.readAllBytes(dir.resolve(name));
        Files.delete(dir.resolve(name));
        return bytes;
    }

    static List<Message> read(String name, byte[] file, Path in) throws Exception {
        Files.write(in.resolve(name), file);
        Result r = new Fixture(in).read();
        List<Message> said = new ArrayList<>();
        r.findings().forEach(f -> said.add(f.message()));
        r.dossiers().forEach(d -> d.findings().forEach(f -> said.add(f.message())));
        return said;
    }

    private static void fuzz(String format, String name, Shape shape, byte[]... seeds) throws Exception {
        Fuzz.of(format, FolderIntake.class).shape(shape).naming(name).seed(seeds)
                .words("<c r=\"", "t=\"s\"", "sharedStrings", "#REF!", "1904",
                        "dd/mm/yyyy", "[$-42A]", "\u00e1", "Workbook", "sep=;", "00/00/1998", "table:number-rows-repeated=\"1000000\"")
                .run((file, in) -> read(name, file, in));
    }

    @Test
    void xlsx() throws Exception {
        fuzz("XLSX", "a.xlsx", Shape.ZIP, book("a.xlsx"));
    }

    @Test
    void xls() throws Exception {
        fuzz("XLS", "a.xls", Shape.BINARY, book("a.xls"));
    }

    @Test
    void ods() throws Exception {
        fuzz("ODS", "a.ods", Shape.ZIP, OdsTest.sample());
    }

    @Test
    void csv() throws Exception {
        byte[] text = TEXT.getBytes(StandardCharsets.UTF_8);
        fuzz("CSV", "a.csv", Shape.CSV, text, TEXT.replace(';', ',').getBytes(StandardCharsets.UTF_16LE), TEXT.replace(';', '\t').getBytes(
                StandardCharsets.UTF_8));
    }

    @Test
    void textOfBeforeUnicode() throws Exception {
        fuzz("old text", "a.csv", Shape.CSV, TEXT.getBytes(Charset.forName("windows-1258")),
                LegacyText.TCVN3.encode(TEXT).orElseThrow().getBytes(
                        StandardCharsets.ISO_8859_1));
    }
}
