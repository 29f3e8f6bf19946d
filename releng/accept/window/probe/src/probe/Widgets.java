package probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.Counts;

/** Verb "widgets": what the window shows, where the cursor is, and what is cut off. It only looks; a plug-in of the test, no part of the product. */
public final class Widgets implements Command {
    private static final int ROWS = 400;
    private final Pulse pulse = new Pulse();
    private final Shows shows = new Shows();
    private final AtomicBoolean beats = new AtomicBoolean();

    @Override
    public Spec spec() {
        return new Spec("widgets", "probe.widgets", List.of(), List.of(new Parameter("plant", "probe.widgets", false, true)), true);
    }

    @Override
    public int run(Invocation call) throws Exception {
        List<Map<String, Object>> seen = new ArrayList<>();
        Map<String, Object> result = new LinkedHashMap<>();
        Display display = Display.getDefault();
        if (beats.compareAndSet(false, true)) {
            pulse.start(display);
            display.syncExec(() -> shows.start(display));
        }
        display.syncExec(() -> {
            result.put("waited", pulse.take());
            result.put("shown", shows.take());
            result.put("busy", pulse.busiest());
            pulse.look();
            Control focus = display.getFocusControl();
            if (call.arguments().contains("plant"))
                result.put("planted", Plant.run(display));
            if (call.arguments().contains("throw"))
                display.asyncExec(() -> {
                    throw new IllegalStateException("planted by the test");
                });
            Shell active = display.getActiveShell();
            result.put("shell", active == null ? "" : active.getText());
            for (Shell s : display.getShells())
                if (s.isVisible())
                    look(s, focus, seen);
            pulse.look();
        });
        result.put("widgets", seen);
        call.emit("", "ok", new Counts(1, 1, 0, 0), List.of(), result, List.of());
        return 0;
    }

    private static void look(Control c, Control focus, List<Map<String, Object>> seen) {
        if (!c.isVisible())
            return;
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", c.getData("khoso.id") == null ? "" : c.getData("khoso.id").toString());
        m.put("class", c.getClass().getSimpleName());
        m.put("focus", c == focus);
        m.put("enabled", c.isEnabled());
        Rectangle r = c.getDisplay().map(c.getParent(), null, c.getBounds());
        m.put("at", List.of(r.x, r.y, r.width, r.height));
        content(c, m);
        String cut = Cuts.of(c, String.valueOf(m.getOrDefault("text", "")));
        if (cut != null)
            m.put("cut", cut);
        seen.add(m);
        if (c instanceof Composite box)
            for (Control child : box.getChildren())
                look(child, focus, seen);
    }

    private static void content(Control c, Map<String, Object> m) {
        switch (c) {
        case Button b -> {
            m.put("text", b.getText());
            m.put("on", b.getSelection());
        }
        case Label l -> m.put("text", l.getText());
        case CLabel l -> {
            m.put("text", l.getText());
            m.put("icon", l.getImage() != null);
        }
        case Text t -> {
            m.put("typed", true);
            m.put("text", t.getText());
            m.put("hint", t.getMessage());
        }
        case StyledText t -> m.put("text", t.getText());
        case Combo b -> {
            m.put("text", b.getText());
            m.put("items", Arrays.asList(b.getItems()));
        }
        case Spinner s -> m.put("text", s.getText());
        case Table t -> table(t, m);
        case Tree t -> tree(t, m);
        case NatTable n -> grid(n, m);
        case ToolBar b -> m.put("tools", Arrays.stream(b.getItems()).map(i -> i.getText().strip()).toList());
        case CTabFolder f -> m.put("tabs", Arrays.stream(f.getItems()).map(CTabItem::getText).toList());
        case Shell s -> m.put("text", s.getText());
        default -> {
        }
        }
    }

    private static void table(Table t, Map<String, Object> m) {
        List<List<String>> rows = new ArrayList<>();
        int columns = Math.max(1, t.getColumnCount());
        for (int i = 0; i < Math.min(ROWS, t.getItemCount()); i++) {
            var item = t.getItem(i);
            List<String> row = new ArrayList<>();
            for (int k = 0; k < columns; k++)
                row.add(item.getText(k));
            rows.add(row);
        }
        m.put("count", t.getItemCount());
        m.put("rows", rows);
        m.put("line", t.getSelectionIndex());
        if ((t.getStyle() & SWT.CHECK) != 0)
            m.put("ticked", java.util.stream.IntStream.range(0, Math.min(ROWS, t.getItemCount())).filter(i -> t.getItem(i).getChecked()).count());
    }

    /** The part of a grid that shows: its headers, and what stands in the rows below. */
    private static void grid(NatTable n, Map<String, Object> m) {
        List<List<String>> lines = new ArrayList<>();
        for (int row = 0; row < Math.min(n.getRowCount(), 40); row++) {
            List<String> line = new ArrayList<>();
            for (int column = 0; column < n.getColumnCount(); column++)
                line.add(String.valueOf(n.getDataValueByPosition(column, row)));
            lines.add(line);
        }
        m.put("count", n.getRowCount() - 1);
        m.put("rows", lines);
    }

    private static void tree(Tree t, Map<String, Object> m) {
        m.put("count", t.getItemCount());
        List<String> rows = new ArrayList<>();
        flat(t.getItemCount(), t::getItem, "", rows);
        m.put("rows", rows);
        m.put("selected", Arrays.stream(t.getSelection()).map(Widgets::text).toList());
    }

    /** The whole text of a row: the toolkit may know its beginning only. */
    private static String text(TreeItem i) {
        return i.getData("khoso.text") instanceof String whole ? whole : i.getText();
    }

    /** One by one: asking for all would make a row of each of 30,000 siblings. */
    private static void flat(int count, IntFunction<TreeItem> items, String indent, List<String> rows) {
        for (int k = 0; k < count && rows.size() < ROWS; k++) {
            TreeItem i = items.apply(k);
            rows.add(indent + text(i));
            if (i.getExpanded())
                flat(i.getItemCount(), i::getItem, indent + "  ", rows);
        }
    }
}
