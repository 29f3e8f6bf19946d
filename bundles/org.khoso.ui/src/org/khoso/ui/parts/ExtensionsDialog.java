package org.khoso.ui.parts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.plugin.PluginInfo;
import org.khoso.api.plugin.PluginInfo.BundleInfo;
import org.khoso.api.plugin.PluginInfo.Signer;
import org.khoso.api.plugin.Plugins;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** The extensions: what each is, who signed it, whether it takes part; the one that is selected can be removed. */
final class ExtensionsDialog extends Dialog {
    /** What the dialog returns if Khoso is to start again. */
    static final int RESTART = 100;
    private static final int REMOVE = 101;
    private static final int WIDTH = 760;
    private static final List<String> COLUMNS = List.of("name", "version", "signer", "until", "state");
    private static final int[] WIDTHS = {210, 90, 210, 110, 120};

    private final Tr tr;
    private final Look look;
    private final UiJobs jobs;
    private final Plugins plugins;
    private List<Row> rows = List.of();
    private Table table;
    private Text details;
    private Label note;

    /** A line of the list. @param plugin plug-in @param state key of how it is */
    private record Row(PluginInfo plugin, String state) {
    }

    ExtensionsDialog(Shell shell, Tr tr, Look look, UiJobs jobs, Plugins plugins) {
        super(shell);
        this.tr = tr;
        this.look = look;
        this.jobs = jobs;
        this.plugins = plugins;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(tr.say("ui.extensions"));
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        area.setLayout(Look.grid(1));
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        look.heading(area, tr.say("ui.extensions.product", Platform.getBundle("org.khoso.ui").getVersion().toString()));
        note = new Label(area, SWT.WRAP);
        note.setLayoutData(wide(36));
        note.setData("khoso.id", "extensions.note");
        table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
        table.setHeaderVisible(true);
        table.setData("khoso.id", "extensions.list");
        var data = wide(150);
        data.grabExcessVerticalSpace = true;
        data.verticalAlignment = SWT.FILL;
        table.setLayoutData(data);
        for (int i = 0; i < WIDTHS.length; i++) {
            var c = new TableColumn(table, SWT.LEFT);
            c.setText(tr.say("ui.extensions." + COLUMNS.get(i)));
            c.setWidth(WIDTHS[i]);
        }
        details = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL | SWT.BORDER);
        details.setData("khoso.id", "extensions.details");
        details.setLayoutData(wide(150));
        table.addListener(SWT.Selection, e -> selected());
        load();
        return area;
    }

    private static GridData wide(int height) {
        var d = new GridData(SWT.FILL, SWT.TOP, true, false);
        d.widthHint = WIDTH;
        d.heightHint = height;
        return d;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, REMOVE, tr.say("ui.extensions.remove"), false).setData("khoso.id", "extensions.remove");
        createButton(parent, RESTART, tr.say("ui.extensions.restart"), false).setData("khoso.id", "extensions.restart");
        createButton(parent, IDialogConstants.CANCEL_ID, tr.say("ui.extensions.close"), true).setData("khoso.id", "extensions.close");
        getButton(RESTART).setEnabled(false);
        selected();
    }

    @Override
    protected void buttonPressed(int id) {
        switch (id) {
            case REMOVE -> remove();
            case RESTART -> {
                setReturnCode(RESTART);
                close();
            }
            default -> super.buttonPressed(id);
        }
    }

    /** Reads the list and compares the files with it: not on the UI thread. */
    private void load() {
        jobs.load(p -> read(), found -> {
            if (table.isDisposed())
                return;
            rows = found;
            show();
        });
    }

    private List<Row> read() {
        try {
            List<Row> found = new ArrayList<>();
            for (PluginInfo p : plugins.installed())
                found.add(new Row(p, !plugins.unchanged(p) ? "changed" : plugins.idle(p).isEmpty() ? "active" : "idle"));
            return found;
        } catch (IOException e) {
            say(jobs.explain(e));
            return List.of();
        }
    }

    private void say(String text) {
        table.getDisplay().asyncExec(() -> {
            if (!note.isDisposed())
                note.setText(text.replace("&", "&&"));
        });
    }

    private void show() {
        table.removeAll();
        for (Row r : rows) {
            List<Signer> signers = signers(r.plugin());
            new TableItem(table, SWT.NONE).setText(new String[]{r.plugin().label(), r.plugin().version(),
                    signers.isEmpty() ? tr.say("ui.extensions.unsigned") : common(signers.get(0).subject()),
                    signers.isEmpty() ? "" : signers.get(0).until().toString().substring(0, 10), tr.say("ui.extensions." + r.state())});
        }
        if (note.getText().isEmpty())
            note.setText(tr.say(rows.isEmpty() ? "ui.extensions.none" : "ui.extensions.what"));
        if (!rows.isEmpty())
            table.select(0);
        selected();
    }

    /** @return who signed all bundles; nobody, if one of them is not signed */
    private static List<Signer> signers(PluginInfo plugin) {
        return plugin.bundles().stream().anyMatch(b -> b.signers().isEmpty())
                ? List.of()
                : plugin.bundles().stream().flatMap(b -> b.signers().stream()).distinct().toList();
    }

    /** @return the name in a distinguished name; all of it if it has none */
    private static String common(String subject) {
        var m = java.util.regex.Pattern.compile("(?:^|,)CN=((?:\\\\.|[^,\\\\])*)").matcher(subject);
        return m.find() ? m.group(1).replaceAll("\\\\(.)", "$1") : subject;
    }

    private void selected() {
        int i = table.getSelectionIndex();
        details.setText(i < 0 || i >= rows.size() ? "" : details(rows.get(i).plugin()));
        if (getButton(REMOVE) != null)
            getButton(REMOVE).setEnabled(i >= 0);
    }

    private String details(PluginInfo p) {
        List<String> lines = new ArrayList<>();
        lines.add(tr.say("ui.extensions.from", p.id(), p.version(), p.source(), p.installed().toString()));
        for (BundleInfo b : p.bundles()) {
            lines.add(tr.say(b.code() ? "ui.extensions.bundle" : "ui.extensions.data", b.name(), b.version(), b.sha256()));
            if (b.signers().isEmpty())
                lines.add(tr.say("ui.extensions.signed-by-nobody"));
            for (Signer s : b.signers())
                lines.add(tr.say("ui.extensions.signed", s.subject(), s.issuer(), s.until().toString().substring(0, 10), s.fingerprint()));
        }
        return String.join(Text.DELIMITER, lines);
    }

    private void remove() {
        int i = table.getSelectionIndex();
        if (i < 0)
            return;
        PluginInfo p = rows.get(i).plugin();
        var ask = new MessageDialog(getShell(), tr.say("ui.extensions.remove"), null, tr.say("ui.extensions.sure", p.label(), p.version()),
                MessageDialog.QUESTION, 0, tr.say("ui.yes"), tr.say("ui.no"));
        if (ask.open() != 0)
            return;
        try {
            plugins.remove(p.id());
            note.setText(tr.say("ui.extensions.removed", p.label()).replace("&", "&&"));
            getButton(RESTART).setEnabled(true);
            getButton(RESTART).setFocus();
        } catch (IOException e) {
            note.setText(jobs.explain(e).replace("&", "&&"));
        }
        load();
    }
}
