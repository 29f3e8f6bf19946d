package org.khoso.capture.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.media.PageText;
import org.khoso.api.media.PageText.Word;

/** Reads tesseract's table: a row for each page, block, paragraph, line and word; tabs between the columns. */
final class Tsv {
    private static final int COLUMNS = 12;
    private static final int PAGE = 1;
    private static final int LINE = 4;
    private static final int WORD = 5;

    private Tsv() {
    }

    /** @return the words of the first page in the table. @param page number that the text gets @param scale of its boxes */
    static PageText parse(String table, int page, double scale) {
        double width = 0;
        double height = 0;
        int line = -1;
        int pages = 0;
        List<Word> words = new ArrayList<>();
        for (String row : table.split("\n")) {
            String[] c = row.split("\t", COLUMNS);
            if (c.length < COLUMNS - 1 || !c[0].matches("[1-5]"))
                continue;
            int level = Integer.parseInt(c[0]);
            if (level == PAGE && ++pages > 1)
                break;
            if (level == PAGE) {
                width = number(c[8]) * scale;
                height = number(c[9]) * scale;
            } else if (level == LINE) {
                line++;
            } else if (level == WORD && c.length == COLUMNS) {
                String text = Normalizer.normalize(c[11], Normalizer.Form.NFC).strip();
                if (!text.isEmpty())
                    words.add(new Word(text, number(c[6]) * scale, number(c[7]) * scale, number(c[8]) * scale, number(c[9]) * scale,
                            Math.max(0, line),
                            Math.clamp(number(c[10]), 0, 100)));
            }
        }
        return new PageText(page, width, height, List.copyOf(words));
    }

    private static double number(String s) {
        return s.matches("-?\\d{1,9}(\\.\\d{1,9})?") ? Double.parseDouble(s) : 0;
    }
}
