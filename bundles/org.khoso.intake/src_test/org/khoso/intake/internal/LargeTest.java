package org.khoso.intake.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Progress;
import org.khoso.api.intake.Delivery;

/** 20,000 records in 1,000 dossiers, in no order: all come, and few are held at a time. Four times as many, and how long they take: row rows of at-size. */
class LargeTest {
    @TempDir
    Path dir;

    @Test
    void recordsInNoOrder() throws Exception {
        try (SXSSFWorkbook book = new SXSSFWorkbook(null, 50, true, true)) {
            Sheet hs = book.createSheet("HS");
            fill(hs.createRow(0), "STT", "Mã hồ sơ", "Tiêu đề hồ sơ", "Thời hạn bảo quản", "Thời gian bắt đầu", "Số tờ");
            for (int i = 1; i <= 1000; i++)
                fill(hs.createRow(i), "" + i, "H98.64.12.1983." + i, "Hồ sơ về việc đắp đê & kè số " + i, "Vĩnh viễn",
                        "1/2/1983", "12");
            Sheet vb = book.createSheet("VB");
            fill(vb.createRow(0), "STT", "Mã hồ sơ", "Mã văn bản", "Số/KH", "Ngày VB", "Tác giả", "Trích yếu nội dung",
                    "Số trang", "Ngôn ngữ", "Ghi chú");
            for (int i = 1; i <= 20_000; i++)
                fill(vb.createRow(i), "" + i, "H98.64.12.1983." + (i % 1000 + 1), "H98.64.12.1983." + (i % 1000 + 1) + "." + i, i
                        + "/QĐ-UBND", "2/5/1983", "Ủy ban nhân dân tỉnh",
                        "Về việc tăng cường đắp đê bao & bảo vệ lúa hè thu tại xã Phú Lộc Đông, lần thứ " + i, "2", "Tiếng Việt",
                        "Đã chỉnh lý");
            try (OutputStream out = Files.newOutputStream(dir.resolve("ML.xlsx"))) {
                book.write(out);
            }
        }
        long[] counts = new long[3];
        try (Delivery d = new Fixture(dir).open()) {
            d.read(d.propose(Fixture.STANDARDS.aip()), Fixture.STANDARDS.aip(), dossier -> {
                counts[0]++;
                counts[1] += dossier.records().size();
                if (counts[0] == 500) {
                    System.gc();
                    counts[2] = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
                }
            }, Progress.NONE);
        }
        assertEquals(1000, counts[0]);
        assertEquals(20_000, counts[1]);
        assertTrue(counts[2] < 100, "MB " + counts[2]);
    }

    private static void fill(Row row, String... values) {
        for (int i = 0; i < values.length; i++)
            row.createCell(i).setCellValue(values[i]);
    }
}
