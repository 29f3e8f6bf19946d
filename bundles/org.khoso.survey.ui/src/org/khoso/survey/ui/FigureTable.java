package org.khoso.survey.ui;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.core.Surveys.Kept;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** An item's table as the letter has it, headings in full. Arrows go from number to number; the one they are on is explained beside it. */
final class FigureTable {
    private static final int ROW = 40; // two lines fit
    private static final int PAD = 8;
    private static final int WORDS = 30;

    private final Canvas canvas;
    private final TextLayout layout;
    private final Tr tr;
    private final Look look;
    private final BiConsumer<Row, Column> selected;
    private Item item;
    private Kept kept;
    private int row;
    private int column;

    /** @param selected told which number the cursor is on */
    FigureTable(Composite parent, Tr tr, Look look, BiConsumer<Row, Column> selected) {
        this.tr = tr;
        this.look = look;
        this.selected = selected;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.BORDER);
        canvas.setData("khoso.id", "survey.figures");
        layout = new TextLayout(parent.getDisplay());
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.MouseDown, this::click);
        canvas.addListener(SWT.FocusIn, e -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, e -> canvas.redraw());
        canvas.addListener(SWT.Dispose, e -> layout.dispose());
        canvas.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = said();
            }
        });
    }

    Canvas control() {
        return canvas;
    }

    /** Shows an item with its kept answer, or without. */
    void show(Item what, Kept answer) {
        if (item == null || what == null || !item.id().equals(what.id())) {
            row = 0;
            column = 0;
        }
        item = what == null ? null : counted(what);
        kept = answer;
        canvas.redraw();
        tell();
    }

    /** Columns that are counted; suggestions and words have room in a response only. */
    private static Item counted(Item what) {
        var columns = what.columns().stream().filter(c -> "A".equals(c.auto()) && !c.type().equals("text")).toList();
        return columns.isEmpty() || what.rows().isEmpty()
                ? what
                : new Item(what.id(), what.section(), what.number(), what.heading(), what.kind(), what.auto(), what.computed(), what.free(),
                        what.levels(), what.rows(), columns);
    }

    /** Puts the cursor on the first number that is not zero. */
    void first() {
        if (item == null)
            return;
        for (int r = 0; r < item.rows().size(); r++)
            for (int c = 0; c < item.columns().size(); c++)
                if (value(r, c) != null && value(r, c).signum() != 0) {
                    row = r;
                    column = c;
                    canvas.redraw();
                    tell();
                    return;
                }
    }

    /** @return height that shows everything at a width */
    int height(int width) {
        return item == null ? 0 : head(width) + item.rows().size() * ROW + 4;
    }

    private void tell() {
        if (item == null || item.rows().isEmpty() || item.columns().isEmpty())
            selected.accept(null, null);
        else
            selected.accept(item.rows().get(row), item.columns().get(column));
    }

    private String said() {
        if (item == null || item.rows().isEmpty())
            return "";
        return tr.say(item.rows().get(row).label()) + ", " + tr.say(item.columns().get(column).label()) + ": " + text(row, column);
    }

    private Optional<Figure> figure(int r, int c) {
        return Answers.figure(kept, item.rows().get(r).id(), item.columns().get(c).id());
    }

    private BigDecimal value(int r, int c) {
        return figure(r, c).map(Figure::value).orElse(null);
    }

    private String text(int r, int c) {
        String words = figure(r, c).map(Figure::text).orElse(null);
        if (words != null)
            return words.length() > WORDS ? words.substring(0, WORDS) + " …" : words; // in full beside the table
        BigDecimal v = value(r, c);
        if (v == null)
            return figure(r, c).isPresent() ? tr.say("survey.ui.not-recorded") : "–";
        return NumberFormat.getInstance(tr.locale()).format(v);
    }

    private int label(int width) {
        return Math.min(170, width / 4);
    }

    private int cell(int width) {
        return (width - label(width)) / Math.max(1, item.columns().size());
    }

    private int head(int width) {
        int high = ROW;
        for (Column c : item.columns()) {
            wrapped(tr.say(c.label()), cell(width) - 2 * PAD, SWT.RIGHT, true);
            high = Math.max(high, layout.getBounds().height + 2 * PAD);
        }
        return high;
    }

    private void wrapped(String text, int width, int align, boolean bold) {
        layout.setText(text);
        layout.setFont(look.font(0, bold));
        layout.setAlignment(align);
        layout.setWidth(Math.max(20, width));
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        gc.setBackground(look.color(Tone.FIELD));
        gc.fillRectangle(area);
        if (item == null || item.columns().isEmpty())
            return;
        int head = head(area.width);
        gc.setBackground(look.color(Tone.BACK));
        gc.fillRectangle(0, 0, area.width, head);
        gc.setForeground(look.color(Tone.TEXT));
        for (int c = 0; c < item.columns().size(); c++) {
            wrapped(tr.say(item.columns().get(c).label()), cell(area.width) - 2 * PAD, SWT.RIGHT, true);
            layout.draw(gc, x(area.width, c) + PAD, head - PAD - layout.getBounds().height);
        }
        for (int r = 0; r < item.rows().size(); r++)
            row(gc, area, head + r * ROW, r);
        gc.setForeground(look.color(Tone.LINE));
        for (int r = 0; r <= item.rows().size(); r++)
            gc.drawLine(0, head + r * ROW, area.width, head + r * ROW);
        cursor(gc, area, head);
    }

    private int x(int width, int c) {
        return label(width) + c * cell(width);
    }

    private void row(GC gc, Rectangle area, int y, int r) {
        gc.setForeground(look.color(Tone.TEXT));
        wrapped(tr.say(item.rows().get(r).label()), label(area.width) - 2 * PAD, SWT.LEFT, false);
        layout.draw(gc, PAD, y + (ROW - layout.getBounds().height) / 2);
        for (int c = 0; c < item.columns().size(); c++) {
            boolean on = r == row && c == column;
            if (on) {
                gc.setBackground(look.color(Tone.SELECTED));
                gc.fillRectangle(x(area.width, c), y + 1, cell(area.width), ROW - 1);
            }
            BigDecimal v = value(r, c);
            boolean some = v != null && v.signum() != 0;
            gc.setForeground(look.color(some || on ? Tone.TEXT : Tone.QUIET));
            wrapped(text(r, c), cell(area.width) - 2 * PAD, SWT.RIGHT, some);
            layout.draw(gc, x(area.width, c) + PAD, y + (ROW - layout.getBounds().height) / 2);
        }
    }

    private void cursor(GC gc, Rectangle area, int head) {
        if (!canvas.isFocusControl() || item.rows().isEmpty())
            return;
        gc.setForeground(look.color(Tone.ACCENT));
        gc.setLineWidth(2);
        gc.drawRectangle(x(area.width, column) + 1, head + row * ROW + 1, cell(area.width) - 2, ROW - 2);
        gc.setLineWidth(1);
    }

    private void key(Event e) {
        switch (e.keyCode) {
            case SWT.ARROW_LEFT -> move(row, column - 1);
            case SWT.ARROW_RIGHT -> move(row, column + 1);
            case SWT.ARROW_UP -> move(row - 1, column);
            case SWT.ARROW_DOWN -> move(row + 1, column);
            case SWT.HOME -> move(row, 0);
            case SWT.END -> move(row, Integer.MAX_VALUE);
            default -> {
            }
        }
    }

    private void click(Event e) {
        canvas.setFocus();
        if (item == null || item.columns().isEmpty())
            return;
        Rectangle area = canvas.getClientArea();
        var p = new Point(e.x - label(area.width), e.y - head(area.width));
        if (p.x >= 0 && p.y >= 0)
            move(p.y / ROW, p.x / Math.max(1, cell(area.width)));
    }

    private void move(int r, int c) {
        if (item == null || item.rows().isEmpty() || item.columns().isEmpty())
            return;
        row = Math.clamp(r, 0, item.rows().size() - 1);
        column = Math.clamp(c, 0, item.columns().size() - 1);
        canvas.redraw();
        tell();
    }
}
