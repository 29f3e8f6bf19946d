package org.khoso.ui.page;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.khoso.api.media.MediaReader;
import org.khoso.api.store.ObjectVault;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/**
 * Shows the pages of a file: zoom (Ctrl + - 0), fit to width or page, turning (Ctrl+R), Page Up and Page Down, words marked.
 * Pages are drawn in the background by the isolated reader. Any bundle may put one into its part.
 */
public final class PageView {
    private static final int[] RESOLUTIONS = {72, 100, 150, 200, 300};
    private static final double SCREEN = 96;
    /** What GTK calls best takes many times as long and looks the same. */
    private static final int GOOD = SWT.getPlatform().equals("gtk") ? SWT.DEFAULT : SWT.HIGH;

    /** How the size of a page is chosen. */
    private enum Fit {
        WIDTH, PAGE, FREE
    }

    private final Canvas canvas;
    private final Look look;
    private final Tr tr;
    private final UiJobs jobs;
    private final PageImages images;
    private ObjectVault vault;
    private PageFile file;
    private int page = 1;
    private List<String> terms = List.of();
    private List<Marks.Box> marks = List.of();
    private boolean scrollToMark;
    private Fit fit = Fit.WIDTH;
    private double zoom = 1;
    private int turn;
    private String problem;
    private Image shown;
    private int shownDpi = 100;
    private Runnable changed = () -> {
    };

    /**
     * What is to be shown.
     *
     * @param object vault address of the file
     * @param name   its name
     * @param pages  pages, at least 1
     * @param texts  vault address of its page texts, or null
     */
    public record PageFile(String object, String name, int pages, String texts) {
    }

    /** Makes an empty view. */
    public PageView(Composite parent, Look look, Tr tr, UiJobs jobs, MediaReader media) {
        this.look = look;
        this.tr = tr;
        this.jobs = jobs;
        images = new PageImages(jobs, media);
        canvas = new Canvas(parent, SWT.V_SCROLL | SWT.H_SCROLL | SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.BORDER);
        canvas.setData("khoso.id", "page.view");
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
        canvas.addListener(SWT.Resize, e -> layout());
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseDown, e -> canvas.setFocus());
        canvas.addListener(SWT.FocusIn, e -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, e -> canvas.redraw());
        canvas.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        canvas.addListener(SWT.Dispose, e -> images.dispose());
        canvas.getVerticalBar().addListener(SWT.Selection, e -> canvas.redraw());
        canvas.getHorizontalBar().addListener(SWT.Selection, e -> canvas.redraw());
    }

    /** @return the widget */
    public Canvas control() {
        return canvas;
    }

    /** Called whenever page or zoom are others. */
    public void listener(Runnable r) {
        changed = r;
    }

    /** Shows a page with words marked; null shows nothing. */
    public void show(ObjectVault from, PageFile what, int number, List<String> words) {
        boolean same = file != null && what != null && file.object().equals(what.object());
        vault = from;
        file = what;
        terms = words == null ? List.of() : words;
        if (!same)
            turn = 0;
        page = what == null ? 1 : Math.clamp(number, 1, Math.max(1, what.pages()));
        fresh(true);
    }

    /** @return page from 1 */
    public int page() {
        return page;
    }

    /** @return pages of the file, 0 without one */
    public int pages() {
        return file == null ? 0 : file.pages();
    }

    /** @return zoom in per cent of the page's own size */
    public int percent() {
        return (int) Math.round(scale() * 100);
    }

    /** Goes to a page. */
    public void go(int number) {
        if (file == null || number < 1 || number > file.pages() || number == page)
            return;
        page = number;
        fresh(false);
    }

    private void fresh(boolean keepNone) {
        problem = null;
        marks = List.of();
        shown = null;
        scrollToMark = !terms.isEmpty();
        canvas.getVerticalBar().setSelection(0);
        if (keepNone)
            canvas.getHorizontalBar().setSelection(0);
        draw();
        words();
        layout();
    }

    private void words() {
        if (file == null || terms.isEmpty() || file.texts() == null)
            return;
        PageFile of = file;
        int number = page;
        List<String> wanted = terms;
        ObjectVault v = vault;
        jobs.load(p -> PageImages.words(v, of.texts(), number).map(t -> Marks.of(t, wanted)).orElse(List.of()), found -> {
            if (!canvas.isDisposed() && of.equals(file) && number == page) {
                marks = found;
                toMark();
            }
        });
    }

    /** Resolution that is sharp enough for the zoom, and no finer. */
    private int resolution() {
        double wanted = SCREEN * scale();
        for (int r : RESOLUTIONS)
            if (r >= wanted)
            return r;
        return RESOLUTIONS[RESOLUTIONS.length - 1];
    }

    private void draw() {
        if (file == null)
            return;
        var key = new PageImages.Key(file.object(), page, shown == null ? 100 : resolution());
        var there = images.get(key);
        if (there.isPresent()) {
            take(there.get(), key.dpi());
            return;
        }
        images.draw(vault, key, why -> {
            if (canvas.isDisposed() || file == null || !key.object().equals(file.object()) || key.page() != page)
                return;
            problem = why == null ? null : why.replace(key.object(), file.name());
            images.get(key).ifPresent(i -> take(i, key.dpi()));
            canvas.redraw();
            changed.run();
        });
    }

    private void take(Image image, int dpi) {
        boolean first = shown == null;
        shown = image;
        shownDpi = dpi;
        layout();
        if (first)
            toMark();
        if (resolution() != dpi && first)
            draw();
    }

    /** Size of the page at 100 %, turned. */
    private Point natural() {
        if (shown == null || shown.isDisposed())
            return new Point(794, 1123);
        Rectangle b = shown.getBounds();
        int w = (int) (b.width * SCREEN / shownDpi);
        int h = (int) (b.height * SCREEN / shownDpi);
        return turn % 2 == 0 ? new Point(w, h) : new Point(h, w);
    }

    private double scale() {
        Rectangle area = canvas.getClientArea();
        Point n = natural();
        return switch (fit) {
            case FREE -> zoom;
            case WIDTH -> Math.max(0.05, (area.width - 2.0 * Look.UNIT) / n.x);
            case PAGE -> Math.max(0.05, Math.min((area.width - 2.0 * Look.UNIT) / n.x, (area.height - 2.0 * Look.UNIT) / n.y));
        };
    }

    private Point size() {
        Point n = natural();
        double s = scale();
        return new Point((int) (n.x * s), (int) (n.y * s));
    }

    private void layout() {
        if (canvas.isDisposed())
            return;
        Rectangle area = canvas.getClientArea();
        Point s = size();
        bar(canvas.getVerticalBar(), s.y + 2 * Look.UNIT, area.height);
        bar(canvas.getHorizontalBar(), s.x + 2 * Look.UNIT, area.width);
        canvas.redraw();
        changed.run();
    }

    private static void bar(ScrollBar bar, int all, int seen) {
        bar.setValues(Math.min(bar.getSelection(), Math.max(0, all - seen)), 0, Math.max(all, 1), Math.max(1, Math.min(seen, all)), 48,
                Math.max(48, seen - 48));
        bar.setEnabled(all > seen);
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        gc.setBackground(look.color(Tone.LINE));
        gc.fillRectangle(area);
        if (shown == null || shown.isDisposed()) {
            say(gc, area, file == null ? tr.say("ui.page.none") : problem != null ? problem : tr.say("ui.page.drawing"));
            return;
        }
        Point s = size();
        int x = Math.max(Look.UNIT, (area.width - s.x) / 2) - canvas.getHorizontalBar().getSelection();
        int y = Look.UNIT - canvas.getVerticalBar().getSelection();
        var t = new Transform(gc.getDevice());
        gc.setAdvanced(true);
        gc.setInterpolation(GOOD);
        t.translate(x + s.x / 2f, y + s.y / 2f);
        t.rotate(90f * turn);
        int w = turn % 2 == 0 ? s.x : s.y;
        int h = turn % 2 == 0 ? s.y : s.x;
        t.translate(-w / 2f, -h / 2f);
        gc.setTransform(t);
        Rectangle b = shown.getBounds();
        gc.drawImage(shown, 0, 0, b.width, b.height, 0, 0, w, h);
        mark(gc, w, h);
        gc.setTransform(null);
        t.dispose();
        if (canvas.isFocusControl()) {
            gc.setForeground(look.color(Tone.ACCENT));
            gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        }
    }

    private void mark(GC gc, int w, int h) {
        gc.setBackground(look.color(Tone.MARK));
        gc.setForeground(look.color(Tone.SHOULD));
        for (Marks.Box m : marks) {
            int bx = (int) (m.x() * w) - 2;
            int by = (int) (m.y() * h) - 2;
            int bw = (int) (m.w() * w) + 4;
            int bh = (int) (m.h() * h) + 4;
            gc.setAlpha(90);
            gc.fillRectangle(bx, by, bw, bh);
            gc.setAlpha(255);
            gc.drawRectangle(bx, by, bw, bh);
        }
    }

    private void say(GC gc, Rectangle area, String text) {
        gc.setForeground(look.color(Tone.TEXT));
        var l = new org.eclipse.swt.graphics.TextLayout(gc.getDevice());
        l.setText(text);
        l.setAlignment(SWT.CENTER);
        l.setWidth(Math.max(50, area.width - 4 * Look.UNIT));
        l.draw(gc, 2 * Look.UNIT, area.height / 3);
        l.dispose();
    }

    private void toMark() {
        canvas.redraw();
        if (!scrollToMark || marks.isEmpty() || shown == null || turn != 0)
            return;
        scrollToMark = false;
        Point s = size();
        Marks.Box first = marks.get(0);
        canvas.getVerticalBar().setSelection((int) (first.y() * s.y) - canvas.getClientArea().height / 3);
        canvas.getHorizontalBar().setSelection((int) (first.x() * s.x) - canvas.getClientArea().width / 3);
    }

    private void wheel(Event e) {
        if ((e.stateMask & SWT.MOD1) != 0) {
            zoom(e.count > 0 ? 1.1 : 1 / 1.1);
            e.doit = false;
        }
    }

    private void key(Event e) {
        boolean ctrl = (e.stateMask & SWT.MOD1) != 0;
        switch (e.keyCode) {
            case SWT.PAGE_DOWN -> down();
            case SWT.PAGE_UP -> up();
            case SWT.HOME -> go(1);
            case SWT.END -> go(pages());
            case SWT.ARROW_DOWN -> scroll(canvas.getVerticalBar(), 48);
            case SWT.ARROW_UP -> scroll(canvas.getVerticalBar(), -48);
            case SWT.ARROW_RIGHT -> scroll(canvas.getHorizontalBar(), 48);
            case SWT.ARROW_LEFT -> scroll(canvas.getHorizontalBar(), -48);
            case '+', '=', SWT.KEYPAD_ADD -> when(ctrl, () -> zoom(1.25));
            case '-', SWT.KEYPAD_SUBTRACT -> when(ctrl, () -> zoom(0.8));
            case '0', SWT.KEYPAD_0 -> when(ctrl, this::fitWidth);
            case '9' -> when(ctrl, this::fitPage);
            case 'r' -> when(ctrl, this::turn);
            default -> {
            }
        }
    }

    private static void when(boolean condition, Runnable r) {
        if (condition)
            r.run();
    }

    private void scroll(ScrollBar bar, int by) {
        bar.setSelection(bar.getSelection() + by);
        canvas.redraw();
    }

    private void down() {
        ScrollBar bar = canvas.getVerticalBar();
        if (bar.getSelection() + bar.getThumb() >= bar.getMaximum() - 2)
            go(page + 1);
        else
            scroll(bar, bar.getPageIncrement());
    }

    private void up() {
        if (canvas.getVerticalBar().getSelection() == 0)
            go(page - 1);
        else
            scroll(canvas.getVerticalBar(), -canvas.getVerticalBar().getPageIncrement());
    }

    /** Larger or smaller. */
    public void zoom(double factor) {
        zoom = Math.clamp(scale() * factor, 0.1, 6);
        fit = Fit.FREE;
        layout();
        draw();
    }

    /** As wide as the room. */
    public void fitWidth() {
        fit = Fit.WIDTH;
        layout();
        draw();
    }

    /** The whole page in sight. */
    public void fitPage() {
        fit = Fit.PAGE;
        layout();
        draw();
    }

    /** A quarter to the right; the file stays as it is. */
    public void turn() {
        turn = (turn + 1) % 4;
        layout();
        draw();
    }
}
