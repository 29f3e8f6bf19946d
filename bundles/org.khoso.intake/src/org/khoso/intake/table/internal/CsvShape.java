package org.khoso.intake.table.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.khoso.text.LegacyText;

/**
 * Encoding and separator of a CSV file, guessed.
 *
 * @param charset   encoding
 * @param skip      bytes of the byte order mark
 * @param separator between fields
 * @param legacy    how letters are written in a file of before Unicode
 * @param firstRow  row number of the first record: 2 after a line {@code sep=;}
 */
record CsvShape(Charset charset, int skip, char separator, int firstRow, LegacyText legacy) {
    private static final int LOOK = 1 << 16;
    private static final String SEPARATORS = ",;\t|";

    static CsvShape of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(LOOK);
        }
        CsvShape mark = mark(head);
        Charset charset = mark != null ? mark.charset : wide(head);
        LegacyText legacy = LegacyText.NONE;
        if (charset == null)
            charset = utf8(file) ? StandardCharsets.UTF_8 : Charset.forName("windows-1258");
        if (mark == null && "windows-1258".equals(charset.name())) {
            legacy = legacy(head, charset);
            charset = legacy == LegacyText.NONE ? charset : StandardCharsets.ISO_8859_1;
        }
        int skip = mark == null ? 0 : mark.skip;
        String text = new String(head, skip, head.length - skip, charset);
        if (text.regionMatches(true, 0, "sep=", 0, 4) && text.length() > 4)
            return new CsvShape(charset, skip, text.charAt(4), 2, legacy);
        return new CsvShape(charset, skip, separator(text), 1, legacy);
    }

    private static LegacyText legacy(byte[] head, Charset windows) {
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        LegacyText t = LegacyText.of(bytes);
        return LegacyText.likeness(t.decode(bytes)) > LegacyText.likeness(new String(head, windows)) ? t : LegacyText.NONE;
    }

    private static CsvShape mark(byte[] b) {
        if (b.length > 2 && (b[0] & 0xff) == 0xef && (b[1] & 0xff) == 0xbb && (b[2] & 0xff) == 0xbf)
            return new CsvShape(StandardCharsets.UTF_8, 3, ',', 1, LegacyText.NONE);
        if (b.length > 1 && (b[0] & 0xff) == 0xff && (b[1] & 0xff) == 0xfe)
            return new CsvShape(StandardCharsets.UTF_16LE, 2, ',', 1, LegacyText.NONE);
        if (b.length > 1 && (b[0] & 0xff) == 0xfe && (b[1] & 0xff) == 0xff)
            return new CsvShape(StandardCharsets.UTF_16BE, 2, ',', 1, LegacyText.NONE);
        return null;
    }

    /** UTF-16 without a mark: separators and digits have a zero byte beside them, always on the same side. */
    private static Charset wide(byte[] b) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < b.length; i++)
            if (b[i] == 0) {
                even += 1 - i % 2;
                odd += i % 2;
            }
        if (even + odd < b.length / 8 || b.length < 4)
            return null;
        return odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** Whether the whole file is UTF-8; the first letter with an accent may stand far below. */
    private static boolean utf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(LOOK);
        CharBuffer chars = CharBuffer.allocate(LOOK);
        try (var channel = Files.newByteChannel(file)) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                if (result.isError())
                    return false;
                bytes.compact();
                chars.clear();
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The separator that most lines hold, counted outside quotes, and equally often. */
    private static char separator(String text) {
        int[] best = new int[SEPARATORS.length()];
        int[] count = new int[SEPARATORS.length()];
        int[] before = new int[SEPARATORS.length()];
        boolean quoted = false;
        int lines = 0;
        for (int i = 0; i < text.length() && lines < 200; i++) {
            char c = text.charAt(i);
            int s = SEPARATORS.indexOf(c);
            if (c == '"')
                quoted = !quoted;
            else if (!quoted && s >= 0)
                count[s]++;
            else if (c == '\n' || c == '\r') {
                if (!quoted) {
                    for (int k = 0; k < count.length; k++)
                        best[k] += Math.min(count[k], 30) + (count[k] > 0 && count[k] == before[k] ? 20 : 0);
                    before = count;
                    count = new int[count.length];
                    lines++;
                }
            }
        }
        for (int k = 0; k < count.length; k++)
            best[k] += Math.min(count[k], 30);
        int max = Arrays.stream(best).max().orElse(0);
        for (int k = 0; k < best.length; k++)
            if (best[k] == max && max > 0)
            return SEPARATORS.charAt(k);
        return ',';
    }

    /** @return the text of the file after mark and separator line */
    BufferedReader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(skip);
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, charset));
        if (firstRow == 2)
            reader.readLine();
        return reader;
    }
}
