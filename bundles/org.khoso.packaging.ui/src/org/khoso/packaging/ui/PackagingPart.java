package org.khoso.packaging.ui;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.khoso.api.Level;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.packaging.PackageContents;
import org.khoso.api.packaging.PackageVerifier;
import org.khoso.api.packaging.PackageVerifier.Verdict;
import org.khoso.core.Packages;
import org.khoso.core.Session;
import org.khoso.core.sign.FileSigning;
import org.khoso.core.sign.Keys;
import org.khoso.core.sign.Trusts;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.State;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** The job "packages": the packages of the archive, what is in them, whether they stand; and writing new ones. */
public final class PackagingPart {
    @Inject
    CurrentSession current;
    @Inject
    UiJobs jobs;
    @Inject
    IEventBroker broker;
    @Inject
    Tr tr;
    @Inject
    @Service
    Packages packages;
    @Inject
    @Service
    PackageContents contents;
    @Inject
    @Service
    FileSigning fileSigning;
    @Inject
    @Service
    Keys keyStores;
    @Inject
    @Service
    Trusts trusts;
    @Inject
    State state;
    @Inject
    Pages pages;

    private final Map<Path, Verdict> verdicts = new HashMap<>();
    private final List<Path> others = new ArrayList<>();
    private Signing signing;
    private Composite root;
    private PackageBar bar;
    private PackageTable table;
    private Composite right;
    private final StackLayout layout = new StackLayout();
    private SashForm look;
    private FileTree tree;
    private FileView file;
    private VerdictPane verdict;
    private WritePane write;
    private Blank blank;
    private Book book;
    private Inside inside;
    private boolean stale = true;
    private int asked;
    /** State of the folder of packages when it was listed. */
    private long listedAt;

    @PostConstruct
    void create(Composite parent, Look looks) {
        signing = new Signing(fileSigning, keyStores, trusts, state, tr, jobs);
        root = new Composite(parent, SWT.NONE);
        root.setLayout(Look.grid(1));
        bar = new PackageBar(root, tr, looks, this::write, this::open, this::verify, this::sign, pages::handOvers);
        var sash = new SashForm(root, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        var left = new SashForm(sash, SWT.VERTICAL);
        table = new PackageTable(left, tr, looks, e -> select());
        tree = new FileTree(left, tr, looks, n -> file.show(table.selection().path(), n, inside, standards(), table.selection().type()));
        left.setWeights(35, 65);
        right = new Composite(sash, SWT.NONE);
        right.setLayout(layout);
        sash.setWeights(33, 67);
        look = new SashForm(right, SWT.HORIZONTAL);
        file = new FileView(look, tr, looks, jobs, contents);
        verdict = new VerdictPane(look, tr, looks, this::verify, this::goTo);
        look.setWeights(58, 42);
        write = new WritePane(right, tr, looks, jobs, current, packages, this::written, this::leave);
        blank = new Blank(right, looks, "packaging.next");
        layout.topControl = blank.control();
        var heard = new org.khoso.packaging.ui.Keys(root, this::key);
        root.addDisposeListener(e -> heard.close());
        read(null);
    }

    private boolean key(Event e) {
        if (e.keyCode == SWT.F5 && e.stateMask == 0)
            verify();
        else if (e.keyCode == SWT.F6 && e.stateMask == 0)
            write();
        else if (e.keyCode == SWT.F7 && e.stateMask == 0)
            sign();
        else if (e.keyCode == SWT.ESC && layout.topControl == write.control())
            leave();
        else if (e.keyCode == SWT.CR && e.stateMask == SWT.MOD1 && layout.topControl == write.control())
            write.writeOrStop();
        else
            return false;
        return true;
    }

    @Focus
    void focus() {
        if (layout.topControl == write.control())
            write.control().setFocus();
        else if (table.size() == 0)
            blank.control().setFocus();
        else
            table.control().setFocus();
    }

    private StandardsCatalog standards() {
        return current.get().map(Session::standards).orElseGet(() -> current.workspace().standards());
    }

    private record Listing(Session session, Book book, List<Bin.Entry> entries, long at) {
    }

    /** Lists the packages. @param wanted package to be selected, or null */
    private void read(Path wanted) {
        stale = false;
        int now = ++asked;
        List<Path> elsewhere = List.copyOf(others);
        jobs.load(p -> {
            Session s = current.get().orElse(null);
            Path home = s == null ? State.home() : Bin.folder(s);
            java.nio.file.Files.createDirectories(home);
            var outcomes = new Book(home);
            long at = s == null ? 0 : Bin.changed(s);
            return new Listing(s, outcomes, Bin.list(contents, s == null ? home.resolve("none") : home, outcomes, elsewhere), at);
        }, l -> {
            if (now == asked && !root.isDisposed())
                listed(l, wanted);
        });
    }

    private void listed(Listing l, Path wanted) {
        book = l.book();
        listedAt = l.at();
        table.show(l.entries(), wanted);
        bar.state(l.session() != null, !l.entries().isEmpty(), l.entries().size());
        if (l.entries().isEmpty()) {
            clear();
            if (layout.topControl != write.control())
                top(blank.control());
            blank.say(tr.say(l.session() == null ? "packaging.ui.no-archive" : "packaging.ui.none"),
                    tr.say(l.session() == null ? "packaging.ui.no-archive.text" : "packaging.ui.none.text"),
                    tr.say(l.session() == null ? "packaging.ui.open-folder" : "packaging.ui.new"), l.session() == null
                            ? () -> open(true)
                            : this::write);
        } else if (layout.topControl == blank.control())
            top(look);
    }

    private void clear() {
        inside = null;
        tree.show(null);
        file.clear();
        verdict.show(null, null, null);
    }

    private void top(org.eclipse.swt.widgets.Control control) {
        layout.topControl = control;
        right.layout();
    }

    private void select() {
        Bin.Entry e = table.selection();
        if (e == null)
            return;
        if (!table.showing() && layout.topControl == write.control())
            top(look);
        clear();
        verdict.show(e, verdicts.get(e.path()), signing.known(e.path()));
        jobs.load(p -> {
            try (var files = new PackageFiles(contents, e.path())) {
                return Inside.read(files);
            } catch (java.util.zip.ZipException z) {
                throw new org.khoso.api.KhosoException(org.khoso.api.Message.of("packaging.ui.bad-zip", e.path()),
                        org.khoso.api.Message.of("packaging.ui.bad-zip.remedy"), z);
            }
        }, found -> {
            if (!root.isDisposed() && table.selection() != null && table.selection().path().equals(e.path())) {
                inside = found;
                tree.show(found);
                mark(e.path());
            }
        });
    }

    private void mark(Path path) {
        if (verdicts.containsKey(path))
            tree.mark(verdicts.get(path).findings());
    }

    private void goTo(String place) {
        if (!tree.select(place))
            broker.post(Topics.SAY, tr.say("packaging.ui.not-there", place));
    }

    private void verify() {
        Bin.Entry e = table.selection();
        if (e == null || layout.topControl == write.control())
            return;
        Book outcomes = book;
        jobs.run(tr.say("packaging.ui.verifying", e.label()), p -> {
            Verdict v = packages.verify(standards(), PackageVerifier.AUTO, e.path(), p);
            int must = (int) v.findings().stream().filter(f -> f.level() == Level.MUST).count();
            var outcome = new Book.Outcome(Instant.now(), v.type(), v.files(), v.findings().size(), must);
            synchronized (packages) {
                outcomes.again().set(e.path(), outcome);
            }
            try {
                return new Both(v, signing.verify(e.path(), p), null);
            } catch (java.io.IOException why) { // the verdict on the package stands without
                return new Both(v, null, jobs.explain(why));
            }
        }, v -> verified(e, v));
    }

    /** What verifying found. @param signature null if the package is not signed @param problem why its signature could not be verified, or null */
    private record Both(Verdict verdict, FileSigning.Checked signature, String problem) {
    }

    private void sign() {
        Bin.Entry e = table.selection();
        if (e != null && layout.topControl != write.control())
            signing.sign(root.getShell(), e, said -> {
                broker.post(Topics.SAY, said);
                if (!root.isDisposed())
                    read(e.path());
            });
    }

    private void verified(Bin.Entry e, Both both) {
        Verdict v = both.verdict;
        verdicts.put(e.path(), v);
        if (both.problem == null)
            signing.verified(e.path(), both.signature);
        else
            signing.failed(e.path(), both.problem);
        broker.post(Topics.SAY, tr.say("packaging.ui.verified.said", e.label(), v.files(), v.findings().size()));
        if (!root.isDisposed()) {
            boolean still = table.selection() != null && table.selection().path().equals(e.path());
            read(still ? e.path() : null);
        }
    }

    private void open(boolean folder) {
        Path chosen = bar.ask(root.getShell(), folder);
        if (chosen == null)
            return;
        if (!others.contains(chosen))
            others.add(chosen);
        leave();
        read(chosen);
    }

    private void write() {
        if (current.get().isEmpty()) {
            broker.post(Topics.SAY, tr.say("packaging.ui.no-archive"));
            return;
        }
        top(write.control());
        write.open();
    }

    private void leave() {
        if (layout.topControl == write.control())
            top(table.size() == 0 ? blank.control() : look);
        focus();
    }

    private void written(Writing.Result r) {
        String key = r.cancelled()
                ? "packaging.ui.written.stopped"
                : r.failed() > 0
                        ? "packaging.ui.written.some"
                        : "packaging.ui.written";
        broker.post(Topics.SAY, tr.say(key, r.paths().size(), r.failed()));
        if (!root.isDisposed())
            read(r.paths().isEmpty() ? null : r.paths().get(0));
    }

    @Inject
    @Optional
    void session(@UIEventTopic(Topics.SESSION) org.osgi.service.event.Event event) {
        if (root == null || root.isDisposed())
            return;
        verdicts.clear();
        signing.clear();
        others.clear();
        leave();
        write.read();
        read(null);
    }

    @Inject
    @Optional
    void changed(@UIEventTopic(Topics.CHANGED) org.osgi.service.event.Event event) {
        stale = true;
    }

    /** A verb typed elsewhere is over: it may have written packages. */
    @Inject
    @Optional
    void others(@UIEventTopic(Topics.OTHERS) String line) {
        if (root == null || root.isDisposed())
            return;
        Session s = current.get().orElse(null);
        long before = listedAt;
        boolean old = stale;
        jobs.load(p -> old || s != null && Bin.changed(s) != before, changed -> {
            if (!changed || root.isDisposed())
                return;
            stale = true;
            if (root.isVisible())
                read(null);
        });
    }

    @Inject
    @Optional
    void theme(@UIEventTopic(Topics.THEME) org.osgi.service.event.Event event) {
        if (root != null && !root.isDisposed())
            tree.repaint();
    }

    /** Others may have written packages meanwhile: the list is read again when the job is opened. */
    @Inject
    @Optional
    void switched(@UIEventTopic(UIEvents.ElementContainer.TOPIC_SELECTEDELEMENT) org.osgi.service.event.Event event) {
        if (root == null || root.isDisposed())
            return;
        root.getDisplay().asyncExec(() -> {
            if (!root.isDisposed() && root.isVisible() && stale) {
                read(null);
                if (layout.topControl == write.control())
                    write.read();
            }
        });
    }
}
