package org.khoso.intake.ui;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.khoso.core.ScanBatch.Source;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.State;
import org.khoso.ui.Tr;

/** The first step with a scanner: device, dossier that receives the pages, settings; or image files in place of a device. */
final class ScanPane {
    /** What is to be scanned. */
    interface Start {
        /** @param from device; null for image files @param images image files; null for a device */
        void scan(String dossier, String title, Source from, Map<String, String> options, List<Path> images);
    }

    private static final String OPTIONS = "intake.scan.options";

    private final Tr tr;
    private final Look look;
    private final State state;
    private final Start start;
    private final Composite box;
    private final Combo device;
    private final Text dossier;
    private final Text title;
    private final Text options;
    private final Button scan;
    private final Button images;
    private final Button open;
    private final Label note;
    private List<Source> devices = List.of();
    private boolean busy;

    /** @param search looks for devices @param reveal shows the new record */
    ScanPane(Composite parent, Tr tr, Look look, State state, Runnable search, Start start, Runnable reveal) {
        this.tr = tr;
        this.look = look;
        this.state = state;
        this.start = start;
        box = new Composite(parent, SWT.NONE);
        var grid = Look.bare(3);
        grid.marginHeight = 0;
        box.setLayout(grid);
        label("device");
        device = new Combo(box, SWT.READ_ONLY);
        device.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        device.setData("khoso.id", "intake.scan.device");
        var again = new Button(box, SWT.PUSH);
        again.setText(tr.say("intake.ui.scan.search"));
        again.setData("khoso.id", "intake.scan.search");
        again.addListener(SWT.Selection, e -> search.run());
        dossier = text("dossier");
        dossier.addListener(SWT.Modify, e -> judge());
        dossier.addListener(SWT.DefaultSelection, e -> start());
        title = text("heading");
        options = text("options");
        options.setText(state.get(OPTIONS, ""));
        var row = new Composite(box, SWT.NONE);
        row.setLayout(Look.bare(3));
        row.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
        scan = button(row, "scan", this::scan);
        scan.setImage(look.icon("scan"));
        images = button(row, "images", this::images);
        open = button(row, "open", reveal);
        open.setVisible(false);
        note = new Label(box, SWT.WRAP);
        var data = new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1);
        data.widthHint = 200;
        note.setLayoutData(data);
        judge();
    }

    private void label(String key) {
        new Label(box, SWT.NONE).setText(tr.say("intake.ui.scan." + key));
    }

    private Text text(String key) {
        label(key);
        var t = new Text(box, SWT.BORDER);
        t.setMessage(tr.say("intake.ui.scan." + key + ".hint"));
        t.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        t.setData("khoso.id", "intake.scan." + key);
        return t;
    }

    private Button button(Composite parent, String key, Runnable action) {
        var b = new Button(parent, SWT.PUSH);
        b.setText(tr.say("intake.ui.scan." + key));
        b.setData("khoso.id", "intake.scan." + key);
        b.addListener(SWT.Selection, e -> action.run());
        return b;
    }

    Control control() {
        return box;
    }

    void focus() {
        (dossier.getText().isBlank() ? dossier : scan.isEnabled() ? scan : images).setFocus();
    }

    /** Shows the devices that answer. @param missing why there is none, or what else is missing; empty if nothing is */
    void devices(List<Source> found, String missing) {
        devices = found;
        device.removeAll();
        found.forEach(s -> device.add(s.device().label()));
        device.setEnabled(!found.isEmpty());
        if (!found.isEmpty())
            device.select(0);
        say(missing, found.isEmpty() ? Tone.SHOULD : Tone.QUIET, false);
        judge();
    }

    /** Says how a batch ended. @param made whether there is a record to look at */
    void say(String text, Tone tone, boolean made) {
        note.setText(text.replace("&", "&&"));
        look.tone(note, tone);
        open.setVisible(made);
        box.layout();
    }

    /** Says whether a batch or a run is under way. */
    void busy(boolean on) {
        busy = on;
        judge();
    }

    /** Scans, if there is a device and a dossier. */
    void start() {
        if (scan.isEnabled())
            scan();
    }

    private void judge() {
        boolean can = !busy && !dossier.getText().isBlank();
        scan.setEnabled(can && !devices.isEmpty());
        images.setEnabled(can);
    }

    private void scan() {
        Map<String, String> set = new LinkedHashMap<>();
        for (String o : options.getText().split(","))
            if (o.indexOf('=') > 0)
            set.put(o.substring(0, o.indexOf('=')).strip(), o.substring(o.indexOf('=') + 1).strip());
        state.set(OPTIONS, options.getText());
        start.scan(dossier.getText().strip(), title.getText().strip(), devices.get(Math.max(0, device.getSelectionIndex())), set, null);
    }

    private void images() {
        var dialog = new FileDialog(box.getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText(tr.say("intake.ui.scan.images.choose"));
        dialog.setFilterExtensions(new String[]{"*.png;*.tif;*.tiff;*.jpg;*.jpeg;*.PNG;*.TIF;*.JPG", "*"});
        if (dialog.open() == null)
            return;
        Path folder = Path.of(dialog.getFilterPath());
        start.scan(dossier.getText().strip(), title.getText().strip(), null, Map.of(),
                Arrays.stream(dialog.getFileNames()).map(folder::resolve).toList());
    }
}
