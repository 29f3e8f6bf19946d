package org.khoso.api.store;

import java.io.IOException;
import java.util.List;
import org.khoso.api.Finding;
import org.khoso.api.Progress;

/** The hash-chained journal of an archive. */
public interface Journal {
    /** Result of a verification. @param entries entries read @param head hash of the last one, hex @param findings what is wrong */
    record Verification(long entries, String head, List<Finding> findings) {
    }

    /** Reads the whole chain and its payloads, and compares the newest state of each object with the database. */
    Verification verify(Progress progress) throws IOException;

    /** @return hash of the newest entry in hex */
    String head() throws IOException;
}
