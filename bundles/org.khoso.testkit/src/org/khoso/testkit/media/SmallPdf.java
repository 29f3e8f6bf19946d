package org.khoso.testkit.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A PDF of one empty page, written byte by byte: PDF/A of the part that it claims, unless something is added or left out. */
public final class SmallPdf {
    private final int part;
    private final List<String> more = new ArrayList<>();
    private String catalog = "";
    private String page = "";
    private boolean claim = true;

    /** @param part part of ISO 19005, 1 to 3; level B */
    public SmallPdf(int part) {
        this.part = part;
    }

    /** Adds to the catalogue. */
    public SmallPdf catalog(String entries) {
        catalog += " " + entries;
        return this;
    }

    /** Adds to the page. */
    public SmallPdf page(String entries) {
        page += " " + entries;
        return this;
    }

    /** Adds an object; the first has the number 5. */
    public SmallPdf object(String body) {
        more.add(body);
        return this;
    }

    /** Leaves the claim to be PDF/A out. */
    public SmallPdf unclaimed() {
        claim = false;
        return this;
    }

    /** @return the file */
    public byte[] bytes() {
        String claimed = claim
                ? "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><pdfaid:part>" + part
                        + "</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>"
                : "";
        String xmp = "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">" + claimed
                + "</rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";
        List<String> objects = new ArrayList<>(List.of("<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R" + catalog + " >>",
                "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >>" + page + " >>",
                "<< /Type /Metadata /Subtype /XML /Length " + xmp.length() + " >>\nstream\n" + xmp + "\nendstream"));
        objects.addAll(more);
        return written(objects);
    }

    private static byte[] written(List<String> objects) {
        var out = new ByteArrayOutputStream();
        var table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        put(out, "%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        for (int i = 0; i < objects.size(); i++) {
            table.append(String.format("%010d 00000 n \n", out.size()));
            put(out, (i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n");
        }
        int at = out.size();
        put(out, table + "trailer\n<< /Size " + (objects.size() + 1)
                + " /Root 1 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] >>\nstartxref\n" + at
                + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, String s) {
        out.writeBytes(s.getBytes(StandardCharsets.ISO_8859_1));
    }
}
