package org.khoso.survey.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Canvas;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.ui.Look.Tone;

/** Draws a grid of answers. A corner says where a value comes from: full for counted, a line for proposed or replaced ones. */
final class GridPaint {
    private static final int CORNER = 7;
    private static final int ICON = 16;

    private final Kit kit;
    private final TextLayout layout;
    private GC gc;
    private AnswerTable table;
    private GridSizes sizes;
    private Drafts drafts;

    GridPaint(Kit kit, TextLayout layout) {
        this.kit = kit;
        this.layout = layout;
    }

    /** @param cursor where the cursor is, null if the grid does not have it */
    void grid(GC on, Canvas canvas, AnswerTable what, GridSizes where, Drafts typed, GridCursor cursor) {
        gc = on;
        table = what;
        sizes = where;
        drafts = typed;
        Rectangle area = canvas.getClientArea();
        Rectangle clip = gc.getClipping();
        Point scrolled = new Point(-canvas.getLocation().x, -canvas.getLocation().y);
        fill(Tone.FIELD, area);
        for (int r = 0; r < table.rows(); r++)
            if (sizes.y(r) < clip.y + clip.height && sizes.y(r + 1) >= clip.y)
            for (int c = 0; c < table.columns().size(); c++)
                cell(r, c, cursor != null && r == cursor.row() && c == cursor.column());
        lines();
        if (cursor != null)
            cursor(cursor);
        labels(scrolled, area);
    }

    private void fill(Tone tone, Rectangle r) {
        gc.setBackground(kit.look().color(tone));
        gc.fillRectangle(r);
    }

    private void text(String text, Rectangle in, int align, boolean bold, Tone tone) {
        GridSizes.wrapped(layout, kit, text, in.width, align, bold);
        gc.setForeground(kit.look().color(tone));
        int y = in.y + Math.max(0, (in.height - layout.getBounds().height) / 2);
        Rectangle before = gc.getClipping();
        gc.setClipping(before.intersection(in));
        layout.draw(gc, in.x, y);
        gc.setClipping(before);
    }

    private Rectangle at(int r, int c) {
        return new Rectangle(sizes.x(c), sizes.y(r), sizes.width(c), sizes.height(r));
    }

    private void cell(int r, int c, boolean on) {
        Rectangle at = at(r, c);
        Cell cell = table.cell(r, c);
        boolean asked = table.sheet().shows(cell);
        if (on || !asked)
            fill(on ? Tone.SELECTED : Tone.BACK, at);
        var draft = drafts.get(cell);
        boolean failed = drafts.failed(cell).isPresent();
        String mark = failed ? "faulty" : mark(cell);
        int left = GridSizes.PAD;
        if (mark != null) {
            gc.drawImage(kit.icon(mark), at.x + 2, at.y + (at.height - ICON) / 2);
            left = ICON + 4;
        }
        String text = draft.map(d -> failed ? d.typed() : table.words().show(table.column(c), d.typed()))
                .orElseGet(() -> value(r, c, asked));
        boolean number = CellWords.number(table.column(c));
        Tone tone = failed ? Tone.MUST : draft.isEmpty() && table.text(r, c).isEmpty() ? Tone.QUIET : Tone.TEXT;
        text(text, new Rectangle(at.x + left, at.y + 2, at.width - left - GridSizes.PAD, at.height - 3), number ? SWT.RIGHT : SWT.LEFT,
                false,
                tone);
        table.given(r, c).ifPresent(g -> corner(at, g));
    }

    private String value(int r, int c, boolean asked) {
        if (!asked)
            return "";
        String text = table.text(r, c);
        return !text.isEmpty() ? text : table.missing(r, c) ? "*" : table.fresh(r) && c == 0 ? "+" : "";
    }

    private String mark(Cell cell) {
        for (Fault f : table.sheet().faults(cell))
            if (!f.severity().equals("info"))
            return f.blocks() ? "faulty" : "warned";
        return null;
    }

    private void corner(Rectangle at, Given given) {
        int x = at.x + at.width;
        int[] points = {x - CORNER, at.y + 1, x, at.y + 1, x, at.y + CORNER + 1};
        switch (given.origin()) {
            case COMPUTED -> {
                gc.setBackground(kit.look().color(Tone.ACCENT));
                gc.fillPolygon(points);
            }
            case SUGGESTED, OVERRIDDEN -> {
                gc.setForeground(
                        kit.look().color(given.origin() == org.khoso.api.survey.Response.Origin.SUGGESTED ? Tone.ACCENT : Tone.SHOULD));
                gc.drawPolygon(points);
            }
            case ENTERED, IMPORTED -> {
                // what a person says needs no mark
            }
        }
    }

    private void lines() {
        gc.setForeground(kit.look().color(Tone.LINE));
        for (int r = 0; r <= table.rows(); r++)
            gc.drawLine(0, sizes.y(r), sizes.width(), sizes.y(r));
        for (int c = 0; c <= table.columns().size(); c++)
            gc.drawLine(sizes.x(c), 0, sizes.x(c), sizes.height());
    }

    private void cursor(GridCursor cursor) {
        Rectangle at = at(cursor.row(), cursor.column());
        gc.setForeground(kit.look().color(Tone.ACCENT));
        gc.setLineWidth(2);
        gc.drawRectangle(at.x + 1, at.y + 1, at.width - 2, at.height - 2);
        gc.setLineWidth(1);
    }

    /** Labels stay at the edges of what shows. */
    private void labels(Point scrolled, Rectangle area) {
        int label = sizes.label();
        int head = sizes.head();
        fill(Tone.BACK, new Rectangle(scrolled.x, 0, label, area.height));
        for (int r = 0; r < table.rows(); r++)
            text(table.label(r, kit.locale()),
                    new Rectangle(scrolled.x + GridSizes.PAD, sizes.y(r), label - 2 * GridSizes.PAD, sizes.height(r)), SWT.LEFT, false,
                    table.fresh(r) ? Tone.QUIET : Tone.TEXT);
        fill(Tone.BACK, new Rectangle(0, scrolled.y, area.width, head));
        for (int c = 0; c < table.columns().size(); c++)
            text(kit.tr().say(table.column(c).label()),
                    new Rectangle(sizes.x(c) + GridSizes.PAD, scrolled.y, sizes.width(c) - 2 * GridSizes.PAD, head),
                    CellWords.number(table.column(c)) ? SWT.RIGHT : SWT.LEFT, true, Tone.TEXT);
        fill(Tone.BACK, new Rectangle(scrolled.x, scrolled.y, label, head));
        gc.setForeground(kit.look().color(Tone.LINE));
        gc.drawLine(scrolled.x, scrolled.y + head, area.width, scrolled.y + head);
        gc.drawLine(scrolled.x + label, scrolled.y, scrolled.x + label, sizes.height());
    }
}
