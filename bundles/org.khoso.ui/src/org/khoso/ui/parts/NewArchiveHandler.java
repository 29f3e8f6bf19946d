package org.khoso.ui.parts;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** Makes a new archive in an empty folder. */
public final class NewArchiveHandler {
    @Execute
    void create(Shell shell, CurrentSession current, UiJobs jobs, Tr tr) {
        var dialog = new DirectoryDialog(shell);
        dialog.setText(tr.say("ui.command.new"));
        dialog.setMessage(tr.say("ui.new.message"));
        String chosen = dialog.open();
        if (chosen != null)
            jobs.run(tr.say("ui.creating", chosen),
                    p -> current.create(Path.of(chosen), Map.of(ArchiveProvider.NAME, Path.of(chosen).getFileName().toString())), s -> {
                    });
    }
}
