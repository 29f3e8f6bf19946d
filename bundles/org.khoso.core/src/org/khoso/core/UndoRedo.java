package org.khoso.core;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.Message;
import org.khoso.api.store.HoldingsStore.Committed;
import org.khoso.core.Waivers.Act;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One line of undo for a person: changes of the holdings and waivers of findings, the newest first. */
@Component(service = UndoRedo.class)
public final class UndoRedo {
    /** What was undone or done again. @param label what it is called @param objects objects that changed; none for a waiver */
    public record Done(Message label, List<UUID> objects) {
    }

    private final EditHoldings edit;
    private final Waivers waivers;

    /** Made by the container, or by a test. */
    @Activate
    public UndoRedo(@Reference EditHoldings edit, @Reference Waivers waivers) {
        this.edit = edit;
        this.waivers = waivers;
    }

    /** Takes the newest act back. @return what it was, empty if there is nothing */
    public Optional<Done> undo(Session session) throws IOException {
        Optional<Act> act = waivers.undoable(session);
        Optional<Committed> change = edit.undoable(session);
        if (act.isPresent() && (change.isEmpty() || !act.get().when().isBefore(change.get().when())))
            return waivers.undo(session).map(a -> new Done(a.label(), List.of()));
        return edit.undo(session).map(c -> new Done(change.map(Committed::label).orElse(c.label()), c.ids()));
    }

    /** Does again what was taken back last. Waivers and changes each have a line of their own, ended by new work of that kind. */
    public Optional<Done> redo(Session session) throws IOException {
        Optional<Act> act = waivers.redoable(session);
        Optional<Committed> change = edit.redoable(session);
        if (act.isPresent() && (change.isEmpty() || !act.get().when().isBefore(change.get().when())))
            return waivers.redo(session).map(a -> new Done(a.label(), List.of()));
        return edit.redo(session).map(c -> new Done(c.label(), c.ids()));
    }
}
