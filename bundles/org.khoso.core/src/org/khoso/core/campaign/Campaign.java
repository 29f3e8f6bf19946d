package org.khoso.core.campaign;

import java.time.LocalDate;
import java.util.UUID;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/** A digitisation campaign. @param holding as it is kept */
public record Campaign(Holding holding) {
    /** @return identity */
    public UUID id() {
        return holding.id();
    }

    /** @return title */
    public String title() {
        return holding.text(Concepts.TITLE);
    }

    /** @return a value as a person reads it; empty if it has none */
    public String text(Field field) {
        return holding.text(field.concept());
    }

    /** @return first day, or null */
    public LocalDate from() {
        return holding.value(Concepts.DATE_FROM) instanceof PartialDate d ? d.from() : null;
    }

    /** @return planned end, or null */
    public LocalDate to() {
        return holding.value(Concepts.DATE_TO) instanceof PartialDate d ? d.to() : null;
    }

    /** @return bytes of a page if the campaign says so; 0 if they are to be measured */
    public long bytesPerPage() {
        return holding.value(Concepts.BYTES_PER_PAGE) instanceof Long n && n > 0 ? n : 0;
    }
}
