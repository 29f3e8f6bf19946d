package org.khoso.media.worker.internal;

import java.io.IOException;
import org.khoso.api.Message;

/** The file can't be read, with a reason for a person. */
final class BadFile extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Message problem;

    BadFile(String key, Object... args) {
        super(key);
        problem = Message.of(key, args);
    }

    Message problem() {
        return problem;
    }
}
