package org.khoso.plugins.internal;

import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/** What can go wrong with a plug-in: each has a sentence and a remedy of the same key. */
final class Problems {
    private Problems() {
    }

    static KhosoException of(String key, Object... args) {
        return caused(null, key, args);
    }

    static KhosoException caused(Throwable cause, String key, Object... args) {
        return new KhosoException(Message.of("plugin." + key, args), Message.of("plugin." + key + ".remedy", args), cause);
    }
}
