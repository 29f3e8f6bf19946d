package org.khoso.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.store.HoldingsStore.Committed;

/**
 * Reads from the newest change sets what undo and redo mean now. A change set either is new work, an undo of new work, or
 * a redo (an undo of an undo). New work after an undo ends the line of redo, as in every editor.
 */
final class UndoLine {
    private enum Role {
        WORK, UNDO, REDO
    }

    private final List<Committed> newestFirst;
    private final Map<UUID, Committed> byId = new HashMap<>();

    UndoLine(List<Committed> newestFirst) {
        this.newestFirst = newestFirst;
        newestFirst.forEach(c -> byId.put(c.changeSet(), c));
    }

    private Role role(Committed c) {
        if (c.undoes() == null)
            return Role.WORK;
        Committed target = byId.get(c.undoes());
        return target != null && role(target) == Role.UNDO ? Role.REDO : Role.UNDO;
    }

    /** @return the newest work, or redo of work, that still stands */
    Optional<Committed> undoable() {
        return newestFirst.stream().filter(c -> !c.undone() && role(c) != Role.UNDO && !byRun(c)).findFirst();
    }

    /** What a run brought in is not taken back by a key press: it has its own way out. */
    private static boolean byRun(Committed c) {
        return c.label() != null && c.label().key().startsWith("core.intake.");
    }

    /** @return the newest undo that still stands, unless new work came after it */
    Optional<Committed> redoable() {
        for (Committed c : newestFirst) {
            if (c.undone())
                continue;
            if (role(c) == Role.WORK)
                return Optional.empty();
            if (role(c) == Role.UNDO)
                return Optional.of(c);
        }
        return Optional.empty();
    }
}
