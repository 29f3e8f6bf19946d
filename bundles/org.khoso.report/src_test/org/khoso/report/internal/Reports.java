package org.khoso.report.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.khoso.api.report.ReportExporter;
import org.khoso.api.report.ReportExporter.Column;
import org.khoso.api.report.ReportExporter.Link;
import org.khoso.api.report.ReportExporter.Report;
import org.khoso.api.report.ReportExporter.Table;

/** Reports that the exporters are tested with. */
final class Reports {
    static final Locale VI = Locale.of("vi");
    static final List<String> HOSTILE = List.of("=HYPERLINK(\"http://x\",\"y\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1+1",
            "<script>alert(1)</script>",
            "</style><img src=x onerror=alert(1)>", "\"' onmouseover=x", "&lt;", "_x0041_", "a\u0000b", "\ud800", "]]>", "{0}",
            "a;b,c\"d\ne");

    private Reports() {
    }

    static Report findings(int rows) {
        var columns = List.of(new Column("Mã hồ sơ", 2, false), new Column("Lỗi", 5, false), new Column("Số trang", 1, true));
        return new Report("Kết quả kiểm tra", List.of(List.of("Kho", "Lưu trữ lịch sử tỉnh Sông Hậu"), List.of("Hồ sơ", "12.408")),
                List.of(new Table("Phát hiện", columns, rows(rows))), List.of("Chưa kiểm chứng: CV 903."));
    }

    /** Rows that are made when asked for. */
    private static List<List<Object>> rows(int size) {
        return new AbstractList<>() {
            @Override
            public List<Object> get(int i) {
                return List.of("HS." + i, "Trường “Tiêu đề hồ sơ” chưa có thông tin " + "x".repeat(300), (long) i);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    static Report odd() {
        var columns = List.of(new Column("=Cột", 1, false), new Column("<b>", 0, true));
        List<List<Object>> cells = new java.util.ArrayList<>(HOSTILE.stream().map(h -> List.<Object>of(h, 1L)).toList());
        cells.add(Arrays.asList(null, null));
        cells.add(List.of("short"));
        cells.add(List.of(new Link("mở", "reports/a b.html"), 12408L));
        cells.add(List.of(new Link("xấu", "javascript:alert(1)"), new BigDecimal("1234.5")));
        cells.add(List.of("0012", Double.NaN));
        cells.add(List.of("x".repeat(40_000), Long.MAX_VALUE));
        return new Report("<script>", List.of(List.of("=A", "</dd>"), List.of()), List.of(new Table("a/b:c*[d]?", columns, cells),
                new Table("A/B:C*[D]?", List.of(), List.of()), new Table("Một tên trang tính dài hơn ba mươi mốt chữ", columns, List.of())),
                List.of("=note", "<i>"));
    }

    static byte[] export(ReportExporter exporter, Report report, Locale locale) throws IOException {
        var out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new IllegalStateException("the stream is not the exporter's to close");
            }
        };
        exporter.export(report, locale, out);
        return out.toByteArray();
    }
}
