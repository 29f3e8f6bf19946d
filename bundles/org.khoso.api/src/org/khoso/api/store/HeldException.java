package org.khoso.api.store;

import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/** Another process holds the archive; its lock file says who, and where it listens. */
public class HeldException extends KhosoException {
    private static final long serialVersionUID = 1L;

    /** @param problem names the process, its user and since when @param remedy what to do */
    public HeldException(Message problem, Message remedy) {
        super(problem, remedy, null);
    }
}
