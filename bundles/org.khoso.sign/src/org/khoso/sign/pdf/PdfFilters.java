package org.khoso.sign.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.khoso.sign.pdf.PdfValue.Dict;
import org.khoso.sign.pdf.PdfValue.Name;

/** Unpacks streams: Flate with predictors, hex digits. What unpacks to more than is allowed is refused. */
final class PdfFilters {
    private PdfFilters() {
    }

    static byte[] flate(byte[] packed, int most, long place) throws IOException {
        var out = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 14];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            while (!inflater.finished()) {
                int n = inflater.inflate(piece);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary()))
                    throw new PdfTrouble("packed stream is cut off", place);
                out.write(piece, 0, n);
                if (out.size() > most)
                    throw new PdfTrouble("stream too large", place);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new PdfTrouble("packed stream is damaged", place);
        } finally {
            inflater.end();
        }
    }

    static byte[] hex(byte[] digits, long place) throws IOException {
        var out = new ByteArrayOutputStream();
        int high = -1;
        for (byte b : digits) {
            if (b == '>')
                break;
            int d = Character.digit(b, 16);
            if (d < 0 && b > ' ')
                throw new PdfTrouble("bad digit", place);
            if (d >= 0 && high >= 0)
                out.write(high << 4 | d);
            high = d < 0 ? high : high >= 0 ? -1 : d;
        }
        if (high >= 0)
            out.write(high << 4);
        return out.toByteArray();
    }

    /** Undoes a predictor of PNG (ISO 32000, 7.4.4.4). */
    static byte[] predicted(byte[] data, Dict parms, long place) throws IOException {
        int predictor = parms == null ? 1 : number(parms, "Predictor", 1);
        if (predictor == 1)
            return data;
        long bits = (long) number(parms, "Colors", 1) * number(parms, "BitsPerComponent", 8);
        int row = (int) ((bits * number(parms, "Columns", 1) + 7) / 8);
        int step = (int) Math.max(1, bits / 8);
        if (predictor < 10 || row <= 0 || row > 1 << 24)
            throw new PdfTrouble("predictor " + predictor, place);
        byte[] out = new byte[data.length / (row + 1) * row];
        for (int r = 0; r < data.length / (row + 1); r++)
            row(data, r * (row + 1), out, r * row, row, step, place);
        return out;
    }

    private static void row(byte[] in, int from, byte[] out, int to, int row, int step, long place) throws IOException {
        int kind = in[from];
        for (int i = 0; i < row; i++) {
            int left = i < step ? 0 : out[to + i - step] & 0xff;
            int up = to == 0 ? 0 : out[to + i - row] & 0xff;
            int corner = to == 0 || i < step ? 0 : out[to + i - row - step] & 0xff;
            int guess = switch (kind) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                case 4 -> paeth(left, up, corner);
                default -> throw new PdfTrouble("predictor of a row: " + kind, place);
            };
            out[to + i] = (byte) (in[from + 1 + i] + guess);
        }
    }

    private static int paeth(int a, int b, int c) {
        int p = a + b - c;
        int pa = Math.abs(p - a);
        int pb = Math.abs(p - b);
        int pc = Math.abs(p - c);
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }

    private static int number(Dict d, String key, int otherwise) {
        return d.get(key) instanceof PdfValue.Number n ? (int) n.value() : otherwise;
    }

    /** @return names of filters, in order */
    static List<String> names(PdfValue filter) {
        return switch (filter) {
            case Name n -> List.of(n.text());
            case PdfValue.Array a -> a.items().stream().map(v -> v instanceof Name n ? n.text() : "?").toList();
            case null, default -> List.of();
        };
    }
}
