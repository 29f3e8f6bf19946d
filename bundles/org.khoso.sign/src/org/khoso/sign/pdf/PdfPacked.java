package org.khoso.sign.pdf;

import java.io.IOException;
import org.khoso.sign.pdf.PdfValue.Dict;

/** Objects in a stream (ISO 32000, 7.5.7). */
final class PdfPacked {
    private static final int MOST = 100_000;
    private final PdfSource data;
    private final int[] numbers;
    private final long[] offsets;

    PdfPacked(Dict dict, byte[] bytes) throws IOException {
        if (!(dict.get("N") instanceof PdfValue.Number n) || !(dict.get("First") instanceof PdfValue.Number first) || n.value() < 0
                || n.value() > MOST)
            throw new PdfTrouble("head of a stream of objects", 0);
        data = new PdfSource(bytes);
        numbers = new int[(int) n.value()];
        offsets = new long[numbers.length];
        var in = new PdfLexer(data, 0);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) in.whole();
            offsets[i] = (long) first.value() + in.whole();
        }
    }

    PdfValue object(int number, int index) throws IOException {
        if (index < 0 || index >= numbers.length || numbers[index] != number)
            throw new PdfTrouble("object " + number + " is not where the table says", 0);
        return new PdfLexer(data, offsets[index]).value();
    }
}
