package org.khoso.survey.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** The list behind a number: virtual, read page by page. Enter or a double click goes to the object. */
final class Behind {
    /** Keeps the style engine off a line: it holds on to lines that are gone, and a change of theme then takes the whole program down. */
    static final String NO_CSS = "org.eclipse.e4.ui.css.disabled";
    private static final int PAGE = 100;
    private static final int CODE = 245;

    /** What is shown of an object. @param holding object, null if it is gone or may not be seen @param code code @param title title */
    record Line(Holding holding, String code, String title) {
    }

    private final Label heading;
    private final Table table;
    private final Tr tr;
    private final Look look;
    private final UiJobs jobs;
    private final Map<Integer, Line> lines = new HashMap<>();
    private final Set<Integer> wanted = new HashSet<>();
    private Session session;
    private List<UUID> ids = List.of();
    private boolean sorted = true;

    /** @param open told which object is to be gone to */
    Behind(Composite parent, Tr tr, Look look, UiJobs jobs, Consumer<Holding> open) {
        this.tr = tr;
        this.look = look;
        this.jobs = jobs;
        heading = new Label(parent, SWT.WRAP);
        var d = new GridData(SWT.FILL, SWT.TOP, true, false);
        d.widthHint = 300;
        heading.setLayoutData(d);
        heading.setFont(look.font(0, true));
        table = new Table(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        table.setData("khoso.id", "survey.list");
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.setHeaderVisible(true);
        for (String c : List.of("survey.ui.list.code", "survey.ui.list.title"))
            new TableColumn(table, SWT.LEFT).setText(tr.say(c));
        Cells.shorten(table, look);
        table.addListener(SWT.Resize, e -> widths());
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.DefaultSelection, e -> {
            Line l = lines.get(table.getSelectionIndex());
            if (l != null && l.holding() != null)
                open.accept(l.holding());
        });
    }

    private void widths() {
        int width = table.getClientArea().width;
        int code = Math.min(CODE, width * 2 / 5);
        table.getColumn(0).setWidth(code);
        table.getColumn(1).setWidth(Math.max(60, width - code - 4));
    }

    /** Shows or hides it. */
    void visible(boolean on) {
        for (var c : List.of(heading, table)) {
            c.setVisible(on);
            ((GridData) c.getLayoutData()).exclude = !on;
        }
    }

    /** Shows the list of a figure. A figure counted from too many objects keeps none: that is said. */
    void show(Session in, Figure figure) {
        session = in;
        ids = figure == null ? List.of() : figure.list();
        lines.clear();
        wanted.clear();
        heading.setText(title(figure));
        heading.getParent().layout();
        table.setItemCount(ids.size());
        table.clearAll();
        if (!ids.isEmpty())
            table.setSelection(0);
        table.setTopIndex(0);
        sort();
    }

    /** The list of an answer has an order for its hash; a person looks for codes. Lines are read when that order is known. */
    private void sort() {
        List<UUID> all = ids;
        Session s = session;
        sorted = all.isEmpty() || s == null;
        if (sorted)
            return;
        jobs.load(p -> ByCode.sort(all, s.archive().holdings()::findAll), found -> {
            if (table.isDisposed() || all != ids)
                return;
            ids = found;
            sorted = true;
            wanted.clear();
            table.clearAll();
        });
    }

    void focus() {
        table.setFocus();
    }

    private String title(Figure f) {
        if (f == null)
            return tr.say("survey.ui.list.none");
        if (f.list().isEmpty())
            return tr.say(f.value() == null
                    ? "survey.ui.list.not-recorded"
                    : f.value().signum() == 0 ? "survey.ui.list.empty" : "survey.ui.list.long");
        return tr.say("survey.ui.list.heading", f.list().size());
    }

    private void fill(Event e) {
        int at = e.index >= 0 ? e.index : table.indexOf((TableItem) e.item);
        Line l = lines.get(at);
        var item = (TableItem) e.item;
        item.setData(NO_CSS, Boolean.TRUE);
        if (l == null) {
            // an image from the start: GTK makes room for images with the first line only
            item.setImage(0, look.icon("file"));
            item.setText(0, "…");
            need(Math.floorDiv(at, PAGE));
            return;
        }
        item.setText(new String[]{l.code(), l.title()});
        item.setImage(0, look.icon(l.holding() == null ? "file" : icon(l.holding().kind())));
    }

    private static String icon(Kind kind) {
        return switch (kind) {
            case FONDS -> "fonds";
            case DOSSIER -> "dossier";
            case RECORD -> "record";
            default -> "file";
        };
    }

    private void need(int page) {
        if (!sorted || page < 0 || !wanted.add(page))
            return;
        List<UUID> all = ids;
        Session s = session;
        int from = page * PAGE;
        List<UUID> some = all.subList(from, Math.min(all.size(), from + PAGE));
        jobs.load(p -> read(s, some), found -> {
            if (table.isDisposed() || all != ids)
                return;
            for (int i = 0; i < found.size(); i++)
                lines.put(from + i, found.get(i));
            if (!found.isEmpty())
                table.clear(from, from + found.size() - 1);
        });
    }

    private List<Line> read(Session s, List<UUID> some) throws IOException {
        List<Line> found = new ArrayList<>();
        for (UUID id : some) {
            Optional<Holding> h = s.find(id);
            found.add(h.isEmpty() ? new Line(null, "–", tr.say("survey.ui.list.gone")) : line(s, h.get()));
        }
        return found;
    }

    private Line line(Session s, Holding h) throws IOException {
        return switch (h.kind()) {
            case FONDS -> new Line(h, h.text(Concepts.REFERENCE_CODE), first(h, Concepts.TITLE, Concepts.NAME));
            case DOSSIER, RECORD -> new Line(h, h.text(Concepts.REFERENCE_CODE), h.text(Concepts.TITLE));
            default -> {
                Optional<Holding> of = h.parent() == null ? Optional.empty() : s.find(h.parent());
                yield new Line(h, of.map(x -> x.text(Concepts.REFERENCE_CODE)).orElse(""), detail(h));
            }
        };
    }

    private String detail(Holding h) {
        if (h.kind() == Kind.FILE)
            return tr.say("survey.ui.list.file", h.text(Concepts.NAME), h.text(Concepts.PAGES));
        return tr.say("survey.ui.list.metres", h.text(Concepts.SHELF_METRES), h.text(Concepts.SHELF));
    }

    private static String first(Holding h, String... concepts) {
        for (String c : concepts)
            if (!h.text(c).isEmpty())
            return h.text(c);
        return "";
    }
}
