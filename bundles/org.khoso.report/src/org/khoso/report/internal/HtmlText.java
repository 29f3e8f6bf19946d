package org.khoso.report.internal;

import java.io.IOException;
import java.io.Writer;

/** Text in HTML: nothing in it acts as markup, in elements and in attributes. */
final class HtmlText {
    private HtmlText() {
    }

    static void write(Writer out, String text) throws IOException {
        String s = Cells.printable(text == null ? "" : text);
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '"' -> out.write("&quot;");
                case '\'' -> out.write("&#39;");
                default -> out.write(c);
            }
        }
    }
}
