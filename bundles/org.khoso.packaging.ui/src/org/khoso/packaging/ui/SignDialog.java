package org.khoso.packaging.ui;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** Asks for key file and password. The password is kept as characters that can be wiped, and nowhere else. */
final class SignDialog extends Dialog {
    private static final int WIDTH = 520;
    private final Tr tr;
    private final String label;
    private final boolean signed;
    private String key;
    private char[] password = {};
    private boolean replace;
    private Text file;
    private Text secret;
    private Button again;

    SignDialog(Shell parent, Tr tr, String label, String key, boolean signed) {
        super(parent);
        this.tr = tr;
        this.label = label;
        this.key = key;
        this.signed = signed;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(tr.say("packaging.ui.sign.title"));
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        var grid = new GridLayout(3, false);
        grid.marginWidth = 2 * Look.UNIT;
        grid.marginHeight = 2 * Look.UNIT;
        grid.verticalSpacing = Look.UNIT;
        area.setLayout(grid);
        var fill = new GridData(SWT.FILL, SWT.FILL, true, true);
        fill.widthHint = WIDTH;
        area.setLayoutData(fill);
        wrapped(area, "packaging.ui.sign.text", label);
        label(area, "packaging.ui.sign.key");
        file = text(area, SWT.NONE, "packaging.sign.key", 1);
        file.setText(key);
        file.addListener(SWT.Modify, e -> enable());
        var browse = new Button(area, SWT.PUSH);
        browse.setText(tr.say("packaging.ui.sign.browse"));
        browse.setData("khoso.id", "packaging.sign.browse");
        browse.addListener(SWT.Selection, e -> browse());
        label(area, "packaging.ui.sign.password");
        secret = text(area, SWT.PASSWORD, "packaging.sign.password", 2);
        if (signed) {
            wrapped(area, "packaging.ui.sign.already");
            again = new Button(area, SWT.CHECK);
            again.setText(tr.say("packaging.ui.sign.replace"));
            again.setData("khoso.id", "packaging.sign.replace");
            again.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
            again.addListener(SWT.Selection, e -> enable());
        }
        (key.isEmpty() ? file : secret).setFocus();
        return area;
    }

    private void wrapped(Composite area, String what, Object... args) {
        var l = new Label(area, SWT.WRAP);
        l.setText(tr.say(what, args).replace("&", "&&"));
        var d = new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1);
        d.widthHint = WIDTH - 4 * Look.UNIT;
        l.setLayoutData(d);
    }

    private void label(Composite area, String what) {
        new Label(area, SWT.NONE).setText(tr.say(what));
    }

    private static Text text(Composite area, int style, String id, int span) {
        var t = new Text(area, SWT.BORDER | style);
        t.setData("khoso.id", id);
        t.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, span, 1));
        return t;
    }

    private void browse() {
        var d = new FileDialog(getShell(), SWT.OPEN);
        d.setFilterExtensions(new String[]{"*.p12;*.pfx;*.P12;*.PFX", "*"});
        String chosen = d.open();
        if (chosen != null)
            file.setText(chosen);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, tr.say("packaging.ui.sign.ok"), true).setData("khoso.id", "packaging.sign.ok");
        createButton(parent, IDialogConstants.CANCEL_ID, tr.say("packaging.ui.sign.cancel"), false);
        enable();
    }

    private void enable() {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null)
            ok.setEnabled(!file.getText().isBlank() && (again == null || again.getSelection()));
    }

    @Override
    protected void okPressed() {
        key = file.getText().strip();
        password = secret.getTextChars();
        replace = again != null && again.getSelection();
        super.okPressed();
    }

    String key() {
        return key;
    }

    char[] password() {
        return password;
    }

    boolean replace() {
        return replace;
    }
}
