package org.khoso.ui.parts;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.khoso.core.EditHoldings;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** Brings the change back that was taken back last. */
public final class RedoHandler {
    @Execute
    void redo(CurrentSession current, UiJobs jobs, Tr tr, IEventBroker broker, @Service EditHoldings edit, Recheck recheck) {
        current.get().ifPresent(s -> jobs.run(tr.say("ui.command.redo"), p -> {
            var what = edit.redoable(s);
            var done = edit.redo(s);
            if (done.isPresent())
                recheck.objects(s, done.get().ids());
            return what;
        }, what -> broker.post(Topics.SAY, what.isPresent() ? tr.say("ui.redone") : tr.say("ui.nothing-to-redo"))));
    }
}
