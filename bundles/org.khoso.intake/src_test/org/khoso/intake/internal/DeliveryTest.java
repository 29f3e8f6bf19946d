package org.khoso.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.Progress;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.Delivery.IncomingDossier;
import org.khoso.api.intake.Mapping;
import org.khoso.intake.internal.Fixture.Err;
import org.khoso.intake.internal.Fixture.Fmt;
import org.khoso.intake.internal.Fixture.Merged;
import org.khoso.intake.internal.Fixture.Result;

/** Deliveries with the oddities that contractors' lists have. */
class DeliveryTest {
    private static final Object[] HEAD = {"STT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Thời hạn bảo quản", "Thời gian bắt đầu",
            "Thời gian kết thúc", "Số tờ", "Ngôn ngữ", "Ghi chú"};
    private static final Object[] RECORDS = {"STT", "Mã hồ sơ", "Số/KH", "Ngày VB", "Tác giả", "Trích yếu nội dung", "Số trang",
            "Tên tệp"};
    @TempDir
    Path dir;
    private Fixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new Fixture(dir);
    }

    private static Object[] row(Object... v) {
        return v;
    }

    private static String iso(Object date) {
        PartialDate d = (PartialDate) date;
        return d.precision() + " " + d.from() + " " + d.to();
    }

    @Test
    void valuesAsPeopleTypeThem() throws Exception {
        Result r = fixture.xlsx("ML.xlsx", "HS", HEAD,
                row(1, new Fmt(7, "000"), "=cmd|' /C calc'!A0", "Vĩnh viễn", "?/5/96", "1996-1998", new Fmt(12, "General"),
                        "Tiếng Việt, Tiếng Anh", "+84"),
                row(2, 123456789012345L, " Hồ\u00a0sơ\u200b  " + Normalizer.normalize("đê bao", Normalizer.Form.NFD), "vv",
                        "00/00/1998", LocalDate.of(1998, 12, 31), "05", "viet", null),
                row(3, "0012", "@SUM", "20 nam", 1995, "hôm qua", "12 tờ", "Tiếng Chăm", new Err(FormulaError.REF)),
                row(4, "0013", "-1", "01 - Vĩnh viễn", new Fmt(35796, "mm/yyyy"), new Fmt(36160, "yyyy"), "khoảng 10",
                        "Tiếng Việt (01)", true))
                .read();
        assertEquals(List.of("007", "123456789012345", "0012", "0013"), r.dossiers().stream().map(IncomingDossier::key).toList());
        Map<String, Object> a = r.dossiers().get(0).values();
        assertEquals("=cmd|' /C calc'!A0", a.get("title"));
        assertEquals("01", a.get("maintenance"));
        assertEquals("MONTH 1996-05-01 1996-05-31", iso(a.get("startDate")));
        assertEquals("RANGE 1996-01-01 1998-12-31", iso(a.get("endDate")));
        assertEquals(12L, a.get("numberOfPaper"));
        assertEquals("01;02", a.get("language"));
        assertEquals("+84", a.get("description"));
        assertEquals("Vĩnh viễn", r.dossiers().get(0).raw().get("maintenance"));
        Map<String, Object> b = r.dossiers().get(1).values();
        assertEquals("Hồ sơ đê bao", b.get("title"));
        assertEquals("01", b.get("maintenance"));
        assertEquals("YEAR 1998-01-01 1998-12-31", iso(b.get("startDate")));
        assertEquals("DAY 1998-12-31 1998-12-31", iso(b.get("endDate")));
        assertEquals(5L, b.get("numberOfPaper"));
        Map<String, Object> c = r.dossiers().get(2).values();
        assertEquals("05", c.get("maintenance"));
        assertEquals("YEAR 1995-01-01 1995-12-31", iso(c.get("startDate")));
        assertEquals(PartialDate.unknown("hôm qua"), c.get("endDate"));
        assertEquals(12L, c.get("numberOfPaper"));
        assertEquals("Tiếng Chăm", c.get("language"));
        assertFalse(c.containsKey("description"));
        Map<String, Object> d = r.dossiers().get(3).values();
        assertEquals("01", d.get("maintenance"));
        assertEquals("MONTH 1998-01-01 1998-01-31", iso(d.get("startDate")));
        assertEquals("YEAR 1998-01-01 1998-12-31", iso(d.get("endDate")));
        assertFalse(d.containsKey("numberOfPaper"));
        assertEquals("khoảng 10", r.dossiers().get(3).raw().get("numberOfPaper"));
        assertEquals("01", d.get("language"));
        List<String> all = r.all();
        assertTrue(all.contains("intake/date-unreadable|0012|endDate"), all.toString());
        assertTrue(all.contains("intake/cell-error|0012|description"), all.toString());
        assertTrue(all.contains("intake/number-unreadable|0013|numberOfPaper"), all.toString());
    }

    @Test
    void rowsThatAreNoDataAreCountedAndLeftOut() throws Exception {
        Result r = fixture.xlsx("ML.xlsx", "HS", row("MỤC LỤC HỒ SƠ"), HEAD, row("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)",
                "(8)", "(9)"),
                row("I", null, "Năm 1998"), row(1, "H1", "a", "VV"), row(null, "II. Năm 1999"), row(2, "H2", "b", "VV"), row(),
                HEAD, row(3, "H3", "Cộng đồng dân cư", "VV"),
                row(null, null, "Cộng", null, null, null, 25), row(4, "H4", "Công văn đến", "VV"), row("Tổng cộng: 4 hồ sơ",
                        null, null, null, null, null, 30),
                row(5), row(6),
                row("Mục lục này gồm 04 hồ sơ"), row(null, null, "Người lập biểu", null, null, "GIÁM ĐỐC")).read();
        assertEquals(List.of("H1", "H2", "H3", "H4"), r.dossiers().stream().map(IncomingDossier::key).toList());
        assertEquals("{blank=3, dossier=4, header=3, section=4, subtotal=2, title=1}", r.rows().toString());
    }

    @Test
    void recordsFindDossierAndFile() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Fixture.sheet(book, "Văn bản", RECORDS, row(1, "H1.01", "123/QĐ-UBND", LocalDate.of(1998, 5, 2), "UBND tỉnh",
                    "Về đê", 2, "H1.01\\001.PDF"),
                    row(2, "H1.01", "15", "3/6/98", "Sở", "Về thủy lợi", "3", "ảnh chụp.jpg"), row(3, null, "15a", "3/6/98",
                            "Sở", "Nối", "3", "D:\\scan\\H1.01\\003.tif"),
                    row(4, "H9", "1", "1998", "Sở", "Lạc", 1, "x.pdf"), row(5, "H1.02", "1", "1998", "Sở", "Leo", 1,
                            "../../etc/passwd"),
                    row(6, "H1.02", "2", "1998", "Sở", "Thiếu", 1, "thieu.pdf"));
            Fixture.sheet(book, "Hồ sơ", HEAD, row(1, "H1.01", "Đê bao", "VV"), row(2, "H1.02", "Thủy lợi", "VV"), row(3,
                    "H1.03", "Không có gì", "VV"));
            fixture.save(book, "ML.xlsx");
        }
        fixture.files("H1.01/001.pdf", "H1.01/" + Normalizer.normalize("Ảnh Chụp.JPG", Normalizer.Form.NFD), "H1.01/003.tif",
                "H1.01/la.pdf", "H1.02/a.pdf", "Lạ/1.pdf", "Lạ/2.pdf",
                "Thumbs.db", "H1.01/.DS_Store", "ghi chu.docx");
        Files.writeString(dir.resolve("H1.01/003.tif"), "");
        Result r = fixture.read();
        IncomingDossier d = r.dossier("H1.01");
        assertEquals(List.of("H1.01/001.pdf", "H1.01/Ảnh Chụp.JPG", "H1.01/003.tif"), d.records().stream()
                .map(x -> x.files().get(0).relative()).toList());
        assertEquals("123", d.records().get(0).values().get("codeNumber"));
        assertEquals("QĐ-UBND", d.records().get(0).values().get("codeNotation"));
        assertEquals("ML.xlsx!Văn bản!2", d.records().get(0).place());
        List<String> all = r.all();
        assertEquals(List.of("intake/file-empty|H1.01/003.tif|", "intake/file-missing|ML.xlsx!Văn bản!7|H1.02/thieu.pdf",
                "intake/file-orphan|H1.01/la.pdf|",
                "intake/file-orphan|H1.02/a.pdf|", "intake/file-orphan|ghi chu.docx|", "intake/folder-missing|H1.02|",
                "intake/folder-missing|H1.03|", "intake/folder-orphan|Lạ|",
                "intake/path-outside|ML.xlsx!Văn bản!6|../../etc/passwd", "intake/row-no-dossier|ML.xlsx!Văn bản!5|").stream()
                .filter(x -> !x.contains("folder-missing|H1.02")).toList(),
                all.stream().sorted().toList());
        assertEquals(6L + 3 + 2, r.rows().values().stream().mapToLong(x -> x).sum());
    }

    @Test
    void filesByConvention() throws Exception {
        fixture.csv("hs.csv",
                "STT;Mã hồ sơ;Tiêu đề hồ sơ;Thời hạn bảo quản\n1;H1.2001.01;A;VV\n2;H1.2001.02;B;VV\n3;H1.2001.03;C;VV\n4;H1.2001.04;D;VV\n");
        fixture.csv("vb.csv",
                "STT;Mã hồ sơ;Mã văn bản;Số thứ tự văn bản;Số VB;Ngày VB;Trích yếu\n1;H1.2001.01;H1.2001.01.0000001;1;1;1998;a\n2;H1.2001.01;H1.2001.01.0000002;2;2;1998;b\n"
                        + "3;H1.2001.02;;1;1;1998;a\n4;H1.2001.02;;2;2;1998;b\n5;H1.2001.03;;;9;1998;c\n6;H1.2001.04;H1.2001.04.0000001;1;1;1998;p\n");
        fixture.files("H1.2001.01/h1-2001-01-0000002.PDF", "H1.2001.01/h1.2001.01.0000001.pdf", "HS 2001-02/VB_001.pdf",
                "HS 2001-02/VB_002.pdf", "2001/03/quet.pdf",
                "H1.2001.04 Hồ sơ D/H1.2001.04.0000001_001.jpg", "H1.2001.04 Hồ sơ D/H1.2001.04.0000001_002.jpg");
        Result r = fixture.read();
        assertEquals(List.of(), r.all());
        assertEquals("H1.2001.01/h1-2001-01-0000002.PDF", r.dossier("H1.2001.01").records().get(1).files().get(0).relative());
        assertEquals("HS 2001-02/VB_002.pdf", r.dossier("H1.2001.02").records().get(1).files().get(0).relative());
        assertEquals("2001/03/quet.pdf", r.dossier("H1.2001.03").records().get(0).files().get(0).relative());
        assertEquals(2, r.dossier("H1.2001.04").records().get(0).files().size());
    }

    @Test
    void withoutListOfRecordsEachFileIsOne() throws Exception {
        fixture.csv("hs.csv", "STT,Mã hồ sơ,Tiêu đề hồ sơ,Thời hạn bảo quản\n1,H1,A,VV\n").files("H1/1.pdf", "H1/2.pdf",
                "H1/10.pdf");
        IncomingDossier d = fixture.read().dossier("H1");
        assertEquals(List.of("H1/1.pdf", "H1/2.pdf", "H1/10.pdf"), d.records().stream().map(Delivery.IncomingRecord::place)
                .toList());
        assertEquals(3L, d.records().get(2).values().get("docOrdinal"));
    }

    @Test
    void mixedWithMergedCellsFilledDown() throws Exception {
        Object[] head = {"STT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Thời hạn bảo quản", "Số VB", "Ký hiệu VB", "Ngày VB", "Tác giả",
                "Trích yếu", "Ghi chú"};
        Result r = fixture.xlsx("ML.xlsx", "Sheet1", head, row(1, "H1", "Đê bao", "VV", "1", "QĐ", "1/2/1998", "UBND", "Một",
                null),
                row(null, null, null, null, "2", "CV", "1/3/1998", "Sở", "Hai", "rách"), row(2, "H2", "Thủy lợi", "20 năm", "3",
                        "QĐ", "1/4/1998", "UBND", "Ba"),
                row(3, "H3", "Lặp lại", "VV", "4", "QĐ", "1/4/1998", "UBND", "Bốn"), row(3, "H3", "Lặp lại", "VV", "5", "QĐ",
                        "1/4/1998", "UBND", "Năm"),
                row(new Merged(1, 2, 0, 0)), row(new Merged(1, 2, 1, 1)), row(new Merged(1, 2, 2, 2)), row(new Merged(1, 2, 3,
                        3)))
                .read();
        assertEquals(Mapping.Role.MIXED, r.mapping().sheets().get(0).role());
        assertEquals(List.of("H1", "H2", "H3"), r.dossiers().stream().map(IncomingDossier::key).toList());
        assertEquals(List.of(2, 1, 2), r.dossiers().stream().map(d -> d.records().size()).toList());
        assertEquals("Hai", r.dossiers().get(0).records().get(1).values().get("subject"));
        assertFalse(r.dossiers().get(0).records().get(1).values().containsKey("maintenance"));
        assertEquals("rách", r.dossiers().get(0).records().get(1).values().get("description"));
    }

    @Test
    void mixedWithRecordsBelow() throws Exception {
        Object[] head = {"STT", "Mã hồ sơ", "Tiêu đề hồ sơ / trích yếu nội dung văn bản", "Thời hạn bảo quản",
                "Thời gian bắt đầu", "Số, ký hiệu VB", "Ngày VB", "Tác giả", "Số trang"};
        Result r = fixture.xlsx("ML.xlsx", "Sheet1", head, row("I", "H1", "Đê bao", "VV", "1998", null, null, null, 12), row(1,
                null, "Một", null, null, "1/QĐ-UB", "1/2/1998", "UBND", 2),
                row(2, null, "Hai", null, null, "2/CV", "1/3/1998", "Sở", 10), row("II", "H2", "Thủy lợi", "VV", "1999", null,
                        null, null, 1),
                row(1, null, "Ba", null, null, "3/QĐ", "1/4/1998", "UBND", 1)).read();
        assertEquals(Mapping.Role.MIXED, r.mapping().sheets().get(0).role());
        assertEquals(List.of("H1", "H2"), r.dossiers().stream().map(IncomingDossier::key).toList());
        assertEquals("Đê bao", r.dossiers().get(0).values().get("title"));
        assertEquals("Hai", r.dossiers().get(0).records().get(1).values().get("subject"));
        assertEquals(10L, r.dossiers().get(0).records().get(1).values().get("numberOfPage"));
        assertEquals("CV", r.dossiers().get(0).records().get(1).values().get("codeNotation"));
    }

    @Test
    void secretNeverShows() throws Exception {
        Object[] head = {"STT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Chế độ sử dụng", "Độ mật", "Thời hạn bảo quản"};
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Fixture.sheet(book, "HS", head, row(1, "H1", "Chuyện Hải Âu", "01", "Mật", "VV"), row(2, "H2", "Chuyện thường", "01",
                    "Thường", "VV"),
                    row(3, "H3", "Chuyện Sao Mai", "Mật", "", "VV"), row(4, "H4", "Bảo vệ bí mật nhà nước", "02", "Không", "VV"),
                    row(5, "H5", "Chuyện Sóng [TỐI MẬT]", "01", "", "VV"),
                    row(6, "H6", "Trong thư mục kín", "01", "", "VV"), row(7, "H7", "Số ba", 3, "", "VV"));
            Fixture.sheet(book, "VB", RECORDS, row(1, "H2", "1", "1998", "UB", "Thường", 1, "1.pdf"), row(2, "H2", "2", "1998",
                    "UB", "Hải Âu (Mật)", 1, "hai au.pdf"),
                    row(3, "H1", "3", "1998", "UB", "Hải Âu nữa", 1, "3.pdf"), row(4, "H2", "2", "1998", "UB", "Bốn", 1,
                            "sao mai_MẬT.pdf"));
            Fixture.sheet(book, "Hồ sơ mật", head, row(1, "H8", "Ong Bầu", "01", "", "VV"));
            fixture.save(book, "ML.xlsx");
        }
        fixture.files("H2/1.pdf", "H2/hai au.pdf", "H1/3.pdf", "H1/hai au bon.pdf", "KHO MẬT/H6/1.pdf",
                "Tuyệt mật - vụ Sóng/5.pdf", "Tài liệu mật/Hải Âu.pdf", "H2/sao mai_MẬT.pdf", "Ngoài/[MẬT] sao.pdf");
        Result r = fixture.read();
        assertEquals(List.of("MAT", "", "MAT", "", "TOI_MAT", "MAT", "MAT", "MAT", "TUYET_MAT", "MAT"),
                r.dossiers().stream().map(d -> d.secret().map(Delivery.Marking::code).orElse("")).toList());
        IncomingDossier two = r.dossier("H2");
        assertEquals(List.of("", "MAT", "MAT"), two.records().stream().map(x -> x.secret().map(Delivery.Marking::code)
                .orElse("")).toList());
        String everything = (r.dossiers() + " " + r.findings()).toLowerCase();
        for (String word : List.of("hải âu", "sao mai", "sóng", "hai au", "ong bầu", "vụ", "h1,", "trong thư mục kín", "số ba",
                "sao.pdf"))
            assertFalse(everything.replace("khobuild", "").contains(word), word + " in " + everything);
        assertTrue(r.dossiers().stream().filter(d -> d.secret().isPresent()).allMatch(d -> d.values().isEmpty()
                && d.records().isEmpty()));
        assertTrue(r.findings().stream().noneMatch(f -> f.rule().equals("intake/file-orphan")), r.all().toString());
        Result all = fixture.read(true);
        assertEquals("Chuyện Hải Âu", all.dossier("H1").values().get("title"));
        assertTrue(all.dossier("H1").secret().isPresent());
        assertEquals("H2/hai au.pdf", all.dossier("H2").records().get(1).files().get(0).relative());
    }

    @Test
    void csvInEveryEncoding() throws Exception {
        String text = "STT,Mã hồ sơ,Tiêu đề hồ sơ,Thời hạn bảo quản\r\n1,\"0012\",\"Đê bao, \"\"kè\"\"\r\nnăm 1998\",Vĩnh viễn\r\n";
        byte[] old = Normalizer.normalize(text, Normalizer.Form.NFD).getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> variants = new TreeMap<>(Map.of("utf8", text.getBytes(StandardCharsets.UTF_8), "bom", ("\ufeff"
                + text).getBytes(StandardCharsets.UTF_8), "utf16", text.getBytes(StandardCharsets.UTF_16),
                "utf16le", text.getBytes(StandardCharsets.UTF_16LE), "nfd", old, "1258", windows(text), "semicolon",
                text.replace("bao,", "bao").replace(',', ';').replace("bao", "bao,").getBytes(StandardCharsets.UTF_8),
                "tab", text.replace("bao,", "bao").replace(',', '\t').replace("bao", "bao,").getBytes(StandardCharsets.UTF_8),
                "sep", ("sep=,\r\n" + text).getBytes(StandardCharsets.UTF_8)));
        for (Map.Entry<String, byte[]> e : variants.entrySet()) {
            Files.write(dir.resolve("hs.csv"), e.getValue());
            Result r = fixture.read();
            assertEquals("0012", r.dossiers().get(0).key(), e.getKey());
            assertEquals("Đê bao, \"kè\" năm 1998", r.dossiers().get(0).values().get("title"), e.getKey());
            assertEquals("01", r.dossiers().get(0).values().get("maintenance"), e.getKey());
        }
    }

    /** The code page has letters with their shape, and tones as marks of their own. */
    private static byte[] windows(String text) {
        StringBuilder out = new StringBuilder();
        Charset c = Charset.forName("windows-1258");
        text.codePoints().mapToObj(Character::toString).forEach(s -> {
            if (c.newEncoder().canEncode(s)) {
                out.append(s);
                return;
            }
            String d = Normalizer.normalize(s, Normalizer.Form.NFD);
            String tone = d.chars().filter(x -> "\u0300\u0301\u0303\u0309\u0323".indexOf(x) >= 0).collect(StringBuilder::new,
                    StringBuilder::appendCodePoint, StringBuilder::append).toString();
            out.append(Normalizer.normalize(d.replace(tone, ""), Normalizer.Form.NFC)).append(tone);
        });
        return out.toString().getBytes(c);
    }

    @Test
    void oldWorkbooks() throws Exception {
        Result r = fixture.xls("ML.xls", "HS", HEAD, row(1, new Fmt(7, "000"), "Đê bao", "VV", LocalDate.of(1998, 5, 2), "1999",
                12, "01", true),
                row(2, "H2", "b", "VV", null, null, new Err(FormulaError.NA), null, new Fixture.Formula("1+1")), row(null,
                        "Cộng", null, null, null, null, 3),
                row(3, "H3", "Gộp", "VV"), row(null, null, "dưới", "VV"), row(new Merged(4, 5, 1, 1))).read();
        assertEquals("007", r.dossiers().get(0).key());
        assertEquals("DAY 1998-05-02 1998-05-02", iso(r.dossiers().get(0).values().get("startDate")));
        assertEquals(12L, r.dossiers().get(0).values().get("numberOfPaper"));
        assertTrue(r.all().contains("intake/cell-error|H2|numberOfPaper"), r.all().toString());
        assertEquals("H3", r.dossiers().get(3).values().get("arcFileCode"));
    }

    @Test
    void datesFrom1904AndHiddenSheets() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            Fixture.sheet(book, "HS", HEAD, row(1, "H1", "a", "VV", new Fmt(34334, "dd/mm/yyyy")));
            Fixture.sheet(book, "Nháp", HEAD, row(1, "H2", "b", "VV"));
            book.setSheetVisibility(1, org.apache.poi.ss.usermodel.SheetVisibility.HIDDEN);
            book.getSheetAt(0).getRow(1).setZeroHeight(true);
            fixture.save(book, "ML.xlsx");
        }
        Result r = fixture.read();
        assertEquals("DAY 1998-01-01 1998-01-01", iso(r.dossiers().get(0).values().get("startDate")));
        assertEquals(1, r.dossiers().size());
        assertTrue(r.all().contains("intake/sheet-hidden|ML.xlsx!Nháp|"));
        assertTrue(r.all().contains("intake/rows-hidden|ML.xlsx!HS|"));
    }

    @Test
    void aSpanOfDatesFillsBothFieldsAndRemarksAreKept() throws Exception {
        Result r = fixture.xlsx("ML.xlsx", "HS", row("STT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Thời gian BĐ-KT", "Hộp số lưu kho",
                "Ghi chú"), row(1, "H1", "a", "2/5/1996 - 3/6/1998", "12", "rách"),
                row(2, "H2", "b", "1996-1998", "13"), row(3, "H3", "c", "1997")).read();
        Map<String, Object> a = r.dossiers().get(0).values();
        assertEquals("DAY 1996-05-02 1996-05-02", iso(a.get("startDate")));
        assertEquals("DAY 1998-06-03 1998-06-03", iso(a.get("endDate")));
        assertEquals("rách; Hộp số lưu kho: 12", a.get("description"));
        assertEquals("YEAR 1998-01-01 1998-12-31", iso(r.dossiers().get(1).values().get("endDate")));
        assertEquals("YEAR 1997-01-01 1997-12-31", iso(r.dossiers().get(2).values().get("endDate")));
    }

    @Test
    void linksAreNotFollowed() throws Exception {
        fixture.csv("hs.csv", "STT,Mã hồ sơ,Tiêu đề hồ sơ,Thời hạn bảo quản\n1,H1,A,VV\n").files("H1/1.pdf");
        Path outside = Files.createTempDirectory("outside");
        Files.writeString(outside.resolve("passwd.pdf"), "x");
        Files.createSymbolicLink(dir.resolve("H1/link.pdf"), outside.resolve("passwd.pdf"));
        Files.createSymbolicLink(dir.resolve("H2"), outside);
        Result r = fixture.read();
        assertEquals(List.of("intake/link|H2|", "intake/link|H1/link.pdf|"), r.all());
        assertEquals(1, r.dossier("H1").records().size());
    }

    @Test
    void correctedMappingIsFollowedAndTwoRunsAreEqual() throws Exception {
        fixture.csv("hs.csv", "A,B,C\nx1,Đê,1998\nx2,Kè,1999\n");
        try (Delivery d = fixture.open()) {
            assertEquals(Mapping.Role.IGNORED, d.propose(fixture.sets).sheets().get(0).role());
            Mapping m = new Mapping(List.of(new Mapping.SheetMapping("hs.csv", "", 1, 1, Mapping.Role.DOSSIERS,
                    "tt05.aip_hoso.ead", Map.of(0, "arcFileCode", 1, "title", 2, "startDate"), Map.of())));
            Result a = fixture.read(d, m, false);
            Result b = fixture.read(d, m, false);
            assertEquals(List.of("x1", "x2"), a.dossiers().stream().map(IncomingDossier::key).toList());
            assertEquals(a.dossiers(), b.dossiers());
        }
    }

    @Test
    void duplicateCodesStayApart() throws Exception {
        Result r = fixture.csv("hs.csv", "STT,Mã hồ sơ,Tiêu đề hồ sơ,Thời hạn bảo quản\n1,H1,A,VV\n2,H1,B,VV\n3,,C,VV\n").read();
        assertEquals(List.of("H1", "H1@hs.csv!3", "hs.csv!4"), r.dossiers().stream().map(IncomingDossier::key).toList());
        assertEquals(Kind.DOSSIER, r.dossiers().get(0).recordSet().kind());
    }

    @Test
    void headersOfTheArchivesOwnLayer() throws Exception {
        var f = new Fixture(dir).csv("a.csv", "Lô số hóa của tỉnh;Mã hồ sơ\nSH-1;H98.64.30.1996.001\n");
        var lot = new FieldInfo("lot", "ext:lot", new Bilingual("Lô số hóa của tỉnh", null), FieldType.TEXT, 20, "O", Confidence.DESIGN,
                Confidence.DESIGN, null, false, false, "", new Bilingual("", ""));
        var own = Fixture.STANDARDS.adding("tt05.aip_hoso.ead", lot);
        try (Delivery d = new FolderIntake().open(f.root, own, Progress.NONE)) {
            assertEquals(1, d.sheets().get(0).headerFirst());
            assertEquals("lot", d.propose(own.aip()).sheets().get(0).columns().get(0));
        }
        try (Delivery d = f.open()) {
            assertEquals(0, d.sheets().get(0).headerFirst(), "without the layer one known header makes no head of a table");
        }
    }
}
