package org.khoso.sign.pdf;

import java.io.IOException;
import org.khoso.sign.pdf.PdfValue.Dict;

/** An object that stands in the file itself: {@code n g obj … endobj}. */
final class PdfBody {
    private final PdfSource source;
    private final long offset;

    PdfBody(PdfSource source, long offset) {
        this.source = source;
        this.offset = offset;
    }

    /** @param number which object must be there; -1 for any */
    PdfValue read(int number) throws IOException {
        var in = new PdfLexer(source, offset);
        long n = in.whole();
        if (number >= 0 && n != number)
            throw new PdfTrouble("object " + number + " is not where the table says", offset);
        in.whole();
        in.expect("obj");
        PdfValue v = in.value();
        long end = in.place();
        if (v instanceof PdfValue.Number first) { // perhaps a reference: n g R
            PdfValue second = in.value();
            PdfValue third = in.value();
            if (second instanceof PdfValue.Number g && third instanceof PdfValue.Word w && w.text().equals("R"))
                return new PdfValue.Ref((int) first.value(), (int) g.value());
            return v;
        }
        if (!(v instanceof Dict d))
            return v;
        var after = new PdfLexer(source, end);
        return after.value() instanceof PdfValue.Word w && w.text().equals("stream") ? new PdfValue.Stream(d, start(after.place())) : v;
    }

    /** The word is followed by CR LF or LF. */
    private long start(long at) throws IOException {
        if (source.at(at) == '\r' && source.at(at + 1) == '\n')
            return at + 2;
        if (source.at(at) == '\n' || source.at(at) == '\r')
            return at + 1;
        throw new PdfTrouble("stream without line break", at);
    }
}
