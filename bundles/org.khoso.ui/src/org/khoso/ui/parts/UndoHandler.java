package org.khoso.ui.parts;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.khoso.core.UndoRedo;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;
import org.khoso.ui.Unsaved;

/** Takes the last change back, and names it; unsaved text of the field in hand goes first. */
public final class UndoHandler {
    @Execute
    void undo(CurrentSession current, UiJobs jobs, Tr tr, IEventBroker broker, @Service UndoRedo line, Recheck recheck) {
        if (Unsaved.revert(org.eclipse.swt.widgets.Display.getCurrent()))
            return;
        current.get().ifPresent(s -> jobs.run(tr.say("ui.command.undo"), p -> {
            var done = line.undo(s);
            if (done.isPresent())
                recheck.objects(s, done.get().objects());
            return done;
        }, what -> broker.post(Topics.SAY, what.map(c -> tr.say("ui.undone", c.label())).orElse(tr.say("ui.nothing-to-undo")))));
    }
}
