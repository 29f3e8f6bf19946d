package org.khoso.ui.parts;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.widgets.Shell;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** Asks who works with the archive from now on; whoever is not known yet is entered here. */
public final class PersonHandler {
    @Execute
    void ask(Shell shell, CurrentSession current, UiJobs jobs, Tr tr, Look look, IEventBroker broker) {
        current.get().ifPresent(s -> {
            var dialog = new PersonDialog(shell, tr, look, jobs, s);
            if (dialog.open() != PersonDialog.OK || dialog.chosen() == null)
                return;
            current.act(dialog.chosen());
            broker.post(Topics.SAY, tr.say("ui.person.now", dialog.chosen().name()));
        });
    }

    @CanExecute
    boolean can(CurrentSession current) {
        return current.get().isPresent();
    }
}
