package org.khoso.core.fixity;

import java.io.IOException;
import java.util.stream.Stream;
import org.khoso.api.Progress;
import org.khoso.api.store.ObjectVault;

/** Goes through the objects of a vault in 256 parts, by the first two digits: the items of runs that can be stopped and go on. */
final class Parts {
    private static final int DIGITS = 2;

    private Parts() {
    }

    /** Work on the objects of a part. */
    interface Work {
        /** A part begins. */
        void begin(String part) throws IOException;

        /** Does one object. */
        void object(String id) throws IOException;

        /** All objects of the part are done. */
        void end(String part) throws IOException;
    }

    /** @return whether it came to the end; a part in which it was stopped has not ended */
    static boolean walk(ObjectVault vault, Work work, Progress progress) throws IOException {
        String part = null;
        try (Stream<String> ids = vault.list()) {
            for (String id : (Iterable<String>) ids::iterator) {
                String of = id.substring(0, DIGITS);
                if (!of.equals(part)) {
                    if (part != null)
                        work.end(part);
                    part = of;
                    if (progress.cancelled())
                        return false;
                    work.begin(part);
                }
                if (progress.cancelled())
                    return false;
                progress.item(id);
                work.object(id);
                progress.worked(1);
            }
        }
        if (part != null)
            work.end(part);
        return !progress.cancelled();
    }

    static long count(ObjectVault vault) throws IOException {
        try (Stream<String> ids = vault.list()) {
            return ids.count();
        }
    }
}
