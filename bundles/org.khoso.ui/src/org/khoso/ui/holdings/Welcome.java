package org.khoso.ui.holdings;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** What a person sees before any archive is open: the ways to begin, each one key away. */
final class Welcome {
    private final Composite box;

    /**
     * @param last    archive that was open last, or null
     * @param sample  makes the sample archive, where the product and the machine have what it takes
     * @param notice  what the window is waiting for, or null
     * @param choose  is told which way was chosen: sample, new, open, recent
     */
    Welcome(Composite parent, Look look, Tr tr, String last, SampleArchive sample, String notice, Consumer<String> choose) {
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.grid(1));
        var inner = new Composite(box, SWT.NONE);
        inner.setLayout(Look.bare(1));
        var data = new GridData(SWT.CENTER, SWT.CENTER, true, true);
        data.widthHint = 560;
        inner.setLayoutData(data);
        Label title = look.heading(inner, tr.say("ui.welcome"));
        title.setFont(look.font(8, true));
        text(inner, tr.say("ui.welcome.what"));
        if (notice != null)
            text(inner, notice).setData("khoso.id", "welcome.waits");
        if (last != null)
            choice(inner, look, "dossier", tr.say("ui.welcome.recent", Path.of(last).getFileName()), last, () -> choose.accept("recent"),
                    "recent");
        boolean samples = sample.generator().isPresent();
        if (sample.possible())
            choice(inner, look, "sample", tr.say("ui.welcome.sample"),
                    tr.say(samples ? "ui.welcome.sample.what" : "ui.welcome.sample.missing"), () -> choose.accept("sample"), "sample")
                    .setEnabled(samples);
        choice(inner, look, "add", tr.say("ui.welcome.new"), tr.say("ui.welcome.new.what"), () -> choose.accept("new"), "new");
        choice(inner, look, "open", tr.say("ui.welcome.open"), tr.say("ui.welcome.open.what"), () -> choose.accept("open"), "open");
    }

    private static Label text(Composite parent, String text) {
        var l = new Label(parent, SWT.WRAP);
        l.setText(text.replace("&", "&&"));
        var data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 540;
        l.setLayoutData(data);
        return l;
    }

    private static Button choice(Composite parent, Look look, String icon, String label, String what, Runnable action, String id) {
        var b = new Button(parent, SWT.PUSH | SWT.LEFT);
        b.setImage(look.icon(icon));
        b.setText("  " + label);
        b.setFont(look.font(2, true));
        var data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.heightHint = 44;
        data.verticalIndent = Look.UNIT;
        b.setLayoutData(data);
        b.setData("khoso.id", "welcome." + id);
        b.addListener(SWT.Selection, e -> action.run());
        look.tone(text(parent, what), Look.Tone.QUIET);
        return b;
    }

    Control control() {
        return box;
    }

    void focus() {
        box.setFocus();
    }
}
