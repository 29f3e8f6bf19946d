package org.khoso.packaging.ui;

import java.util.List;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.khoso.ui.Look;

/** Asks for dossiers: sifted by what is typed, ticked by Space. */
final class Chooser extends Dialog {
    private static final int WIDTH = 720;
    private static final int LINES = 8;
    private final Words words;
    private final Look look;
    private final String intro;
    private final List<Dossiers.Row> rows;
    private Dossiers dossiers;
    private List<Dossiers.Row> ticked = List.of();

    /** @param rows dossiers that may be chosen */
    Chooser(Shell parent, Words words, Look look, String intro, List<Dossiers.Row> rows) {
        super(parent);
        this.words = words;
        this.look = look;
        this.intro = intro;
        this.rows = rows;
    }

    /** @return the dossiers that were ticked; none if the person went back */
    List<Dossiers.Row> ask() {
        return open() == OK ? ticked : List.of();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(words.say("form.add"));
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        area.setLayout(Look.grid(1));
        var fill = new GridData(SWT.FILL, SWT.FILL, true, true);
        fill.widthHint = WIDTH;
        area.setLayoutData(fill);
        var text = new Label(area, SWT.WRAP);
        text.setText(Words.plain(intro));
        var d = new GridData(SWT.FILL, SWT.TOP, true, false);
        d.widthHint = WIDTH - 2 * Look.UNIT;
        text.setLayoutData(d);
        var filter = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage(words.tr().say("packaging.ui.filter"));
        filter.setData("khoso.id", "handover.filter");
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        filter.addListener(SWT.Modify, e -> dossiers.sift(filter.getText()));
        dossiers = new Dossiers(area, words.tr(), look, this::counted);
        dossiers.onlyChosen();
        dossiers.control().setData("khoso.id", "handover.dossiers");
        var table = new GridData(SWT.FILL, SWT.FILL, true, true);
        table.heightHint = LINES * dossiers.control().getItemHeight();
        dossiers.control().setLayoutData(table);
        dossiers.show(rows);
        filter.setFocus();
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, words.say("form.add.ok", rows.size()), true).setData("khoso.id", "handover.ok");
        createButton(parent, IDialogConstants.CANCEL_ID, words.say("form.cancel"), false).setData("khoso.id", "handover.cancel");
        counted();
    }

    private void counted() {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok == null)
            return;
        int n = dossiers.ticked().size();
        ok.setText(words.say("form.add.ok", n));
        ok.setEnabled(n > 0);
    }

    @Override
    protected void okPressed() {
        ticked = dossiers.ticked();
        super.okPressed();
    }
}
