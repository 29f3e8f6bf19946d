package org.khoso.media.helper;

import java.io.IOException;

/** The helper process gave no answer; it is gone. Says which of the three ways it was. */
public final class HelperFailure extends IOException {
    private static final long serialVersionUID = 1L;

    /** What happened to the process. */
    public enum Kind {
        /** It took longer than it was given, and was killed. */
        LATE,
        /** It wanted more memory than its cap. */
        MEMORY,
        /** It ended by itself, or answered nonsense. */
        CRASHED
    }

    private final Kind kind;

    /** @param kind what happened @param detail for the log */
    public HelperFailure(Kind kind, String detail) {
        super(kind + (detail.isEmpty() ? "" : ": " + detail));
        this.kind = kind;
    }

    /** @return what happened */
    public Kind kind() {
        return kind;
    }
}
