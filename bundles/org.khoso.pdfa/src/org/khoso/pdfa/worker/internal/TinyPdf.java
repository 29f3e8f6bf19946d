package org.khoso.pdfa.worker.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A PDF of one page with one line drawn on it. */
final class TinyPdf {
    private static final List<String> OBJECTS = List.of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Resources << >> /Contents 4 0 R >>",
            "<< /Length 13 >>\nstream\n0 0 m 9 9 l S\nendstream");

    private TinyPdf() {
    }

    static byte[] bytes() {
        var out = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
        for (int i = 0; i < OBJECTS.size(); i++) {
            table.append(String.format("%010d 00000 n \n", out.length()));
            out.append(i + 1).append(" 0 obj\n").append(OBJECTS.get(i)).append("\nendobj\n");
        }
        int at = out.length();
        out.append(table).append("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n").append(at).append("\n%%EOF\n");
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
