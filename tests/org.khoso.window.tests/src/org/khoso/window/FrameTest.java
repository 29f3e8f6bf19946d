package org.khoso.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.khoso.ui.Look;

/** The real window under Xvfb: opens, shows the six jobs, switches between them, clips no text. */
class FrameTest {
    private static Workbench workbench;

    @BeforeAll
    static void open() throws Exception {
        workbench = new Workbench();
        workbench.waitFor("jobs", () -> items().size() >= 6);
    }

    @AfterAll
    static void close() throws Exception {
        workbench.close();
    }

    private static Shell shell() {
        for (Shell s : workbench.display().getShells())
            if (s.isVisible())
            return s;
        throw new AssertionError("no window");
    }

    private static List<ToolItem> items() {
        List<ToolItem> found = new ArrayList<>();
        collect(shell(), ToolBar.class).forEach(b -> found.addAll(List.of(b.getItems())));
        return found.stream().filter(i -> !i.getText().isEmpty()).toList();
    }

    private static <T extends Control> List<T> collect(Control root, Class<T> type) {
        List<T> found = new ArrayList<>();
        if (type.isInstance(root))
            found.add(type.cast(root));
        if (root instanceof Composite c)
            for (Control child : c.getChildren())
                found.addAll(collect(child, type));
        return found;
    }

    @Test
    void theSixJobsAreThere() {
        assertEquals(6, workbench.<Integer>ui(() -> items().size()));
    }

    @Test
    void everyJobOpensAndClipsNoText() throws Exception {
        for (int i = 0; i < 6; i++) {
            int job = i;
            workbench.ui(() -> {
                ToolItem item = items().get(job);
                items().forEach(x -> x.setSelection(x == item));
                item.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
                return null;
            });
            Thread.sleep(300);
            assertEquals(List.of(), workbench.<List<String>>ui(FrameTest::clipped));
        }
    }

    /** The board stands behind the packages, and says what is next where there is nothing on it. */
    @Test
    void theBoardOfHandOversOpensAndClipsNoText() throws Exception {
        everyJobOpensAndClipsNoText();
        workbench.ui(() -> {
            ToolItem packages = items().get(3);
            items().forEach(x -> x.setSelection(x == packages));
            packages.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
            return null;
        });
        press("packaging.bar.hand-overs");
        workbench.waitFor("the board", () -> named("handover.next") != null);
        assertEquals(List.of(), workbench.<List<String>>ui(FrameTest::clipped));
        press("handover.bar.packages");
        workbench.waitFor("the packages", () -> named("packaging.bar.verify") != null && named("handover.next") == null);
    }

    private static void press(String id) throws Exception {
        workbench.waitFor(id, () -> named(id) != null);
        workbench.ui(() -> {
            named(id).notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
            return null;
        });
    }

    private static Control named(String id) {
        // without an archive there is no button to press where the board is empty; its parent shows
        return collect(shell(), Button.class).stream().filter(b -> id.equals(b.getData("khoso.id")) && b.getParent().isVisible())
                .findFirst().orElse(null);
    }

    /** A toolkit that fades its scroll bars in and out has everything that scrolls drawn sixty times a second meanwhile. */
    @Test
    void whatScrollsIsDrawnForItselfAlone() throws Exception {
        var drawn = new AtomicInteger();
        Shell other = workbench.ui(() -> scrolling(drawn));
        Thread.sleep(1_500);
        drawn.set(0);
        workbench.ui(() -> {
            ((Table) other.getChildren()[0]).setTopIndex(500);
            return null;
        });
        Thread.sleep(700);
        workbench.ui(() -> {
            other.dispose();
            return null;
        });
        assertTrue(drawn.get() > 0 && drawn.get() <= 4, () -> "drawn " + drawn + " times for one jump");
    }

    private static Shell scrolling(AtomicInteger drawn) {
        var other = new Shell(workbench.display());
        other.setLayout(new FillLayout());
        var table = new Table(other, SWT.NONE);
        for (int i = 0; i < 1_000; i++)
            new TableItem(table, SWT.NONE).setText("line " + i);
        table.addListener(SWT.Paint, e -> drawn.incrementAndGet());
        other.setSize(300, 300);
        other.open();
        return other;
    }

    /** Icons change with the theme while they show, and light after dark is the light of the beginning: no button stays dark. */
    @Test
    void themeTakesEffectAtOnceAndWhollyBack() throws Exception {
        everyJobOpensAndClipsNoText();
        List<RGB> light = workbench.ui(FrameTest::colours);
        List<Image> icons = workbench.ui(FrameTest::icons);
        theme(true);
        List<Image> darkIcons = workbench.ui(FrameTest::icons);
        assertTrue(icons.size() > 6, "there are icons to look at");
        assertEquals(icons.size(), darkIcons.size());
        for (int i = 0; i < icons.size(); i++)
            assertTrue(icons.get(i) != darkIcons.get(i), "icon " + i + " is still that of the light theme");
        theme(false);
        assertEquals(icons, workbench.ui(FrameTest::icons));
        assertEquals(light, workbench.ui(FrameTest::colours));
    }

    private static void theme(boolean dark) throws InterruptedException {
        workbench.ui(() -> {
            workbench.get(Look.class).theme(dark);
            return null;
        });
        Thread.sleep(800);
    }

    private static List<RGB> colours() {
        return collect(shell(), Button.class).stream().flatMap(b -> java.util.stream.Stream.of(b.getBackground().getRGB(),
                b.getForeground().getRGB())).toList();
    }

    private static List<Image> icons() {
        List<Image> all = new ArrayList<>();
        collect(shell(), Button.class).forEach(b -> all.add(b.getImage()));
        items().forEach(i -> all.add(i.getImage()));
        all.removeIf(java.util.Objects::isNull);
        return all;
    }

    private static List<String> clipped() {
        List<String> wrong = new ArrayList<>();
        for (Label l : collect(shell(), Label.class))
            if (l.isVisible() && !l.getText().isEmpty() && (l.getStyle() & org.eclipse.swt.SWT.WRAP) == 0)
            small(l, l.getText(), wrong);
        for (Button b : collect(shell(), Button.class))
            if (b.isVisible() && !b.getText().isEmpty())
            small(b, b.getText(), wrong);
        return wrong;
    }

    private static void small(Control c, String text, List<String> wrong) {
        Point has = c.getSize();
        boolean wraps = (c.getStyle() & org.eclipse.swt.SWT.WRAP) != 0;
        Point wanted = c.computeSize(wraps ? has.x : -1, -1);
        if (has.x + 1 < wanted.x || has.y + 1 < wanted.y)
            wrong.add(text + ": " + has + " < " + wanted);
    }

    @Test
    void nothingIsShownTwice() {
        assertTrue(workbench.<Boolean>ui(() -> items().stream().map(ToolItem::getText).distinct().count() == 6));
    }
}
