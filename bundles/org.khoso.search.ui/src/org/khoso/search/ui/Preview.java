package org.khoso.search.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.khoso.api.Kind;
import org.khoso.api.media.MediaReader;
import org.khoso.api.search.SearchProvider.Highlight;
import org.khoso.api.search.SearchProvider.Hit;
import org.khoso.core.Session;
import org.khoso.search.ui.Places.Place;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;
import org.khoso.ui.page.PageView;

/** The selected hit: the page with its words marked, or the fields that hit; one place after the other. */
final class Preview {
    private final Composite box;
    private final Composite stack;
    private final StackLayout layout = new StackLayout();
    private final PageView view;
    private final StyledText fields;
    private final CLabel where;
    private final Button before;
    private final Button after;
    private final Button open;
    private final Tr tr;
    private final Look look;
    private final Labels labels;
    private final UiJobs jobs;
    private Session session;
    private Hit hit;
    private List<Place> places = List.of();
    private int at;

    /** @param opens called by the button that opens the hit in the holdings */
    Preview(Composite parent, Tr tr, Look look, UiJobs jobs, MediaReader media, Labels labels, Runnable opens) {
        this.labels = labels;
        this.tr = tr;
        this.look = look;
        this.jobs = jobs;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        stack = new Composite(box, SWT.NONE);
        stack.setLayout(layout);
        stack.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        view = new PageView(stack, look, tr, jobs, media);
        view.listener(this::say);
        fields = new StyledText(stack, SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.BORDER);
        fields.setData("khoso.id", "search.fields");
        fields.setMargins(Look.UNIT, Look.UNIT, Look.UNIT, Look.UNIT);
        // Tab leaves it: nobody types here
        fields.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        var bar = new Composite(box, SWT.NONE);
        bar.setLayout(Look.bare(4));
        bar.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        bar.moveAbove(stack);
        before = button(bar, "previous", "search.ui.place.before", () -> go(at - 1));
        after = button(bar, "next", "search.ui.place.after", () -> go(at + 1));
        // shortens by itself where the name of the file is long
        where = new CLabel(bar, SWT.NONE);
        var d = new GridData(SWT.FILL, SWT.CENTER, true, false);
        d.widthHint = 100;
        where.setLayoutData(d);
        open = new Button(bar, SWT.PUSH);
        open.setText(tr.say("search.ui.open"));
        open.setData("khoso.id", "search.open");
        open.addListener(SWT.Selection, e -> opens.run());
        show(null, null);
    }

    private Button button(Composite bar, String icon, String key, Runnable does) {
        var b = new Button(bar, SWT.PUSH);
        b.setImage(look.icon(icon));
        b.setToolTipText(tr.say(key));
        b.setData("khoso.id", key.replace(".ui", ""));
        b.addListener(SWT.Selection, e -> does.run());
        return b;
    }

    /** Shows a hit; null shows nothing. */
    void show(Session in, Hit what) {
        session = in;
        hit = what;
        places = List.of();
        at = 0;
        open.setEnabled(what != null);
        if (what == null) {
            view.show(null, null, 1, List.of());
            text();
            return;
        }
        if (what.highlights().stream().noneMatch(h -> h.page() > 0))
            text();
        jobs.load(p -> Places.of(in, what), found -> {
            if (what == hit && !box.isDisposed()) {
                places = found.pages();
                go(0);
            }
        });
    }

    /** @return the page that shows, or null */
    Place place() {
        return places.isEmpty() ? null : places.get(at);
    }

    /** The place after, or the one before. */
    void step(int by) {
        go(at + by);
    }

    private void go(int to) {
        if (places.isEmpty()) {
            text();
            return;
        }
        at = Math.clamp(to, 0, places.size() - 1);
        Place p = places.get(at);
        layout.topControl = view.control();
        stack.layout();
        view.show(session.archive().vault(), p.show(), p.page(), p.terms());
        say();
    }

    private void say() {
        if (where == null || where.isDisposed())
            return;
        before.setEnabled(at > 0);
        after.setEnabled(at + 1 < places.size());
        String text = places.isEmpty()
                ? ""
                : hit.kind() == Kind.DOSSIER
                        ? tr.say("search.ui.place.first", view.page(), view.pages(), places.get(at).show().name())
                        : tr.say("search.ui.place", at + 1, places.size(), view.page(), view.pages(), places.get(at).show().name());
        where.setText(text.replace("&", "&&"));
        where.setToolTipText(text);
    }

    /** What hit, field by field, for objects without a page. All at once: the widget lays its text out for each thing that it is told. */
    private void text() {
        fields.setForeground(look.color(Tone.TEXT));
        fields.setBackground(look.color(Tone.FIELD));
        var said = new StringBuilder();
        List<StyleRange> styles = new ArrayList<>();
        if (hit == null)
            line(said, styles, tr.say("search.ui.preview.none"), Tone.QUIET, false);
        else
            hit(said, styles);
        fields.setText(said.toString());
        fields.setStyleRanges(styles.toArray(StyleRange[]::new));
        layout.topControl = fields;
        stack.layout();
        say();
    }

    private void hit(StringBuilder said, List<StyleRange> styles) {
        line(said, styles, hit.title(), Tone.TEXT, true);
        line(said, styles, tr.say("search.ui.kind." + hit.kind()) + " · " + hit.code() + "\n", Tone.QUIET, false);
        for (Highlight h : hit.highlights()) {
            line(said, styles, h.page() > 0 ? tr.say("search.ui.page", h.page()) : labels.of(h.field()), Tone.QUIET, false);
            int from = said.length();
            int to = 0;
            for (int[] r : h.ranges()) {
                int start = Math.max(to, r[0]);
                if (r[1] <= start || r[1] > h.text().length())
                    continue;
                styles.add(mark(from + start, r[1] - start));
                to = r[1];
            }
            said.append(h.text()).append("\n\n");
        }
    }

    private void line(StringBuilder said, List<StyleRange> styles, String text, Tone tone, boolean bold) {
        if (!text.isEmpty())
            styles.add(new StyleRange(said.length(), text.length(), look.color(tone), null, bold ? SWT.BOLD : SWT.NORMAL));
        said.append(text).append('\n');
    }

    private StyleRange mark(int from, int length) {
        var s = new StyleRange(from, length, look.dark() ? look.color(Tone.BACK) : look.color(Tone.TEXT), look.color(Tone.MARK));
        s.underline = true;
        return s;
    }

    /** Takes the colours and icons of another theme. */
    void repaint() {
        before.setImage(look.icon("previous"));
        after.setImage(look.icon("next"));
        view.control().redraw();
        if (layout.topControl == fields)
            text();
    }
}
