package org.khoso.plugins.internal;

import java.util.Arrays;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/** What can go wrong with a plug-in: each has a sentence and a remedy of the same key. */
final class Problems {
    /** What a stranger called something may be as long as he liked. */
    private static final int LONGEST = 300;

    private Problems() {
    }

    static KhosoException of(String key, Object... args) {
        return caused(null, key, args);
    }

    static KhosoException caused(Throwable cause, String key, Object... args) {
        Object[] told = Arrays.stream(args).map(a -> a instanceof String s && s.length() > LONGEST ? s.substring(0, LONGEST) + "…" : a)
                .toArray();
        return new KhosoException(Message.of("plugin." + key, told), Message.of("plugin." + key + ".remedy", told), cause);
    }
}
