package org.khoso.intake.table.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Shared strings, kept as bytes in blocks: a third of the heap that String objects take. */
final class XlsxStrings {
    private static final int BLOCK = 1 << 20;
    private final List<byte[]> blocks = new ArrayList<>();
    private long[] starts = new long[1024];
    private int count;
    private long end;

    void load(XlsxParts parts, String path) throws IOException {
        parts.read(path, Limits.PART, xml -> {
            while (xml.hasNext())
                if (xml.next() == XMLStreamConstants.START_ELEMENT && "si".equals(xml.getLocalName()))
                    add(text(xml), parts.name());
            return null;
        });
    }

    /** Text of the element that is open, runs joined, without phonetic hints; the cursor stands at its end then. */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder out = new StringBuilder();
        int depth = 1;
        int phonetic = 0;
        boolean text = false;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    phonetic = phonetic > 0 || "rPh".equals(xml.getLocalName()) ? phonetic + 1 : 0;
                    text = "t".equals(xml.getLocalName());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    phonetic = Math.max(0, phonetic - 1);
                    text = false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text && phonetic == 0 && out.length() < Limits.CELL)
                        out.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
                default -> {
                }
            }
        }
        return unescape(out.toString());
    }

    /** Excel writes characters that XML can't hold as _xHHHH_. */
    static String unescape(String s) {
        if (!s.contains("_x"))
            return s;
        return java.util.regex.Pattern.compile("_x([0-9A-Fa-f]{4})_").matcher(s)
                .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1),
                        16))));
    }

    private void add(String s, String file) throws IOException {
        byte[] b = (s.length() > Limits.CELL ? s.substring(0, Limits.CELL) : s).getBytes(StandardCharsets.UTF_8);
        if (end + b.length > Limits.STRINGS)
            throw Broken.tooLarge(file, "sharedStrings", Limits.STRINGS);
        if (count + 1 >= starts.length)
            starts = Arrays.copyOf(starts, starts.length * 2);
        starts[count++] = end;
        for (int done = 0; done < b.length;) {
            int block = (int) (end / BLOCK);
            int in = (int) (end % BLOCK);
            if (block == blocks.size())
                blocks.add(new byte[BLOCK]);
            int n = Math.min(BLOCK - in, b.length - done);
            System.arraycopy(b, done, blocks.get(block), in, n);
            done += n;
            end += n;
        }
        starts[count] = end;
    }

    /** @return the string with that number, null if there is none */
    String get(int index) {
        if (index < 0 || index >= count)
            return null;
        byte[] b = new byte[(int) (starts[index + 1] - starts[index])];
        long from = starts[index];
        for (int done = 0; done < b.length;) {
            int in = (int) ((from + done) % BLOCK);
            int n = Math.min(BLOCK - in, b.length - done);
            System.arraycopy(blocks.get((int) ((from + done) / BLOCK)), in, b, done, n);
            done += n;
        }
        return new String(b, StandardCharsets.UTF_8);
    }
}
