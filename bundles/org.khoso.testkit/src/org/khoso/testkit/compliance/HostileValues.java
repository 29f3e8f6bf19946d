package org.khoso.testkit.compliance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.khoso.api.FileView;
import org.khoso.api.PartialDate;

/** Values that real deliveries and malicious ones contain. */
final class HostileValues {
    /** Every Java type of a field, and texts that break careless code. */
    static final List<Object> ALL = List.of("", " ", "\u00a0\u200b\u3000", ";", ";;a;;",
            "\u0000", "\ud800", "\udc00x", "\u202eabc", "a\u0301\u0323\u0302",
            "<script>alert(1)</script>", "=1+1", "{0} {1,number} '", "%s%n%d", "../../etc/passwd", "'; DROP TABLE record; --", "[a-z",
            "(a+)+$", "\\",
            "a".repeat(200_000),
            "a".repeat(5_000) + "!", "0".repeat(5_000), "; ".repeat(5_000), "29/02/1999", "00/00/0000", "99999999999999999999", "-0",
            Long.MIN_VALUE, Long.MAX_VALUE, 0L, new BigDecimal("1e400"), new BigDecimal("-0.000000001"), true, false,
            PartialDate.unknown(""),
            PartialDate.unknown("?/5/96"), PartialDate.day(LocalDate.of(2024, 2, 29)),
            new PartialDate(LocalDate.MIN, LocalDate.MAX, PartialDate.Precision.RANGE, ""));

    /** Files with nothing, too much or nonsense in them. */
    static final List<FileView> FILES = List.of(file("", "", "", 0, 0, 0), file("a/b.pdf", null, null, 0, 0, 0),
            file("../../x", "fmt/0", "a/b/c;;;", Integer.MAX_VALUE, Double.NaN, Long.MAX_VALUE),
            file("x\u0000y", "?", "IMAGE/JPEG", -1, Double.POSITIVE_INFINITY, -1), file("v.mp4", "", "video/mp4", 0, -5, Long.MIN_VALUE));

    private HostileValues() {
    }

    static String name(Object value) {
        String text = value.toString();
        return value.getClass().getSimpleName() + " " + (text.length() > 40 ? text.substring(0, 40) + "\u2026" : text);
    }

    private static FileView file(String path, String puid, String mime, int pages, double dpi, long bitRate) {
        return new FileView(new UUID(7, path.length()), path, path, "", 0, puid, mime, pages, dpi, null, 0, bitRate, true);
    }
}
