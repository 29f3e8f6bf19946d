package org.khoso.media.worker.internal;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.khoso.api.media.PageText;
import org.khoso.api.media.PageText.Word;

/** Words and their places from the text layer, page by page. */
final class PdfText {
    private final Path file;
    private final Answers answers;

    PdfText(Path file, Answers answers) {
        this.file = file;
        this.answers = answers;
    }

    void send() throws IOException {
        try (var log = new PdfLog(); var pdf = new PdfFile(file)) {
            PDDocument d = pdf.document();
            int n = 0;
            for (PDPage p : d.getPages()) {
                if (++n > PdfFile.MOST_PAGES)
                    throw new BadFile("media.too-many-pages", file.getFileName().toString(), PdfFile.MOST_PAGES);
                var words = new Words(n).of(p);
                if (!words.words().isEmpty())
                    answers.page(words);
                answers.tick();
            }
        }
    }

    /** Cuts what the stripper gives into words: it calls once for each word of a line, with the places of the letters. */
    private static final class Words extends PDFTextStripper {
        private static final int MOST_WORDS = 100_000;
        private final int number;
        private final List<Word> words = new ArrayList<>();
        private int line;

        Words(int number) {
            this.number = number;
            setSortByPosition(true);
        }

        PageText of(PDPage page) throws IOException {
            try (var one = new PDDocument()) {
                one.addPage(page);
                output = Writer.nullWriter();
                writeText(one, output);
            }
            var box = page.getCropBox();
            boolean turned = page.getRotation() % 180 != 0;
            return new PageText(number, turned ? box.getHeight() : box.getWidth(), turned ? box.getWidth() : box.getHeight(),
                    List.copyOf(words));
        }

        @Override
        protected void writeString(String text, List<TextPosition> letters) {
            var current = new ArrayList<TextPosition>();
            for (TextPosition t : letters) {
                if (t.getUnicode().isBlank())
                    flush(current);
                else
                    current.add(t);
            }
            flush(current);
        }

        @Override
        protected void writeLineSeparator() {
            line++;
        }

        private void flush(List<TextPosition> letters) {
            if (letters.isEmpty() || words.size() >= MOST_WORDS)
                return;
            var text = new StringBuilder();
            double left = Double.MAX_VALUE;
            double top = Double.MAX_VALUE;
            double right = 0;
            double bottom = 0;
            for (TextPosition t : letters) {
                text.append(t.getUnicode());
                left = Math.min(left, t.getXDirAdj());
                right = Math.max(right, t.getXDirAdj() + t.getWidthDirAdj());
                bottom = Math.max(bottom, t.getYDirAdj());
                top = Math.min(top, t.getYDirAdj() - Math.max(1, t.getHeightDir()));
            }
            letters.clear();
            String s = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
            if (!s.isEmpty())
                words.add(new Word(s, left, top, right - left, bottom - top, line, 100));
        }
    }
}
