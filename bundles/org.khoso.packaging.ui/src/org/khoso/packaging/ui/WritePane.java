package org.khoso.packaging.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.store.Holding;
import org.khoso.core.Packages;
import org.khoso.core.Packages.Proposal;
import org.khoso.core.Session;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** Where packages are written: which dossiers, for what purpose, of which type, in which form, to where. */
final class WritePane {
    private final Tr tr;
    private final UiJobs jobs;
    private final CurrentSession current;
    private final Packages packages;
    private final Consumer<Writing.Result> done;
    private final Composite box;
    private final Text filter;
    private final Dossiers dossiers;
    private final StyledText detail;
    private final Button all;
    private final WriteOptions options;
    private final Button write;
    private UiJobs.Work running;
    private Session loaded;
    private int asked;

    /** @param done told what was written @param close leaves this pane */
    WritePane(Composite parent, Tr tr, Look look, UiJobs jobs, CurrentSession current, Packages packages,
            Consumer<Writing.Result> done, Runnable close) {
        this.tr = tr;
        this.jobs = jobs;
        this.current = current;
        this.packages = packages;
        this.done = done;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(2));
        var left = new Composite(box, SWT.NONE);
        left.setLayout(Look.bare(3));
        left.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        filter = new Text(left, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage(tr.say("packaging.ui.filter"));
        filter.setData("khoso.id", "packaging.filter");
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        all = button(left, "all", () -> dossiers().tickAll(true));
        button(left, "none-ticked", () -> dossiers().tickAll(false));
        dossiers = new Dossiers(left, tr, look, this::counted);
        dossiers.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
        detail = new StyledText(left, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        detail.setData("khoso.id", "packaging.dossier");
        detail.setMargins(Look.UNIT, Look.UNIT, Look.UNIT, Look.UNIT);
        var high = new GridData(SWT.FILL, SWT.FILL, true, false, 3, 1);
        high.heightHint = 80;
        high.widthHint = 200;
        detail.setLayoutData(high);
        dossiers.control().addListener(SWT.Selection, e -> propose());
        filter.addListener(SWT.Modify, e -> {
            dossiers.sift(filter.getText());
            propose();
        });
        var right = new Composite(box, SWT.NONE);
        right.setLayout(Look.grid(1));
        var d = new GridData(SWT.FILL, SWT.FILL, false, true);
        d.widthHint = 340;
        right.setLayoutData(d);
        options = new WriteOptions(right, tr, look, this::propose, this::browse);
        write = button(right, "write", this::writeOrStop);
        write.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        button(right, "close", close).setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        counted();
    }

    private Button button(Composite parent, String id, Runnable action) {
        var b = new Button(parent, SWT.PUSH);
        b.setText(tr.say("packaging.ui." + id, 0));
        b.setData("khoso.id", "packaging." + id);
        b.addListener(SWT.Selection, e -> action.run());
        return b;
    }

    private Dossiers dossiers() {
        return dossiers;
    }

    Composite control() {
        return box;
    }

    /** Reads the dossiers, and puts the cursor into the filter. */
    void open() {
        read();
        filter.setFocus();
    }

    /** Reads the dossiers anew. */
    void read() {
        Session s = current.get().orElse(null);
        if (s != loaded)
            options.folder(null);
        loaded = s;
        jobs.load(p -> s == null ? List.<Dossiers.Row>of() : Dossiers.read(s), rows -> {
            if (!box.isDisposed() && s == loaded) {
                dossiers.show(rows);
                propose();
            }
        });
    }

    private void browse() {
        var dialog = new DirectoryDialog(box.getShell());
        dialog.setMessage(tr.say("packaging.ui.to"));
        String chosen = dialog.open();
        if (chosen != null)
            options.folder(Path.of(chosen));
    }

    /** The type that fits the dossier under the cursor; asked again when cursor or purpose change. */
    private void propose() {
        Dossiers.Row row = dossiers.example();
        detail.setText(row == null ? tr.say("packaging.ui.no-dossiers") : dossiers.detail());
        Session s = current.get().orElse(null);
        int now = ++asked;
        boolean handOver = options.handOver();
        if (row == null || s == null)
            options.proposed(null);
        else
            jobs.load(p -> {
                Optional<Holding> h = s.find(row.id());
                return h.isEmpty() ? Optional.<Proposal>empty() : Optional.of(packages.propose(s, h.get(), handOver));
            }, found -> {
                if (now == asked && !box.isDisposed())
                    options.proposed(found.orElse(null));
            });
    }

    private void counted() {
        if (write == null)
            return;
        int n = dossiers.ticked().size();
        all.setText(tr.say("packaging.ui.all", dossiers.shown()));
        write.setText(running != null ? tr.say("packaging.ui.stop") : tr.say("packaging.ui.write", n));
        write.setEnabled(running != null || n > 0 && options.type() != null);
        all.getParent().layout();
    }

    /** Starts writing what is ticked, or stops what was started. */
    void writeOrStop() {
        PackageType type = options.type();
        List<Dossiers.Row> rows = dossiers.ticked();
        if (running != null)
            running.cancel();
        else if (type != null && !rows.isEmpty() && current.get().isPresent()) {
            var writing = new Writing(packages, current.get().get(), type, options.folder(), options.zip());
            running = jobs.run(tr.say("packaging.ui.writing"), p -> writing.run(rows, p, tr, jobs), this::finished,
                    why -> ended());
            counted();
        }
    }

    private void finished(Writing.Result r) {
        ended();
        if (!box.isDisposed())
            dossiers.results(r.said(), r.written());
        if (!box.isDisposed())
            detail.setText(dossiers.detail());
        done.accept(r);
    }

    private void ended() {
        running = null;
        if (!box.isDisposed())
            counted();
    }
}
