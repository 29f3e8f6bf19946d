package org.khoso.ui.parts;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.khoso.api.plugin.Plugins;
import org.khoso.ui.Navigator;
import org.khoso.ui.Tr;

/** Shows every key. */
public final class ShortcutsHandler {
    @Execute
    void show(Shell shell, Tr tr, Navigator navigator, @Optional @Service Plugins plugins) {
        String find = navigator.has(Navigator.SEARCH) ? tr.say("ui.shortcuts.find") : "";
        MessageDialog.openInformation(shell, tr.say("ui.command.shortcuts"),
                tr.say("ui.shortcuts", navigator.perspectives().size(), find,
                        plugins == null ? "" : tr.say("ui.shortcuts.extensions")));
    }
}
