package org.khoso.search.ui;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.khoso.api.media.MediaReader;
import org.khoso.api.search.SearchProvider.Hit;
import org.khoso.api.search.SearchProvider.Result;
import org.khoso.core.SearchHoldings;
import org.khoso.search.ui.Searching.Question;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.Navigator;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** The job "search": one line on top; facets, hits, and the page with the hit marked. */
public final class SearchPart implements Searching.Listener {
    private static final String INTAKE = "org.khoso.ui.perspective.intake";

    @Inject
    CurrentSession current;
    @Inject
    UiJobs jobs;
    @Inject
    Navigator navigator;
    @Inject
    Tr tr;
    @Inject
    ECommandService commands;
    @Inject
    EHandlerService handlers;
    @Inject
    @Service
    SearchHoldings search;

    private Composite root;
    private SearchLine line;
    private FacetPane facets;
    private HitList hits;
    private Hints hints;
    private Preview preview;
    private Composite middle;
    private Searching searching;
    private final StackLayout layout = new StackLayout();

    @PostConstruct
    void create(Composite parent, Look look, @Service MediaReader media) {
        searching = new Searching(search, jobs, this);
        var labels = new Labels(tr, searching);
        root = new Composite(parent, SWT.NONE);
        root.setLayout(Look.grid(1));
        line = new SearchLine(root, tr, look, this::ask, () -> hits.focus());
        var sash = new SashForm(root, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        sash.setSashWidth(Look.UNIT);
        facets = new FacetPane(sash, tr, look, labels, this::ask);
        middle = new Composite(sash, SWT.NONE);
        middle.setLayout(layout);
        hits = new HitList(middle, tr, look, searching);
        hints = new Hints(middle, tr, look);
        preview = new Preview(sash, tr, look, jobs, media, labels, this::open);
        sash.setWeights(19, 43, 38);
        hits.listen(h -> preview.show(searching.session(), h), h -> open());
        hits.control().addListener(SWT.KeyDown, this::key);
        again();
    }

    private void key(Event e) {
        switch (e.character) {
            case SWT.ESC -> line.focus();
            case ']' -> preview.step(1);
            case '[' -> preview.step(-1);
            default -> {
                if (e.keyCode == SWT.ARROW_UP && hits.control().getSelectionIndex() <= 0) {
                    e.doit = false;
                    line.focus();
                }
            }
        }
    }

    @Focus
    void focus() {
        line.focus();
    }

    private void ask() {
        if (current.get().isPresent())
            searching.ask(current.get().get(), new Question(line.text(), facets.filters()));
    }

    /** Another archive, or none: from the beginning. */
    private void again() {
        searching.clear();
        facets.reset();
        hits.show(0);
        line.enabled(current.get().isPresent());
        line.say("", false);
        if (current.get().isPresent()) {
            examples();
            ask();
        } else {
            hints.nothing(tr.say("ui.no-archive"), tr.say("search.ui.no-archive"), tr.say("ui.command.open"),
                    () -> command("org.khoso.ui.command.open"));
            top(hints.control());
        }
    }

    private void command(String id) {
        ParameterizedCommand c = commands.createCommand(id, Map.of());
        if (c != null)
            handlers.executeHandler(c);
    }

    private void examples() {
        hints.examples(text -> line.type(text));
        top(hints.control());
    }

    private void top(Composite c) {
        layout.topControl = c;
        middle.layout();
    }

    @Override
    public void asked() {
        hits.drop();
        line.say(tr.say("search.ui.searching"), false);
    }

    @Override
    public void found(Result r) {
        if (root.isDisposed())
            return;
        facets.show(r.facets());
        Question q = searching.question();
        if (q.empty()) {
            hits.show(0);
            line.say(tr.say("search.ui.all", r.total()), false);
            if (r.total() == 0)
                empty();
            else
                examples();
        } else if (r.total() == 0) {
            hits.show(0);
            line.say(tr.say("search.ui.total", 0), false);
            nothing(q);
        } else {
            line.say(tr.say(r.fuzzy() ? "search.ui.near" : "search.ui.total", r.total()), r.fuzzy());
            top(hits.control());
            hits.show(r.total());
        }
    }

    /** There is nothing to search yet: the way leads to intake, where that is installed. */
    private void empty() {
        boolean intake = navigator.perspectives().stream().anyMatch(p -> p.getElementId().equals(INTAKE));
        hints.nothing(tr.say("search.ui.empty"), tr.say("search.ui.empty.text"), intake ? tr.say("search.ui.intake") : null,
                () -> navigator.show(INTAKE));
        top(hints.control());
    }

    private void nothing(Question q) {
        boolean filtered = !q.filters().isEmpty();
        hints.nothing(tr.say("search.ui.nothing"), tr.say(filtered ? "search.ui.nothing.filtered" : "search.ui.nothing.text"),
                tr.say(filtered ? "search.ui.facets.clear" : "search.ui.nothing.clear"), () -> {
                    facets.reset();
                    if (filtered)
                        ask();
                    else
                        line.type("");
                });
        top(hints.control());
    }

    @Override
    public void more(int from, int to) {
        if (!root.isDisposed())
            hits.more(from, to);
    }

    @Override
    public void failed(String why) {
        if (root.isDisposed())
            return;
        line.say(why, true);
        hints.nothing(tr.say("search.ui.failed"), why, tr.say("search.ui.retry"), this::ask);
        top(hints.control());
    }

    /** Opens the page that shows, else the object itself. */
    private void open() {
        Hit hit = hits.current();
        if (hit == null)
            return;
        Places.Place p = preview.place();
        boolean onPage = p != null && hit.highlights().stream().anyMatch(h -> h.page() > 0);
        if (onPage)
            navigator.page(hit.id(), p.file(), p.page(), p.terms());
        else
            navigator.reveal(hit.id(), null);
    }

    @Inject
    @Optional
    void session(@UIEventTopic(Topics.SESSION) org.osgi.service.event.Event event) {
        if (root != null && !root.isDisposed())
            again();
    }

    /** The same question once more: what others brought in is among the hits; what was selected stays so. */
    @Inject
    @Optional
    void indexed(@UIEventTopic(Topics.INDEXED) org.osgi.service.event.Event event) {
        if (root == null || root.isDisposed() || searching.session() == null || current.get().orElse(null) != searching.session())
            return;
        hits.keep();
        searching.again();
    }

    @Inject
    @Optional
    void find(@UIEventTopic("khoso/ui/find") org.osgi.service.event.Event event) {
        if (root != null && !root.isDisposed())
            line.focus();
    }

    @Inject
    @Optional
    void theme(@UIEventTopic(Topics.THEME) org.osgi.service.event.Event event) {
        if (root == null || root.isDisposed())
            return;
        hits.repaint();
        preview.repaint();
        if (searching.session() != null)
            facets.show(facets.shown());
    }
}
