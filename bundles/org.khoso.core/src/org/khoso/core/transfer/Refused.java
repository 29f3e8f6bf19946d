package org.khoso.core.transfer;

import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/** Says in one way why a step of a hand-over is not taken. */
final class Refused {
    private Refused() {
    }

    /** @return problem with the remedy that stands beside it */
    static KhosoException of(String key, Object... args) {
        return caused(null, key, args);
    }

    static KhosoException caused(Throwable cause, String key, Object... args) {
        return new KhosoException(Message.of("core.transfer." + key, args), Message.of("core.transfer." + key + ".remedy", args), cause);
    }
}
