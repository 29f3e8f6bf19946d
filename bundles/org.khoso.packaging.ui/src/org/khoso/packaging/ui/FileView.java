package org.khoso.packaging.ui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.packaging.PackageContents;
import org.khoso.packaging.ui.Inside.Node;
import org.khoso.packaging.ui.Xmls.Description;
import org.khoso.packaging.ui.Xmls.Listed;
import org.khoso.packaging.ui.Xmls.Shown;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** One file of a package made readable: a description as labels and values, XML indented, of anything else the facts. */
final class FileView {
    /** Most lines of a document that are shown as fields. */
    static final int MOST = 20_000;
    private static final List<String> TEXTS = List.of("xml", "xsd", "txt", "csv", "html", "json", "md");

    /** What was read. @param rows label, value and element of a description, or null @param shown text */
    private record Content(List<String[]> rows, String shown) {
    }

    private final Tr tr;
    private final UiJobs jobs;
    private final PackageContents contents;
    private final Label name;
    private final Button raw;
    private final Composite stack;
    private final StackLayout layout = new StackLayout();
    private final StyledText text;
    private final Table table;
    private final Look look;
    private List<String[]> rows = List.of();
    private int asked;

    FileView(Composite parent, Tr tr, Look look, UiJobs jobs, PackageContents contents) {
        this.contents = contents;
        this.tr = tr;
        this.look = look;
        this.jobs = jobs;
        var box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(2));
        name = new Label(box, SWT.NONE);
        name.setFont(look.font(0, true));
        name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        raw = new Button(box, SWT.CHECK);
        raw.setText(tr.say("packaging.ui.raw"));
        raw.setData("khoso.id", "packaging.raw");
        raw.addListener(SWT.Selection, e -> top());
        stack = new Composite(box, SWT.NONE);
        stack.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        stack.setLayout(layout);
        text = new StyledText(stack, SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL | SWT.BORDER);
        text.setData("khoso.id", "packaging.text");
        text.setFont(org.eclipse.jface.resource.JFaceResources.getTextFont());
        text.setMargins(Look.UNIT, Look.UNIT, Look.UNIT, Look.UNIT);
        table = new Table(stack, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.BORDER);
        table.setData("khoso.id", "packaging.fields");
        table.setHeaderVisible(true);
        for (String n : List.of("field", "value", "element"))
            new TableColumn(table, SWT.LEFT).setText(tr.say("packaging.ui.column." + n));
        Cells.shorten(table, look);
        table.addListener(SWT.SetData, e -> fill((TableItem) e.item, e.index));
        table.addListener(SWT.Resize, e -> {
            int[] widths = {30, 50, 20};
            for (int i = 0; i < widths.length; i++)
                table.getColumn(i).setWidth(table.getClientArea().width * widths[i] / 100);
        });
        clear();
    }

    /** A heading has neither element nor label of a field. */
    private void fill(TableItem item, int index) {
        if (index < 0 || index >= rows.size())
            return;
        String[] row = rows.get(index);
        item.setText(row);
        if (row[2].isEmpty())
            item.setFont(look.font(0, true));
    }

    private void rows(List<String[]> next) {
        rows = next;
        table.setItemCount(0);
        table.setItemCount(next.size());
    }

    /** Shows nothing. */
    void clear() {
        asked++;
        name.setText("");
        text.setText(tr.say("packaging.ui.pick"));
        rows(List.of());
        raw.setVisible(false);
        layout.topControl = text;
        stack.layout();
    }

    /** Reads and shows a file; what was asked for before and comes late is dropped. */
    void show(Path pack, Node node, Inside inside, StandardsCatalog standards, String oaisType) {
        int now = ++asked;
        name.setText(node.name().replace("&", "&&"));
        name.setToolTipText(node.path());
        jobs.load(p -> read(pack, node, inside, standards, oaisType), c -> {
            if (now == asked && !text.isDisposed())
                show(c);
        });
    }

    private void show(Content c) {
        text.setText(c.shown());
        rows(c.rows() == null ? List.of() : c.rows());
        raw.setVisible(c.rows() != null);
        top();
        name.getParent().layout();
    }

    private void top() {
        layout.topControl = raw.isVisible() && !raw.getSelection() ? table : text;
        stack.layout();
    }

    private Content read(Path pack, Node node, Inside inside, StandardsCatalog standards, String oaisType) {
        if (node.item() == null)
            return new Content(null, tr.say("packaging.ui.files", node.children().size()));
        String extension = node.name().substring(node.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!TEXTS.contains(extension))
            return new Content(null, facts(node, inside));
        try (var files = new PackageFiles(contents, pack)) {
            boolean xml = extension.equals("xml") || extension.equals("xsd");
            String shown;
            try (InputStream in = files.open(node.path())) {
                shown = said(xml ? Xmls.pretty(in) : Xmls.plain(in));
            }
            return new Content(xml ? rows(files, node, standards, oaisType) : null, shown);
        } catch (IOException | RuntimeException e) {
            return new Content(null, tr.say("packaging.ui.unreadable", String.valueOf(e.getMessage())) + "\n\n" + facts(node,
                    inside));
        }
    }

    private String said(Shown s) {
        String more = s.cut()
                ? tr.say("packaging.ui.cut", Xmls.MOST)
                : s.problem() != null
                        ? tr.say("packaging.ui.malformed",
                                s.problem())
                        : null;
        return more == null ? s.text() : more + "\n\n" + s.text();
    }

    private List<String[]> rows(PackageFiles files, Node node, StandardsCatalog standards, String oaisType) {
        try {
            String root;
            try (InputStream in = files.open(node.path())) {
                root = Xmls.root(in);
            }
            try (InputStream in = files.open(node.path())) {
                List<String[]> found = switch (root) {
                    case "mets" -> new Mets(tr::say).rows(in);
                    case "premis" -> new Premis(tr::say).rows(in);
                    case "schema", "stylesheet", "" -> null;
                    default -> described(Xmls.description(in), standards, oaisType);
                };
                return found == null || found.size() < MOST ? found : cut(found);
            }
        } catch (IOException e) {
            // the text says what is wrong with it
            return null;
        }
    }

    private List<String[]> described(Description d, StandardsCatalog standards, String oaisType) {
        return d.values().isEmpty() ? null : new Labels(standards, tr).rows(d, oaisType);
    }

    private List<String[]> cut(List<String[]> found) {
        List<String[]> shown = new java.util.ArrayList<>(found);
        shown.add(new String[]{tr.say("packaging.ui.rows-cut", MOST), "", ""});
        return shown;
    }

    private String facts(Node node, Inside inside) {
        Listed l = inside.listed(node.path());
        String said = l == null
                ? tr.say("packaging.ui.facts.unlisted")
                : tr.say("packaging.ui.facts.listed", String.valueOf(l.size()), String.valueOf(l.algorithm()),
                        String.valueOf(l.checksum()));
        return tr.say("packaging.ui.facts", node.path(), node.item().size()) + "\n" + said;
    }
}
