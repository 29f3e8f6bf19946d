package org.khoso.api.store;

import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/** Another process holds the archive. */
public class HeldException extends KhosoException {
    private static final long serialVersionUID = 1L;
    private final transient Holder holder;

    /** @param problem names the process, its user and since when @param remedy what to do @param holder who holds it */
    public HeldException(Message problem, Message remedy, Holder holder) {
        super(problem, remedy, null);
        this.holder = holder;
    }

    /** @return who holds it */
    public Holder holder() {
        return holder;
    }
}
