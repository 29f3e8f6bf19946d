package org.khoso.survey.ui;

import java.util.Arrays;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.TextLayout;
import org.khoso.api.survey.SurveyService.Column;

/** Where rows and columns of a grid lie: columns as wide as their type needs, rows as high as what stands in them. */
final class GridSizes {
    static final int PAD = 6;
    private static final int ROW = 32;
    private static final int MOST = 132;
    private static final int MARK = 18;

    private final int[] xs;
    private final int[] ys;

    /** @param width room there is; more is taken if columns need it */
    GridSizes(AnswerTable table, Kit kit, TextLayout layout, int width) {
        int columns = table.columns().size();
        int[] widths = widths(table, width);
        xs = new int[columns + 2];
        for (int i = 0; i <= columns; i++)
            xs[i + 1] = xs[i] + widths[i];
        ys = new int[table.rows() + 2];
        int head = ROW;
        for (int c = 0; c < columns; c++)
            head = Math.max(head, high(layout, kit, kit.tr().say(table.column(c).label()), widths[c + 1] - 2 * PAD, true));
        ys[1] = head;
        for (int r = 0; r < table.rows(); r++) {
            int high = Math.max(ROW, high(layout, kit, table.label(r, kit.locale()), widths[0] - 2 * PAD, false));
            for (int c = 0; c < columns; c++)
                high = Math.max(high, high(layout, kit, table.text(r, c), widths[c + 1] - 2 * PAD - MARK, false));
            ys[r + 2] = ys[r + 1] + Math.min(MOST, high);
        }
    }

    private static int[] widths(AnswerTable table, int width) {
        int columns = table.columns().size();
        int[] widths = new int[columns + 1];
        widths[0] = table.item().free() ? 40 : 128;
        for (int c = 0; c < columns; c++)
            widths[c + 1] = least(table.column(c));
        int left = width - Arrays.stream(widths).sum();
        long wide = table.columns().stream().filter(c -> !CellWords.number(c)).count();
        for (int c = 0; c < columns && left > 0; c++)
            if (wide == 0 || !CellWords.number(table.column(c)))
            widths[c + 1] += (int) (left / (wide == 0 ? columns : wide));
        return widths;
    }

    private static int least(Column c) {
        return switch (c.type()) {
            case "integer", "decimal", "percent" -> 92;
            case "bytes" -> 100;
            case "date" -> 104;
            case "yesno" -> 92;
            case "choice" -> 140;
            default -> 180;
        };
    }

    private static int high(TextLayout layout, Kit kit, String text, int width, boolean bold) {
        wrapped(layout, kit, text, width, SWT.LEFT, bold);
        return layout.getBounds().height + 2 * PAD;
    }

    /** Puts a text into a layout that breaks lines at a width. */
    static void wrapped(TextLayout layout, Kit kit, String text, int width, int align, boolean bold) {
        layout.setText(text);
        layout.setFont(kit.look().font(0, bold));
        layout.setAlignment(align);
        layout.setWidth(Math.max(20, width));
    }

    /** @return left edge of a column; of that after the last one, the right edge of all */
    int x(int column) {
        return xs[column + 1];
    }

    /** @return width of the labels of rows */
    int label() {
        return xs[1];
    }

    int width(int column) {
        return xs[column + 2] - xs[column + 1];
    }

    /** @return height of the labels of columns */
    int head() {
        return ys[1];
    }

    /** @return top edge of a row; of that after the last one, the bottom edge of all */
    int y(int row) {
        return ys[row + 1];
    }

    int height(int row) {
        return ys[row + 2] - ys[row + 1];
    }

    int width() {
        return xs[xs.length - 1];
    }

    int height() {
        return ys[ys.length - 1];
    }

    /** @return column at a place, -1 for none */
    int columnAt(int x) {
        return at(xs, x);
    }

    /** @return row at a place, -1 for none */
    int rowAt(int y) {
        return at(ys, y);
    }

    private static int at(int[] edges, int where) {
        for (int i = 1; i < edges.length - 1; i++)
            if (where >= edges[i] && where < edges[i + 1])
            return i - 1;
        return -1;
    }
}
