package samples;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/** PDF files that try to hurt their reader. */
final class HostilePdf {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private HostilePdf() {
        text("%PDF-1.7\n");
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void object(String body) {
        offsets.add(out.size());
        text(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private void stream(String dictionary, byte[] data) {
        offsets.add(out.size());
        text(offsets.size() + " 0 obj\n<<" + dictionary + ">>\nstream\n");
        out.writeBytes(data);
        text("\nendstream\nendobj\n");
    }

    private byte[] end(String trailer) {
        int start = out.size();
        StringBuilder table = new StringBuilder("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(o -> table.append(String.format("%010d 00000 n \n", o)));
        text(table + "trailer\n<</Size " + (offsets.size() + 1) + " /Root 1 0 R " + trailer + ">>\nstartxref\n" + start + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void page(String more) {
        object("<</Type/Catalog/Pages 2 0 R>>");
        object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]" + more + ">>");
    }

    /** A page whose content unpacks to ten gigabytes: runs of 128 blanks, of which 80 million are packed once more. */
    static byte[] bomb() {
        HostilePdf pdf = new HostilePdf();
        pdf.page("/Contents 4 0 R/Resources<<>>");
        byte[] runs = new byte[160_000_000];
        for (int i = 0; i < runs.length; i += 2) {
            runs[i] = (byte) (257 - 128);
            runs[i + 1] = ' ';
        }
        byte[] packed = deflate(runs, true);
        pdf.stream("/Filter[/FlateDecode/RunLengthDecode]/Length " + packed.length, packed);
        return pdf.end("");
    }

    /** A picture that says it is 100,000 pixels wide and high. */
    static byte[] hugeImage() {
        HostilePdf pdf = new HostilePdf();
        pdf.page("/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>");
        byte[] content = "q 595 0 0 842 0 0 cm /I Do Q".getBytes(StandardCharsets.ISO_8859_1);
        pdf.stream("/Length " + content.length, content);
        byte[] packed = deflate(zeros(10_240), true);
        pdf.stream("/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB"
                + "/Filter[/FlateDecode/FlateDecode]/Length " + packed.length, packed);
        return pdf.end("");
    }

    /** A stream that says it is ten gigabytes long. */
    static byte[] hugeLength() {
        HostilePdf pdf = new HostilePdf();
        pdf.page("/Contents 4 0 R/Resources<<>>");
        pdf.stream("/Length 10737418240", new byte[20]);
        return pdf.end("");
    }

    /** A page tree that contains itself. */
    static byte[] loopPages() {
        HostilePdf pdf = new HostilePdf();
        pdf.object("<</Type/Catalog/Pages 2 0 R>>");
        pdf.object("<</Type/Pages/Kids[3 0 R]/Count 2147483647>>");
        pdf.object("<</Type/Pages/Parent 2 0 R/Kids[2 0 R 2 0 R]/Count 2147483647>>");
        return pdf.end("");
    }

    /** A cross-reference table whose predecessor is itself. */
    static byte[] loopXref() {
        HostilePdf pdf = new HostilePdf();
        pdf.object("<</Type/Catalog/Pages 2 0 R>>");
        pdf.object("<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>");
        return pdf.end("/Prev " + pdf.out.size());
    }

    /** Arrays in arrays. */
    static byte[] deep(int levels) {
        HostilePdf pdf = new HostilePdf();
        pdf.object("<</Type/Catalog/Pages 2 0 R/Deep " + "[".repeat(levels) + "]".repeat(levels) + ">>");
        pdf.object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        pdf.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots " + "[".repeat(levels) + "]".repeat(levels) + ">>");
        return pdf.end("");
    }

    /** A table that says it has two thousand million entries. */
    static byte[] hugeXref() {
        return "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\nxref\n0 2147483647\n0000000000 65535 f \ntrailer\n<</Size 2147483647/Root 1 0 R>>\nstartxref\n53\n%%EOF\n"
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @return so many megabytes of zeros, packed once, without ever having them */
    static byte[] zeros(int megabytes) {
        Deflater deflater = new Deflater(9, true);
        byte[] block = new byte[1 << 20];
        byte[] packed = new byte[1 << 16];
        deflater.setInput(block);
        int length = deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH);
        deflater.end();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(0x78);
        all.write(0xda);
        for (int i = 0; i < megabytes; i++)
            all.write(packed, 0, length);
        all.write(3);
        all.write(0);
        long sum = ((long) megabytes << 20) % 65521 << 16 | 1;
        for (int shift = 24; shift >= 0; shift -= 8)
            all.write((int) (sum >> shift));
        return all.toByteArray();
    }

    static byte[] deflate(byte[] data, boolean header) {
        Deflater deflater = new Deflater(9, !header);
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished())
            packed.write(buffer, 0, deflater.deflate(buffer));
        deflater.end();
        return packed.toByteArray();
    }
}
