package org.khoso.api.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A letter, minutes, an inventory or a table, composed from a layout and the data that fill it: every text is final, every
 * place and size is known. What is left is to write it down in a format.
 *
 * @param report   id of the report
 * @param title    title, for the properties of the file
 * @param locale   language of numbers and of what a format says itself
 * @param sections the document, then its annexes; each begins on a new page and counts its own pages
 */
public record Document(String report, String title, Locale locale, List<Section> sections) {
    /** Copies the sections. */
    public Document {
        sections = List.copyOf(sections);
    }

    /** How lines stand between their edges. */
    public enum Align {
        /** At the left edge. */
        LEFT,
        /** In the middle. */
        CENTRE,
        /** At the right edge. */
        RIGHT,
        /** At both edges; the last line on the left. */
        JUSTIFY
    }

    /**
     * How a text looks.
     *
     * @param id      name, for formats that have named styles
     * @param size    size in points
     * @param bold    bold
     * @param italic  italic
     * @param align   alignment
     * @param indent  indent of the first line in millimetres; below zero all other lines are indented by so much
     * @param before  points above
     * @param after   points below
     * @param spacing distance of lines, 1 is single
     * @param keep    stays on the page of what follows
     */
    public record TextStyle(String id, double size, boolean bold, boolean italic, Align align, double indent, double before, double after,
            double spacing, boolean keep) {
    }

    /**
     * A sheet of paper, in millimetres.
     *
     * @param width  width
     * @param height height
     * @param top    margin above
     * @param right  margin on the right
     * @param bottom margin below
     * @param left   margin on the left
     * @param number style of the page number, which stands in the middle of the upper margin from the second page on; null for none
     */
    public record Page(double width, double height, double top, double right, double bottom, double left, TextStyle number) {
        /** @return width between the margins, millimetres */
        public double inner() {
            return width - left - right;
        }
    }

    /** A part with page numbers of its own. @param name name @param page paper @param nodes what stands on it, from top to bottom */
    public record Section(String name, Page page, List<Node> nodes) {
        /** Copies the nodes. */
        public Section {
            nodes = List.copyOf(nodes);
        }
    }

    /** What stands in a section. */
    public sealed interface Node permits Paragraph, SideBySide, Table {
    }

    /**
     * A paragraph between the margins.
     *
     * @param style style
     * @param text  text
     * @param rule  length of a line below, as a share of the width of the text; 0 for none
     * @param gap   points between text and line
     */
    public record Paragraph(TextStyle style, String text, double rule, double gap) implements Node {
        /** A paragraph without a line below. */
        public Paragraph(TextStyle style, String text) {
            this(style, text, 0, 0);
        }
    }

    /** Texts at their places side by side; all begin at the same height, none is torn over two pages. @param boxes from left to right */
    public record SideBySide(List<Box> boxes) implements Node {
        /** Copies the boxes. */
        public SideBySide {
            boxes = List.copyOf(boxes);
        }
    }

    /** A place. @param x millimetres from the left edge of the paper @param width millimetres @param paragraphs what stands there */
    public record Box(double x, double width, List<Paragraph> paragraphs) {
        /** Copies the paragraphs. */
        public Box {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /**
     * A table over the whole width; its head is repeated on each page.
     *
     * @param name     name
     * @param columns  columns, widths add up to the width between the margins
     * @param numbered whether a row with the numbers of the columns follows the head
     * @param head     style of the head
     * @param empty    what stands in the only row if there are no rows
     * @param rows     rows
     */
    public record Table(String name, List<Column> columns, boolean numbered, TextStyle head, String empty, Rows rows) implements Node {
        /** Copies the columns. */
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /** A column. @param title title @param width millimetres @param style style of its cells */
    public record Column(String title, double width, TextStyle style) {
    }

    /** Rows, made when asked for: there may be a million. */
    @FunctionalInterface
    public interface Rows {
        /** Hands over each row in order: a text or a number for each column. Stops when the receiver throws. */
        void forEach(RowReceiver receiver) throws IOException;
    }

    /** Takes rows. */
    @FunctionalInterface
    public interface RowReceiver {
        /** Takes a row. */
        void row(List<Object> cells) throws IOException;
    }
}
