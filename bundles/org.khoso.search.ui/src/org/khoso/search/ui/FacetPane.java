package org.khoso.search.ui;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.khoso.api.search.SearchProvider.FacetCount;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** Facets: what the hits have in common, to be ticked. Fields, their labels and their values come from the standards. */
final class FacetPane {
    private static final int FEW = 6;
    private static final int MANY = 60;
    private static final int LONG = 70;
    private static final long STEP_NANOS = 12_000_000;
    private static final String WIDE = "khoso.wide";

    private final ScrolledComposite scroll;
    private final Tr tr;
    private final Look look;
    private final Labels labels;
    private final Runnable changed;
    private final Map<String, Set<String>> ticked = new LinkedHashMap<>();
    private final Set<String> unfolded = new HashSet<>();
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private Composite box;
    private Composite next;
    /** Where the next control goes, from above. */
    private int below;
    private Map<String, List<FacetCount>> facets = Map.of();

    /** @param changed called when a value was ticked or unticked */
    FacetPane(Composite parent, Tr tr, Look look, Labels labels, Runnable changed) {
        this.labels = labels;
        this.tr = tr;
        this.look = look;
        this.changed = changed;
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.BORDER);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.addListener(SWT.Resize, e -> placeAll());
        box = new Composite(scroll, SWT.NONE);
        scroll.setContent(box);
    }

    /** @return facet field to ticked values */
    Map<String, List<String>> filters() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        ticked.forEach((field, values) -> all.put(field, List.copyOf(values)));
        return all;
    }

    /** @return the facets that show */
    Map<String, List<FacetCount>> shown() {
        return facets;
    }

    /** Takes all ticks away. */
    void reset() {
        ticked.clear();
        unfolded.clear();
    }

    /** Shows the facets of an answer; the cursor stays on the value where it was. What shows stays until the new values are made, which happens in small steps. */
    void show(Map<String, List<FacetCount>> found) {
        facets = found;
        if (next != null)
            next.dispose();
        next = new Composite(scroll, SWT.NONE);
        // behind what shows, so that each control is made and measured in its own step
        next.setBounds(box.getBounds());
        below = Look.UNIT;
        next.setBackgroundMode(SWT.INHERIT_DEFAULT);
        steps.clear();
        if (!ticked.isEmpty())
            steps.add(this::clear);
        found.forEach(this::group);
        if (steps.isEmpty())
            steps.add(() -> note(tr.say("search.ui.facets.none")));
        step(next);
    }

    private void step(Composite mine) {
        if (mine != next || mine.isDisposed())
            return;
        long end = System.nanoTime() + STEP_NANOS;
        while (!steps.isEmpty() && System.nanoTime() < end)
            steps.remove().run();
        if (steps.isEmpty())
            exchange();
        else
            mine.getDisplay().asyncExec(() -> step(mine));
    }

    private void exchange() {
        String focus = focused();
        scroll.setRedraw(false);
        box.dispose();
        box = next;
        next = null;
        scroll.setContent(box);
        scroll.setMinSize(0, below);
        scroll.setRedraw(true);
        focus(focus);
    }

    private void clear() {
        var b = new Button(next, SWT.PUSH);
        b.setText(tr.say("search.ui.facets.clear"));
        b.setData("khoso.id", "search.facets.clear");
        b.addListener(SWT.Selection, e -> {
            reset();
            changed.run();
        });
        place(b);
    }

    private void note(String text) {
        var l = new Label(next, SWT.WRAP);
        l.setText(text);
        placeWide(l);
    }

    private void group(String field, List<FacetCount> counts) {
        List<FacetCount> shown = new ArrayList<>(counts);
        for (String t : ticked.getOrDefault(field, Set.of()))
            if (counts.stream().noneMatch(c -> c.value().equals(t)))
            shown.add(0, new FacetCount(t, null, 0));
        if (shown.isEmpty())
            return;
        steps.add(() -> heading(field));
        int most = unfolded.contains(field) ? MANY : FEW;
        for (int i = 0; i < shown.size(); i++)
            if (i < most || ticks(field, shown.get(i))) {
                FacetCount c = shown.get(i);
                steps.add(() -> value(field, c));
            }
        if (shown.size() > FEW)
            steps.add(() -> fold(field, shown.size()));
    }

    private void heading(String field) {
        var heading = new Label(next, SWT.WRAP);
        heading.setText(labels.of(field).replace("&", "&&"));
        heading.setToolTipText(labels.of(field));
        heading.setFont(look.font(0, true));
        placeWide(heading);
    }

    private boolean ticks(String field, FacetCount c) {
        return ticked.getOrDefault(field, Set.of()).contains(c.value());
    }

    private void value(String field, FacetCount c) {
        var b = new Button(next, SWT.CHECK | SWT.WRAP);
        String value = c.label() == null ? c.value() : tr.say(c.label());
        String count = "  (" + tr.number(c.count()) + ")";
        String text = value.length() > LONG ? value.substring(0, LONG) + "…" : value;
        b.setText((text + count).replace("&", "&&"));
        b.setToolTipText(value + count);
        b.setSelection(ticks(field, c));
        b.setData("khoso.id", "search.facet." + field + "." + c.value());
        placeWide(b);
        b.addListener(SWT.Selection, e -> {
            Set<String> values = ticked.computeIfAbsent(field, k -> new java.util.LinkedHashSet<>());
            if (b.getSelection())
                values.add(c.value());
            else
                values.remove(c.value());
            if (values.isEmpty())
                ticked.remove(field);
            changed.run();
        });
        b.addListener(SWT.FocusIn, e -> scroll.showControl(b));
    }

    private void fold(String field, int all) {
        var link = new Link(next, SWT.NONE);
        boolean open = unfolded.contains(field);
        link.setText(
                "<a>" + (open ? tr.say("search.ui.facets.fewer") : tr.say("search.ui.facets.more", Math.min(all, MANY) - FEW)) + "</a>");
        link.setData("khoso.id", "search.facets.more." + field);
        link.addListener(SWT.Selection, e -> {
            if (!unfolded.remove(field))
                unfolded.add(field);
            show(facets);
        });
        place(link);
    }

    /** As wide as there is room, in as many lines as that takes. */
    private void placeWide(Control c) {
        c.setData(WIDE, Boolean.TRUE);
        place(c);
    }

    /** Below what is there. */
    private void place(Control c) {
        int room = Math.max(60, scroll.getClientArea().width - 2 * Look.UNIT);
        boolean wide = c.getData(WIDE) != null;
        Point size = c.computeSize(wide ? room : SWT.DEFAULT, SWT.DEFAULT);
        c.setBounds(Look.UNIT, below, wide ? room : Math.min(size.x, room), size.y);
        below += size.y + Look.UNIT;
    }

    private void placeAll() {
        below = Look.UNIT;
        for (Control c : (next == null ? box : next).getChildren())
            place(c);
        if (next == null)
            scroll.setMinSize(0, below);
    }

    private String focused() {
        for (Control c : box.getChildren())
            if (c.isFocusControl())
            return String.valueOf(c.getData("khoso.id"));
        return null;
    }

    private void focus(String id) {
        if (id == null)
            return;
        for (Control c : box.getChildren())
            if (id.equals(c.getData("khoso.id"))) {
                c.setFocus();
                return;
            }
        scroll.setFocus();
    }
}
