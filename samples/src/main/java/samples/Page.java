package samples;

import java.util.ArrayList;
import java.util.List;

/** A typeset page in points, A4, from the upper left corner. */
final class Page {
    static final double WIDTH = 595.28;
    static final double HEIGHT = 841.89;

    /** A line of text. @param gap extra width of each blank */
    record Line(Face face, double size, double x, double y, String text, double gap) {
        double width() {
            return face.width(text, size) + gap * text.chars().filter(c -> c == ' ').count();
        }
    }

    /** A rule. */
    record Rule(double x1, double x2, double y) {
    }

    final List<Line> lines = new ArrayList<>();
    final List<Rule> rules = new ArrayList<>();
    /** Centre of the seal, 0 if there is none. */
    double sealX;
    double sealY;
    String legend = "";

    String text() {
        StringBuilder out = new StringBuilder();
        lines.forEach(l -> out.append(l.text()).append('\n'));
        return out.toString();
    }
}
