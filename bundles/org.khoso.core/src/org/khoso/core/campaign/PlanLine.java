package org.khoso.core.campaign;

import java.time.LocalDate;
import java.util.UUID;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/** A line of a campaign's plan. @param holding as it is kept */
public record PlanLine(Holding holding) {
    /** @return identity */
    public UUID id() {
        return holding.id();
    }

    /** @return lot; may be empty */
    public String lot() {
        return holding.text(Concepts.LOT);
    }

    /** @return fonds, or null */
    public UUID fonds() {
        return holding.value(Concepts.PLANNED_FONDS) instanceof UUID u ? u : null;
    }

    /** @return a value as a person reads it; empty if it has none */
    public String text(Field field) {
        return holding.text(field.concept());
    }

    /** @return a planned number, or null; a plan of 0 is none */
    public Long planned(Field field) {
        return holding.value(field.concept()) instanceof Long n && n > 0 ? n : null;
    }

    /** @return its first day, or null */
    public LocalDate from() {
        return holding.value(Concepts.DATE_FROM) instanceof PartialDate d ? d.from() : null;
    }

    /** What makes a line another: lot, level, fonds. */
    record Key(String lot, String level, UUID fonds) {
        static Key of(Holding h) {
            return new Key(h.text(Concepts.LOT), h.text(Concepts.LEVEL), h.value(Concepts.PLANNED_FONDS) instanceof UUID u ? u : null);
        }
    }
}
