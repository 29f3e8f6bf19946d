package org.khoso.core;

import java.io.IOException;

/** A call of a verb that knows the session, not only the archive: what verbs of this product cast to. */
public interface SessionCall {
    /** @return the session. @throws org.khoso.api.KhosoException if the verb was declared not to need an archive, or none was given */
    Session session() throws IOException;
}
