package samples;

import java.util.ArrayList;
import java.util.List;

/** Breaks paragraphs into lines and lines into pages. One for each document, not thread-safe. */
final class Typesetter {
    private final Look look;
    private final List<Page> pages = new ArrayList<>();
    private Page page;
    private double y;

    Typesetter(Look look) {
        this.look = look;
        turn();
    }

    private void turn() {
        page = new Page();
        pages.add(page);
        y = look.top + 12;
        if (pages.size() > 1) {
            String number = look == Look.TYPED ? "- " + pages.size() + " -" : String.valueOf(pages.size());
            Face face = face(Face.REGULAR);
            page.lines.add(new Page.Line(face, 13, (Page.WIDTH - face.width(number, 13)) / 2, look.top - 14, number, 0));
            y += 8;
        }
    }

    /** A typewriter has one face. */
    Face face(Face wanted) {
        return look == Look.TYPED ? Face.TYPED : wanted;
    }

    double size(double wanted) {
        return look == Look.TYPED ? 11 : wanted;
    }

    double y() {
        return y;
    }

    void down(double points) {
        y += points;
    }

    List<Page> pages() {
        return pages;
    }

    Page page() {
        return page;
    }

    double left() {
        return look.left;
    }

    double width() {
        return Page.WIDTH - look.left - look.right;
    }

    /** Turns the page unless so much room is left. */
    void need(double points) {
        if (y + points > Page.HEIGHT - look.bottom)
            turn();
    }

    /** Writes a block of centred lines between two edges, from a height; returns the height below. */
    double centred(Face wanted, double wantedSize, double from, double to, double top, String text, boolean rule) {
        Face face = face(wanted);
        double size = size(wantedSize);
        double at = top;
        double last = 0;
        for (String line : broken(face, size, text, to - from, 0)) {
            last = face.width(line, size);
            page.lines.add(new Page.Line(face, size, from + (to - from - last) / 2, at, line, 0));
            at += size * 1.25;
        }
        if (rule) {
            double half = Math.min(last, to - from) / 2 * (look == Look.NEW ? 0.9 : 0.5);
            double middle = (from + to) / 2;
            page.rules.add(new Page.Rule(middle - half, middle + half, at - size * 0.9));
        }
        return at;
    }

    /** Writes a line that starts at an edge. */
    void line(Face wanted, double wantedSize, double x, double at, String text) {
        page.lines.add(new Page.Line(face(wanted), size(wantedSize), x, at, text, 0));
    }

    /** Writes a justified paragraph with an indent; breaks pages. */
    void paragraph(Face wanted, double wantedSize, double indent, String text) {
        Face face = face(wanted);
        double size = size(wantedSize);
        List<String> lines = broken(face, size, text, width(), indent);
        for (int i = 0; i < lines.size(); i++) {
            need(size * 1.35);
            String line = lines.get(i);
            double start = i == 0 ? indent : 0;
            long blanks = line.chars().filter(c -> c == ' ').count();
            boolean spread = i < lines.size() - 1 && look != Look.TYPED && blanks > 0;
            double gap = spread ? (width() - start - face.width(line, size)) / blanks : 0;
            page.lines.add(new Page.Line(face, size, look.left + start, y, line, gap));
            y += size * (look == Look.TYPED ? 1.55 : 1.32);
        }
        y += look == Look.TYPED ? 2 : 5;
    }

    static List<String> broken(Face face, double size, String text, double width, double indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double room = width - indent;
        for (String word : text.split(" ")) {
            if (line.length() > 0 && face.width(line + " " + word, size) > room) {
                lines.add(line.toString());
                line.setLength(0);
                room = width;
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
