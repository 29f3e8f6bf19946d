package org.khoso.ui.parts;

import java.nio.file.Path;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** Opens another archive. */
public final class OpenArchiveHandler {
    @Execute
    void open(Shell shell, CurrentSession current, UiJobs jobs, Tr tr) {
        var dialog = new DirectoryDialog(shell);
        dialog.setText(tr.say("ui.command.open"));
        String chosen = dialog.open();
        if (chosen != null)
            jobs.run(tr.say("ui.opening", chosen), p -> current.open(Path.of(chosen), p), s -> {
            });
    }
}
