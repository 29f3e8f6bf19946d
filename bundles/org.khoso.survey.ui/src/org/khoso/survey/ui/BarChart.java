package org.khoso.survey.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;

/** Bars with their names and values, the longest first as they come; more than fit are scrolled. Tells who hears the window what it shows. */
final class BarChart {
    private static final int ROW = 20;
    private static final int BAR = 12;
    private static final int PAD = 6;

    /** A bar. @param label whose @param share length from 0 to 1 @param shown value in words */
    record Bar(String label, double share, String shown) {
    }

    private final Canvas canvas;
    private final Look look;
    private List<Bar> bars = List.of();
    private String title = "";
    private int marked = -1;

    BarChart(Composite parent, Kit kit) {
        look = kit.look();
        canvas = Kit.named(new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.BORDER), "survey.sums.chart",
                () -> title + (bars.isEmpty() ? "" : ": " + bars.getFirst().label() + " " + bars.getFirst().shown()));
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
        canvas.addListener(SWT.Resize, e -> bar());
        canvas.getVerticalBar().addListener(SWT.Selection, e -> canvas.redraw());
    }

    Canvas control() {
        return canvas;
    }

    /** @param what what is shown @param all bars @param mark bar that stands out; -1 for none */
    void show(String what, List<Bar> all, int mark) {
        title = what;
        bars = all;
        marked = mark;
        bar();
        int wanted = mark * ROW;
        if (mark >= 0 && (wanted < top() || wanted + ROW > top() + canvas.getClientArea().height - head()))
            canvas.getVerticalBar().setSelection(wanted);
        canvas.redraw();
    }

    private int head() {
        return ROW + PAD;
    }

    private int top() {
        return canvas.getVerticalBar().isVisible() ? canvas.getVerticalBar().getSelection() : 0;
    }

    private void bar() {
        int room = Math.max(1, canvas.getClientArea().height - head());
        int all = bars.size() * ROW;
        canvas.getVerticalBar().setVisible(all > room);
        canvas.getVerticalBar().setValues(Math.min(canvas.getVerticalBar().getSelection(), Math.max(0, all - room)), 0, Math.max(1, all),
                Math.min(room, Math.max(1, all)), ROW, room);
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        gc.setBackground(look.color(Tone.FIELD));
        gc.fillRectangle(area);
        int label = area.width * 2 / 5;
        int value = area.width / 5;
        int room = Math.max(10, area.width - label - value - 2 * PAD);
        int first = top() / ROW;
        for (int i = first; i < bars.size() && head() + i * ROW - top() < area.height; i++)
            bar(gc, bars.get(i), head() + i * ROW - top(), new int[]{label, room, value}, i == marked);
        gc.setBackground(look.color(Tone.FIELD));
        gc.fillRectangle(0, 0, area.width, head());
        gc.setForeground(look.color(Tone.TEXT));
        gc.setFont(look.font(0, true));
        gc.drawText(fit(gc, title, area.width - 2 * PAD), PAD, PAD / 2, true);
    }

    private void bar(GC gc, Bar b, int y, int[] widths, boolean mark) {
        gc.setFont(look.font(-1, mark));
        gc.setForeground(look.color(Tone.TEXT));
        String name = fit(gc, b.label(), widths[0] - PAD);
        int high = gc.textExtent(name).y;
        gc.drawText(name, widths[0] - gc.textExtent(name).x, y + (ROW - high) / 2, true);
        gc.setBackground(look.color(mark ? Tone.SHOULD : Tone.ACCENT));
        int length = (int) Math.round(Math.clamp(b.share(), 0, 1) * widths[1]);
        gc.fillRectangle(widths[0] + PAD, y + (ROW - BAR) / 2, Math.max(b.share() > 0 ? 1 : 0, length), BAR);
        gc.drawText(fit(gc, b.shown(), widths[2]), widths[0] + PAD + length + PAD, y + (ROW - high) / 2, true);
    }

    private static String fit(GC gc, String text, int room) {
        if (gc.textExtent(text).x <= room)
            return text;
        int end = text.length();
        while (end > 1 && gc.textExtent(text.substring(0, end) + "…").x > room)
            end--;
        return text.substring(0, end) + "…";
    }
}
