package org.khoso.core;

import java.io.IOException;

/** Something that keeps a thing open for a session (an index, a socket) and lets it go before the archive is closed. */
public interface SessionUser {
    /** Hears that a session was opened. */
    default void opened(Session session) throws IOException {
    }

    /** Lets go. */
    void release(Session session) throws IOException;
}
