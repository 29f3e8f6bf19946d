package org.khoso.ui.parts;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.khoso.core.UndoRedo;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** Brings the change back that was taken back last. */
public final class RedoHandler {
    @Execute
    void redo(CurrentSession current, UiJobs jobs, Tr tr, IEventBroker broker, @Service UndoRedo line, Recheck recheck) {
        current.get().ifPresent(s -> jobs.run(tr.say("ui.command.redo"), p -> {
            var done = line.redo(s);
            if (done.isPresent())
                recheck.objects(s, done.get().objects());
            return done;
        }, what -> broker.post(Topics.SAY, what.map(d -> tr.say("ui.redone", d.label())).orElse(tr.say("ui.nothing-to-redo")))));
    }
}
