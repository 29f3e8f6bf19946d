package org.khoso.survey.ui;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.khoso.api.survey.Response.Cell;

/** What was typed and is not stored yet, or could not be: it stays with its cell until it is stored, mended or taken back. UI thread. */
final class Drafts {
    /**
     * Something typed.
     *
     * @param typed   text as typed; as answers keep it once it is on its way
     * @param reason  reason
     * @param problem why it is not stored, for people; empty while it is on its way
     */
    record Draft(String typed, String reason, String problem) {
        boolean onItsWay() {
            return problem.isEmpty();
        }
    }

    private final Map<Cell, Draft> all = new HashMap<>();

    void put(Cell cell, Draft draft) {
        all.put(cell, draft);
    }

    void remove(Cell cell) {
        all.remove(cell);
    }

    /** @return what could not be stored */
    Optional<Draft> failed(Cell cell) {
        return get(cell).filter(d -> !d.onItsWay());
    }

    Optional<Draft> get(Cell cell) {
        return Optional.ofNullable(all.get(cell));
    }

    /** Forgets what is on its way no more. @param busy whether a cell is still being stored */
    void settle(Predicate<Cell> busy) {
        all.entrySet().removeIf(e -> e.getValue().onItsWay() && !busy.test(e.getKey()));
    }

    /** @return whether something could not be stored */
    boolean anyFailed() {
        return all.values().stream().anyMatch(d -> !d.onItsWay());
    }
}
