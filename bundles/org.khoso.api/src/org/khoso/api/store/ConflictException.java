package org.khoso.api.store;

import java.util.UUID;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/** Someone changed the object since: nothing was written. Names who and when. */
public class ConflictException extends KhosoException {
    private static final long serialVersionUID = 1L;
    private final UUID id;

    /** @param id object @param problem names object, person, time @param remedy what to do */
    public ConflictException(UUID id, Message problem, Message remedy) {
        super(problem, remedy, null);
        this.id = id;
    }

    /** @return the object that was changed meanwhile */
    public UUID id() {
        return id;
    }
}
