package org.khoso.packaging.ui;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.khoso.core.Session;
import org.khoso.core.transfer.Transfer;
import org.khoso.core.transfer.TransferBoard.Card;
import org.khoso.core.transfer.TransferItem;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.State;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** Hand-overs: the board by state, the one that is selected, and what can be done with it; both the side that gives and the side that takes. */
public final class HandOverPart implements HandOverSteps.Host, Board.Owner {
    @Inject
    CurrentSession current;
    @Inject
    UiJobs jobs;
    @Inject
    IEventBroker broker;
    @Inject
    Tr tr;
    @Inject
    State state;
    @Inject
    Look look;
    @Inject
    Pages pages;
    @Inject
    HandOverServices services;

    private final Marks marks = new Marks();
    private final Map<UUID, String> said = new HashMap<>();
    private final StackLayout layout = new StackLayout();
    private Words words;
    private HandOverSteps steps;
    private Composite root;
    private Composite middle;
    private HandOverBar bar;
    private SashForm sash;
    private Board board;
    private CardPane pane;
    private Blank blank;
    private Card card;
    private int asked;
    /** To be selected when it is read: what is read meanwhile, since it has changed, does not forget it. */
    private UUID wanted;
    private boolean stale = true;

    @PostConstruct
    void create(Composite parent) {
        words = new Words(tr);
        steps = new HandOverSteps(this, jobs, look, new Asking(words, state), services.outgoing(words), services.incoming(words), marks);
        root = new Composite(parent, SWT.NONE);
        root.setLayout(Look.grid(1));
        bar = new HandOverBar(root, words, look, steps::create, steps::receive, steps::verify, pages::packages);
        middle = new Composite(root, SWT.NONE);
        middle.setLayout(layout);
        middle.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        sash = new SashForm(middle, SWT.VERTICAL);
        board = new Board(sash, words, look, this);
        pane = new CardPane(sash, words, look, steps::does);
        pane.marks(marks::of);
        sash.setWeights(25, 75);
        blank = new Blank(middle, look, "handover.next");
        var heard = new Keys(root, this::key);
        root.addDisposeListener(e -> heard.close());
    }

    private boolean key(Event e) {
        if (e.stateMask != 0)
            return false;
        switch (e.keyCode) {
            case SWT.F5 -> steps.verify();
            case SWT.F6 -> steps.create();
            case SWT.F9 -> steps.receive();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** It came to the front. */
    void shown() {
        if (stale)
            read(null);
    }

    void focus() {
        if (layout.topControl == blank.control())
            blank.control().setFocus();
        else
            board.focus();
    }

    /** Reads the hand-overs. @param next to be selected; null keeps what is selected */
    private void read(UUID next) {
        stale = false;
        wanted = next == null ? wanted : next;
        int now = ++asked;
        Session s = session();
        jobs.load(p -> s == null ? List.<Board.Line>of() : services.lines(s), all -> {
            if (now == asked && !root.isDisposed())
                listed(s, all);
        });
    }

    private void listed(Session s, List<Board.Line> all) {
        bar.state(s != null, all.size());
        boolean none = all.isEmpty();
        String key = s == null ? "no-archive" : "none";
        if (none)
            blank.say(words.say(key), words.say(key + ".text"), s == null ? null : words.say("bar.new"), steps::create);
        boolean other = layout.topControl != (none ? blank.control() : sash);
        boolean first = layout.topControl == null || other && root.isVisible();
        layout.topControl = none ? blank.control() : sash;
        middle.layout();
        board.show(all, wanted);
        wanted = null;
        if (first && root.isVisible())
            focus();
    }

    @Override
    public void selected(Transfer t) {
        if (card == null || t == null || !card.transfer().id().equals(t.id()))
            pane.problem("");
        Session s = session();
        if (s == null || t == null) {
            card = null;
            return;
        }
        jobs.load(p -> services.shown(s, t), found -> {
            Transfer now = board.selection();
            if (!root.isDisposed() && now != null && now.id().equals(t.id()))
                show(found);
        });
    }

    private void show(HandOverServices.Shown found) {
        card = found.card();
        marks.settle(card.items());
        pane.show(card, found.parties(), said.getOrDefault(card.transfer().id(), ""));
    }

    @Override
    public void next() {
        if (card != null && board.selection() != null && card.transfer().id().equals(board.selection().id()))
            steps.does(Step.of(card.transfer(), card.items().isEmpty()).getFirst());
    }

    @Override
    public Session session() {
        return current.get().orElse(null);
    }

    @Override
    public Card card() {
        return card;
    }

    @Override
    public TransferItem item() {
        return pane.selected();
    }

    @Override
    public Shell shell() {
        return root.isDisposed() ? null : root.getShell();
    }

    @Override
    public void over(Said result) {
        broker.post(Topics.SAY, result.text());
        if (root.isDisposed())
            return;
        UUID about = result.transfer() != null ? result.transfer() : card == null ? null : card.transfer().id();
        if (about != null)
            said.put(about, result.whole());
        if (!result.done())
            pane.problem(result.text());
        if (about == null)
            tell(result.whole());
        if (result.document() != null && !Program.launch(result.document().toString()))
            broker.post(Topics.SAY, words.say("no-program", result.document()));
        if (result.transfer() != null)
            read(result.transfer());
        else
            selected(board.selection());
    }

    @Override
    public void failed(String why) {
        if (root.isDisposed())
            return;
        pane.problem(why);
        if (!why.isEmpty() && layout.topControl == blank.control())
            tell(why);
    }

    /** Where there is no hand-over yet, it is said in its place. */
    private void tell(String what) {
        blank.say(words.say("none"), what, words.say("bar.new"), steps::create);
    }

    @Override
    public void marked() {
        pane.marksChanged();
    }

    @Inject
    @Optional
    void session(@UIEventTopic(Topics.SESSION) org.osgi.service.event.Event event) {
        if (root == null || root.isDisposed())
            return;
        marks.clear();
        said.clear();
        steps.forget();
        card = null;
        wanted = null;
        read(null);
    }

    /** Whoever changed it: this window, or a verb that somebody typed. */
    @Inject
    @Optional
    void changed(@UIEventTopic(Topics.CHANGED) org.osgi.service.event.Event event) {
        stale = true;
        if (root != null && !root.isDisposed() && root.isVisible())
            read(null);
    }
}
