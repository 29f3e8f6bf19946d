package org.khoso.intake.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.khoso.api.store.RunLedger.RunInfo;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** Offers to go on with the newest run that was stopped or killed; hidden while there is none. */
final class ResumeBar {
    private final Tr tr;
    private final Composite box;
    private final Label text;
    private List<RunInfo> runs = List.of();

    ResumeBar(Composite parent, Tr tr, Look look, Consumer<RunInfo> resume) {
        this.tr = tr;
        box = new Composite(parent, SWT.BORDER);
        var grid = Look.grid(3);
        grid.marginHeight = Look.UNIT / 2;
        box.setLayout(grid);
        var data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.exclude = true;
        box.setLayoutData(data);
        box.setVisible(false);
        new Label(box, SWT.NONE).setImage(look.icon("should"));
        text = new Label(box, SWT.NONE);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        var go = new Button(box, SWT.PUSH);
        go.setText(tr.say("intake.ui.resume"));
        go.setData("khoso.id", "intake.resume");
        go.addListener(SWT.Selection, e -> resume.accept(runs.get(0)));
    }

    /** @param unfinished runs that were stopped or killed, newest first */
    void show(List<RunInfo> unfinished) {
        runs = unfinished;
        boolean any = !runs.isEmpty();
        if (any) {
            String name = String.valueOf(Path.of(runs.get(0).input()).getFileName());
            String said = tr.say(runs.size() > 1 ? "intake.ui.unfinished.many" : "intake.ui.unfinished", name,
                    RunRows.time(runs.get(0).started()),
                    runs.size() - 1);
            text.setText(said.replace("&", "&&"));
            text.setToolTipText(runs.get(0).input());
        }
        if (box.getVisible() == any)
            return;
        ((GridData) box.getLayoutData()).exclude = !any;
        box.setVisible(any);
        box.getParent().layout();
    }
}
