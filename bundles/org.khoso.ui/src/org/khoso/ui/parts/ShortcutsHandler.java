package org.khoso.ui.parts;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.khoso.ui.Tr;

/** Shows every key. */
public final class ShortcutsHandler {
    @Execute
    void show(Shell shell, Tr tr) {
        MessageDialog.openInformation(shell, tr.say("ui.command.shortcuts"), tr.say("ui.shortcuts"));
    }
}
