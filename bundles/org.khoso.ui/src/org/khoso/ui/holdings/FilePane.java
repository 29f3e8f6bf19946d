package org.khoso.ui.holdings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.khoso.api.Message;
import org.khoso.api.store.Holding;
import org.khoso.core.Session;
import org.khoso.core.files.CheckedFile;
import org.khoso.core.files.FileReports;
import org.khoso.model.Concepts;
import org.khoso.ui.Look;
import org.khoso.ui.State;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/**
 * About one file: its signatures, at once; what check-file says of it, when asked. Who verifies and judges is loaded when the first file is shown:
 * the window does not wait for it.
 */
final class FilePane {
    private final Tr tr;
    private final Look look;
    private final UiJobs jobs;
    private final StyledText text;
    private final Button check;
    private final Map<String, CheckedFile> checked = new HashMap<>();
    private Session session;
    private Holding file;
    private List<FileWords.Line> signatures = List.of();

    FilePane(Composite parent, Look look, Tr tr, UiJobs jobs) {
        this.tr = tr;
        this.look = look;
        this.jobs = jobs;
        text = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        text.setData("khoso.id", "files.report");
        text.setMargins(Look.UNIT, Look.UNIT, Look.UNIT, Look.UNIT);
        var d = new GridData(SWT.FILL, SWT.FILL, true, true);
        d.widthHint = 100;
        d.heightHint = 120;
        text.setLayoutData(d);
        text.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        check = new Button(parent, SWT.PUSH);
        check.setText(tr.say("ui.report.check"));
        check.setData("khoso.id", "files.check");
        check.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        check.addListener(SWT.Selection, e -> check());
    }

    /** Shows what is known of a file; null shows nothing. */
    void show(Session s, Holding f) {
        session = s;
        file = f;
        signatures = List.of();
        boolean there = f != null && !f.text(Concepts.OBJECT).isEmpty();
        check.setEnabled(there);
        paint();
        if (there)
            jobs.load(p -> new FileWords(tr).signatures(reports().signatures(s, f, p)).lines(), found -> {
                if (text.isDisposed() || file != f)
                    return;
                signatures = found;
                paint();
            }, () -> {
                if (!text.isDisposed() && file == f)
                    say(tr.say("ui.sign.failed"));
            });
    }

    private void say(String what) {
        signatures = List.of(new FileWords.Line(what, false, Look.Tone.QUIET));
        paint();
    }

    private void check() {
        Session s = session;
        Holding f = file;
        if (f == null)
            return;
        check.setEnabled(false);
        Path cache = State.home().resolve("cache").resolve("check-file");
        jobs.run(tr.say("ui.report.job", f.text(Concepts.NAME)), p -> reports().check(s, f, cache, p), found -> {
            checked.put(f.text(Concepts.OBJECT), found);
            again(f);
        }, why -> again(f));
    }

    private void again(Holding f) {
        if (text.isDisposed() || file != f)
            return;
        check.setEnabled(true);
        paint();
    }

    private static FileReports reports() throws IOException {
        BundleContext here = FrameworkUtil.getBundle(FilePane.class).getBundleContext();
        ServiceReference<FileReports> r = here.getServiceReference(FileReports.class);
        FileReports reports = r == null ? null : here.getService(r);
        if (reports == null)
            throw new org.khoso.api.KhosoException(Message.of("core.sign.not-installed"), Message.of("core.sign.not-installed.remedy"),
                    null);
        return reports;
    }

    private void paint() {
        List<FileWords.Line> lines = new ArrayList<>(signatures);
        CheckedFile known = file == null ? null : checked.get(file.text(Concepts.OBJECT));
        if (known != null)
            lines.addAll(new FileWords(tr).checked(known).lines());
        StringBuilder all = new StringBuilder();
        List<StyleRange> styles = new ArrayList<>();
        for (FileWords.Line l : lines) {
            if (l.bold() && !all.isEmpty())
                all.append('\n');
            styles.add(new StyleRange(all.length(), l.text().length(), look.color(l.tone()), null, l.bold() ? SWT.BOLD : SWT.NORMAL));
            all.append(l.text()).append('\n');
        }
        text.setText(all.toString());
        text.setStyleRanges(styles.toArray(StyleRange[]::new));
    }

    /** Takes the colours of another theme. */
    void repaint() {
        paint();
    }
}
