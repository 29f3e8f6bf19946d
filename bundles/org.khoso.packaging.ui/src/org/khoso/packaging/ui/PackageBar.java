package org.khoso.packaging.ui;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** The line on top: write new packages, open one from elsewhere, verify or sign the one that is selected, go to the hand-overs. */
final class PackageBar {
    private final Tr tr;
    private final Button write;
    private final Button verify;
    private final Button sign;
    private final Label count;

    PackageBar(Composite parent, Tr tr, Look look, Runnable writes, Consumer<Boolean> opens, Runnable verifies, Runnable signs,
            Runnable handOvers) {
        this.tr = tr;
        var line = new Composite(parent, SWT.NONE);
        line.setLayout(Look.bare(7));
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        write = button(line, look, "new", "add", writes);
        verify = button(line, look, "verify", "compliance", verifies);
        sign = button(line, look, "sign", "sign", signs);
        button(line, look, "open-folder", "open", () -> opens.accept(true));
        button(line, look, "open-zip", "open", () -> opens.accept(false));
        button(line, look, "hand-overs", "intake", handOvers);
        count = new Label(line, SWT.RIGHT);
        count.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    }

    private Button button(Composite line, Look look, String id, String icon, Runnable action) {
        var b = new Button(line, SWT.PUSH);
        b.setText(tr.say("packaging.ui." + id));
        b.setImage(look.icon(icon));
        b.setData("khoso.id", "packaging.bar." + id);
        b.addListener(SWT.Selection, e -> action.run());
        return b;
    }

    /** @param archive whether one is open @param some whether there are packages @param number how many */
    void state(boolean archive, boolean some, int number) {
        write.setEnabled(archive);
        verify.setEnabled(some);
        sign.setEnabled(some);
        count.setText(some ? tr.say("packaging.ui.count", number) : "");
        count.getParent().layout();
    }

    /** @return a package that the user chose, or null */
    Path ask(Shell shell, boolean folder) {
        String chosen;
        if (folder) {
            var d = new DirectoryDialog(shell);
            d.setMessage(tr.say("packaging.ui.open-folder.message"));
            chosen = d.open();
        } else {
            var d = new FileDialog(shell, SWT.OPEN);
            d.setFilterExtensions(new String[]{"*.zip;*.ZIP;*.tar;*.TAR", "*"});
            chosen = d.open();
        }
        return chosen == null ? null : Path.of(chosen);
    }
}
