package org.khoso.packaging.ui;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.khoso.api.Confidence;
import org.khoso.api.packaging.PackageType;
import org.khoso.core.Packages.Proposal;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** Purpose, type with the clause that decided it, form and place of the packages to be written. */
final class WriteOptions {
    /** Lots and packages for readers need a description of their own: by verb. */
    private static final List<PackageType> TYPES = Arrays.stream(PackageType.values()).filter(PackageType::ofDossier).toList();
    private final Tr tr;
    private final Button handOver;
    private final Combo type;
    private final Label why;
    private final Button zip;
    private final Label to;
    private Path folder;
    private boolean chosen;

    WriteOptions(Composite parent, Tr tr, Look look, Runnable purposeChanged, Runnable browse) {
        this.tr = tr;
        title(parent, look, "what-for");
        Button keep = radio(group(parent), "keep");
        handOver = radio(keep.getParent(), "hand-over");
        keep.setSelection(true);
        keep.addListener(SWT.Selection, e -> changed(keep, purposeChanged));
        handOver.addListener(SWT.Selection, e -> changed(handOver, purposeChanged));
        title(parent, look, "type");
        type = new Combo(parent, SWT.READ_ONLY);
        for (PackageType t : TYPES)
            type.add(t.code());
        type.setData("khoso.id", "packaging.type");
        type.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        type.addListener(SWT.Selection, e -> chosen = true);
        why = wrapped(parent);
        title(parent, look, "form");
        Composite forms = group(parent);
        radio(forms, "folder").setSelection(true);
        zip = radio(forms, "zip");
        title(parent, look, "to");
        to = wrapped(parent);
        var other = new Button(parent, SWT.PUSH);
        other.setText(tr.say("packaging.ui.browse"));
        other.setData("khoso.id", "packaging.browse");
        other.addListener(SWT.Selection, e -> browse.run());
        folder(null);
    }

    private void title(Composite parent, Look look, String key) {
        var l = new Label(parent, SWT.NONE);
        l.setText(tr.say("packaging.ui.option." + key));
        l.setFont(look.font(0, true));
    }

    /** Radios that belong together must have a parent of their own. */
    private static Composite group(Composite parent) {
        var c = new Composite(parent, SWT.NONE);
        c.setLayout(Look.bare(1));
        return c;
    }

    private Button radio(Composite group, String id) {
        var b = new Button(group, SWT.RADIO);
        b.setText(tr.say("packaging.ui." + id));
        b.setData("khoso.id", "packaging." + id);
        return b;
    }

    private static Label wrapped(Composite parent) {
        var l = new Label(parent, SWT.WRAP);
        var d = new GridData(SWT.FILL, SWT.TOP, true, false);
        d.widthHint = 300;
        l.setLayoutData(d);
        return l;
    }

    private void changed(Button b, Runnable told) {
        if (!b.getSelection())
            return;
        chosen = false;
        told.run();
    }

    boolean handOver() {
        return handOver.getSelection();
    }

    boolean zip() {
        return zip.getSelection();
    }

    /** @return type to write, null if none is chosen */
    PackageType type() {
        return type.getSelectionIndex() < 0 ? null : TYPES.get(type.getSelectionIndex());
    }

    /** @return where to, null for the archive's own folder */
    Path folder() {
        return folder;
    }

    /** Sets where to; null is the archive's own folder. */
    void folder(Path path) {
        folder = path;
        to.setText(path == null ? tr.say("packaging.ui.own-folder") : path.toString().replace("&", "&&"));
        to.getParent().layout();
    }

    /** Shows what the clauses propose; a type that the user chose stays until the purpose changes. */
    void proposed(Proposal p) {
        if (p == null) {
            why.setText("");
            return;
        }
        if (!chosen)
            type.select(TYPES.indexOf(p.type()));
        String label = tr.say("packaging.ui.confidence." + (p.confidence() == Confidence.UNKNOWN
                ? "unknown"
                : p.confidence().code()));
        String reason = p.reason() == null ? "" : tr.say(p.reason()) + " ";
        why.setText((reason + tr.say("packaging.ui.proposed", p.type().code(), p.clause(), label)).replace("&", "&&"));
        why.getParent().layout();
    }
}
