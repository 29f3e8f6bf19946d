package org.khoso.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.intake.internal.Fixture.Result;

/** Damaged and hostile catalogues: a finding or a clear refusal, in bounded time and memory. */
class HostileTest {
    @TempDir
    Path dir;

    private byte[] sample(String name) throws IOException {
        Fixture f = new Fixture(dir);
        Object[] head = {"STT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Thời hạn bảo quản", "Số tờ"};
        Object[] a = {1, new Fixture.Fmt(7, "000"), "Đê bao", "VV", 12};
        Object[] b = {2, "H2", "Kè", "20 năm", java.time.LocalDate.of(1998, 1, 2)};
        Object[] merged = {new Fixture.Merged(1, 2, 3, 3)};
        if (name.endsWith("xls"))
            f.xls(name, "HS", head, a, b, merged);
        else
            f.xlsx(name, "HS", head, a, b, merged);
        return Files.readAllBytes(dir.resolve(name));
    }

    private void survive(String what) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                new Fixture(dir).read();
            } catch (KhosoException e) {
                assertTrue(e.problem().key().startsWith("intake."), what);
            } catch (Throwable e) {
                throw new AssertionError(what, e);
            }
        }, what);
    }

    @Test
    void damagedWorkbooks() throws Exception {
        for (String name : new String[]{"a.xlsx", "a.xls"}) {
            byte[] good = sample(name);
            Random random = new Random(42);
            for (int i = 0; i < 80; i++) {
                byte[] bad = good.clone();
                for (int n = 1 + random.nextInt(6); n > 0; n--)
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
                Files.write(dir.resolve(name), i % 5 == 0 ? java.util.Arrays.copyOf(bad, random.nextInt(bad.length)) : bad);
                survive(name + " mutation " + i);
            }
            Files.delete(dir.resolve(name));
        }
    }

    /** Damage inside the XML, which a checksum of the ZIP would hide. */
    @Test
    void damagedXml() throws Exception {
        sample("a.xlsx");
        Path good = dir.resolveSibling("good-" + System.nanoTime() + ".xlsx");
        Files.move(dir.resolve("a.xlsx"), good);
        Random random = new Random(43);
        for (int i = 0; i < 80; i++) {
            try (ZipFile zip = new ZipFile(good.toFile());
                    ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(dir.resolve("a.xlsx")))) {
                for (var e : zip.stream().toList()) {
                    byte[] b = zip.getInputStream(e).readAllBytes();
                    if (e.getName().contains("sheet1") || e.getName().contains("shared") || e.getName().contains("styles")
                            || e.getName().contains("workbook"))
                        for (int n = random.nextInt(4); n > 0; n--)
                            b[random.nextInt(b.length)] = (byte) (random.nextBoolean()
                                    ? '0'
                                            + random.nextInt(75)
                                    : random.nextInt(256));
                    out.putNextEntry(new ZipEntry(e.getName()));
                    out.write(b);
                }
            }
            survive("xml " + i);
        }
        Files.delete(good);
    }

    @Test
    void damagedText() throws Exception {
        byte[] good = "STT,Mã hồ sơ,\"Tiêu đề\n hồ sơ\",Thời hạn bảo quản\n1,H1,\"a,\"\"b\"\"\",VV\n2,H2,b,VV\n"
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(44);
        for (int i = 0; i < 200; i++) {
            byte[] bad = good.clone();
            for (int n = 1 + random.nextInt(8); n > 0; n--)
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            Files.write(dir.resolve("a.csv"), bad);
            survive("csv " + i);
        }
        Files.write(dir.resolve("a.csv"), new byte[0]);
        survive("empty");
        byte[] junk = new byte[3_000_000];
        random.nextBytes(junk);
        Files.write(dir.resolve("a.csv"), junk);
        survive("junk");
        Files.writeString(dir.resolve("a.csv"), "STT,\"" + "x".repeat(20_000_000));
        survive("one field");
    }

    private void zip(String sheet, String strings, String book) throws IOException {
        try (OutputStream file = Files.newOutputStream(dir.resolve("a.xlsx")); ZipOutputStream out = new ZipOutputStream(file)) {
            part(out, "[Content_Types].xml", "<Types/>");
            part(out, "xl/workbook.xml", book != null
                    ? book
                    : "<workbook xmlns:r='x'><sheets><sheet name='HS' sheetId='1' r:id='r1'/></sheets></workbook>");
            part(out, "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id='r1' Type='t/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
            if (strings != null)
                part(out, "xl/sharedStrings.xml", strings);
            part(out, "xl/worksheets/sheet1.xml", sheet);
        }
    }

    private static void part(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Result refused() throws IOException {
        Result r = new Fixture(dir).read();
        assertTrue(r.all().stream().anyMatch(f -> f.startsWith("intake/table-unreadable|a.xlsx")), r.all().toString());
        return r;
    }

    @Test
    void zipBomb() throws Exception {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        byte[] zeros = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (OutputStream file = Files.newOutputStream(dir.resolve("a.xlsx")); ZipOutputStream out = new ZipOutputStream(file)) {
            out.setLevel(1);
            part(out, "xl/workbook.xml", "<workbook xmlns:r='x'><sheets><sheet name='HS' r:id='r1'/></sheets></workbook>");
            part(out, "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id='r1' Type='t/worksheet' Target='worksheets/sheet1.xml'/></Relationships>");
            out.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            out.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 2000; i++)
                out.write(zeros);
            out.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(0, chunk.size());
        assertTimeoutPreemptively(Duration.ofSeconds(20), this::refused);
    }

    @Test
    void entities() throws Exception {
        String bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>";
        zip(bomb + "<worksheet><sheetData><row r='1'><c t='inlineStr'><is><t>&c;</t></is></c></row></sheetData></worksheet>",
                null, null);
        refused();
        zip("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row><c t='inlineStr'><is><t>&a;</t></is></c></row></sheetData></worksheet>",
                null, null);
        Result r = refused();
        assertTrue(!r.toString().contains("root:"));
    }

    @Test
    void wildNumbers() throws Exception {
        String row = "<row r='%s'><c r='%s' t='s'><v>%s</v></c><c r='ZZZ1'><v>1e308</v></c><c><v>NaN</v></c></row>";
        StringBuilder rows = new StringBuilder();
        for (String n : new String[]{"-1", "0", "99999999999", "x", "2147483647", "1"})
            rows.append(row.formatted(n, "A" + n, n));
        zip("<worksheet><sheetData>" + rows
                + "</sheetData><mergeCells><mergeCell ref='A1:XFD1048576'/><mergeCell ref='B9:A1'/><mergeCell ref='::'/><mergeCell/></mergeCells></worksheet>",
                "<sst><si><t>x</t></si></sst>", null);
        survive("numbers");
        zip("<worksheet/>", null, "<workbook xmlns:r='x'><sheets>" + "<sheet name='HS' r:id='r1'/>".repeat(5000)
                + "</sheets></workbook>");
        survive("sheets");
        zip("<worksheet>".repeat(100_000), null, null);
        survive("deep");
    }

    @Test
    void notASpreadsheet() throws Exception {
        Files.writeString(dir.resolve("a.xlsx"), "<html>");
        refused();
        Files.delete(dir.resolve("a.xlsx"));
        Files.writeString(dir.resolve("b.xls"),
                "STT\tMã hồ sơ\tTiêu đề hồ sơ\tThời hạn bảo quản\n1\tH1\tA\tVV\n"); // text that calls itself .xls
        assertEquals("H1", new Fixture(dir).read().dossiers().get(0).key());
    }

    @Test
    void encrypted() throws Exception {
        try (Workbook book = new org.apache.poi.xssf.usermodel.XSSFWorkbook();
                org.apache.poi.poifs.filesystem.POIFSFileSystem fs = new org.apache.poi.poifs.filesystem.POIFSFileSystem()) {
            book.createSheet("HS");
            var encryptor = new org.apache.poi.poifs.crypt.EncryptionInfo(org.apache.poi.poifs.crypt.EncryptionMode.standard)
                    .getEncryptor();
            encryptor.confirmPassword("x");
            try (OutputStream out = encryptor.getDataStream(fs)) {
                book.write(out);
            }
            try (OutputStream out = Files.newOutputStream(dir.resolve("a.xlsx"))) {
                fs.writeFilesystem(out);
            }
        }
        Result r = refused();
        assertEquals("intake.table-encrypted", r.findings().stream().filter(f -> f.rule().equals("intake/table-unreadable"))
                .findFirst().orElseThrow().message().key());
    }
}
