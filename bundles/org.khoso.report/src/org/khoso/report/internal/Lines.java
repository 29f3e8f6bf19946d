package org.khoso.report.internal;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines: at spaces, and inside a word only if it alone is wider than a line. */
final class Lines {
    /** Signs after which a long word may rather break than elsewhere. */
    private static final String SOFT = "/-_.,;:\\|@&)";
    private static final int LOOK_BACK = 24;

    /** A line. @param text text without the space at its end @param width points @param last whether the paragraph ends with it */
    record Line(String text, double width, boolean last) {
    }

    private Lines() {
    }

    /** @param first width of the first line in points @param others width of the others */
    static List<Line> of(String text, Face face, double size, double first, double others) {
        List<Line> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length() || lines.isEmpty()) {
            double room = lines.isEmpty() ? first : others;
            int end = end(text, at, face, size, room);
            int next = end;
            while (next < text.length() && text.charAt(next) == ' ')
                next++;
            String line = text.substring(at, end).stripTrailing();
            lines.add(new Line(line, face.width(line, size), next >= text.length()));
            at = next;
        }
        return lines;
    }

    private static int end(String text, int from, Face face, double size, double room) {
        double width = 0;
        int space = -1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ')
                space = i;
            else {
                width += face.width(c, size);
                if (width > room + 0.001)
                    return space > from ? space : broken(text, from, i);
                continue;
            }
            width += face.width(c, size);
        }
        return text.length();
    }

    /** At least one character, else a narrow column would never end. */
    private static int broken(String text, int from, int over) {
        int end = Math.max(from + 1, over);
        for (int i = end - 1; i > from && i > end - LOOK_BACK; i--)
            if (SOFT.indexOf(text.charAt(i)) >= 0)
            return i + 1;
        return end;
    }

    /** As {@link #of}, but with lines of about the same length, as centred titles want: no word is left alone on the last. */
    static List<Line> balanced(String text, Face face, double size, double room) {
        List<Line> lines = of(text, face, size, room, room);
        double low = widest(lines) / 2;
        double high = room;
        List<Line> best = lines;
        for (int i = 0; i < 12 && lines.size() > 1; i++) {
            double middle = (low + high) / 2;
            List<Line> tried = of(text, face, size, middle, middle);
            if (tried.size() > lines.size())
                low = middle;
            else {
                high = middle;
                best = tried;
            }
        }
        return best;
    }

    /** @return width of the widest line */
    static double widest(List<Line> lines) {
        return lines.stream().mapToDouble(Line::width).max().orElse(0);
    }
}
