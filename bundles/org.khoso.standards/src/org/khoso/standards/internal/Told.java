package org.khoso.standards.internal;

import java.util.Arrays;
import org.khoso.api.Message;

/** Messages about files by anybody: a name or a value is as long as he liked, what is said of it is not. */
final class Told {
    private static final int LONGEST = 600;

    private Told() {
    }

    static Message of(String key, Object... args) {
        return Message.of(key,
                Arrays.stream(args).map(a -> a instanceof String s && s.length() > LONGEST ? s.substring(0, LONGEST) + "…" : a)
                        .toArray());
    }
}
