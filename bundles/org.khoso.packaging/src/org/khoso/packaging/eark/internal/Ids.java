package org.khoso.packaging.eark.internal;

import java.util.ArrayList;
import java.util.List;
import org.khoso.packaging.verify.internal.Hashes;
import org.khoso.packaging.verify.internal.Scratch;

/** Ids of one METS document: all, and of its sections those that others point to. On disk when they are many. */
final class Ids {
    private static final int NAMED = 1000;
    private final Hashes all;
    private final Hashes administrative;
    private final Hashes descriptive;
    private final List<String> wholes = new ArrayList<>();
    /** Sections in force that the structural map has to point to, and those that it does point to. */
    final Pointed amd;
    final Pointed dmd;

    Ids(Scratch scratch) {
        all = new Hashes(scratch);
        administrative = new Hashes(scratch);
        descriptive = new Hashes(scratch);
        amd = new Pointed(scratch);
        dmd = new Pointed(scratch);
    }

    /** @return false if there is one already */
    boolean add(String id) {
        return all.add(Hashes.of(id));
    }

    /** @param current whether it is in force */
    void section(String id, boolean isDescriptive, boolean current) {
        (isDescriptive ? descriptive : administrative).add(Hashes.of(id));
        if (current)
            (isDescriptive ? dmd : amd).have(id);
    }

    /** A section of sections: whoever points to it points to all in it. */
    void whole(String id) {
        administrative.add(Hashes.of(id));
        if (wholes.size() < NAMED)
            wholes.add(id);
    }

    /** @return an administrative section in force that the structural map does not point to; null if there is none */
    String missedAdministrative() {
        return wholes.stream().anyMatch(amd::isPointedTo) ? null : amd.missed();
    }

    boolean isAdministrative(String id) {
        return administrative.contains(Hashes.of(id));
    }

    boolean isDescriptive(String id) {
        return descriptive.contains(Hashes.of(id));
    }

    /** Ids, and pointers to them. */
    static final class Pointed {
        private final Hashes ids;
        private final Hashes pointers;
        private final List<String> named = new ArrayList<>();

        Pointed(Scratch scratch) {
            ids = new Hashes(scratch);
            pointers = new Hashes(scratch);
        }

        void have(String id) {
            if (ids.add(Hashes.of(id)) && named.size() < NAMED)
                named.add(id);
        }

        boolean isPointedTo(String id) {
            return pointers.contains(Hashes.of(id));
        }

        void point(String id) {
            pointers.add(Hashes.of(id));
        }

        /** @return an id that nothing points to; "…" if it is none of those kept; null if all are pointed to */
        String missed() {
            for (String id : named)
                if (!pointers.contains(Hashes.of(id)))
                return id;
            return ids.isWithin(pointers) ? null : "\u2026";
        }
    }
}
