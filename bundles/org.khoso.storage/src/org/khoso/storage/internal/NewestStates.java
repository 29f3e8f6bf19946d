package org.khoso.storage.internal;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * Newest hash of each object by the journal, in flat arrays of longs: 33 bytes an object, so that a million fit. Half of each
 * hash is kept; that is plenty to find a change.
 */
final class NewestStates {
    private static final byte ALIVE = 1;
    private static final byte GONE = 2;
    private static final byte SEEN = 3;
    private long[] keys = new long[2 << 10];
    private long[] hashes = new long[2 << 10];
    private byte[] states = new byte[1 << 10];
    private int used;

    /** @param hash hash in hex, null if the object is gone */
    void put(UUID id, String hash) {
        if (used * 3 > states.length * 2)
            grow();
        int at = slot(id);
        if (states[at] == 0)
            used++;
        keys[2 * at] = id.getMostSignificantBits();
        keys[2 * at + 1] = id.getLeastSignificantBits();
        states[at] = hash == null ? GONE : ALIVE;
        hashes[2 * at] = hash == null ? 0 : Long.parseUnsignedLong(hash, 0, 16, 16);
        hashes[2 * at + 1] = hash == null ? 0 : Long.parseUnsignedLong(hash, 16, 32, 16);
    }

    /** Marks an object as seen in the database. @return whether the journal knows it in this state */
    boolean see(UUID id, String hash) {
        int at = slot(id);
        boolean alive = states[at] == ALIVE;
        if (alive)
            states[at] = SEEN;
        return alive && hashes[2 * at] == Long.parseUnsignedLong(hash, 0, 16, 16)
                && hashes[2 * at + 1] == Long.parseUnsignedLong(hash, 16, 32, 16);
    }

    /** @return whether the journal knows the object at all */
    boolean knows(UUID id) {
        return states[slot(id)] != 0;
    }

    /** Names what should be there and was not seen. */
    void unseen(Consumer<UUID> each) {
        for (int i = 0; i < states.length; i++)
            if (states[i] == ALIVE)
            each.accept(new UUID(keys[2 * i], keys[2 * i + 1]));
    }

    private int slot(UUID id) {
        long mixed = (id.getMostSignificantBits() ^ id.getLeastSignificantBits()) * 0x9e3779b97f4a7c15L;
        int at = (int) (mixed >>> 33) & states.length - 1;
        while (states[at] != 0 && (keys[2 * at] != id.getMostSignificantBits() || keys[2 * at
                + 1] != id.getLeastSignificantBits()))
            at = at + 1 & states.length - 1;
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldHashes = hashes;
        byte[] oldStates = states;
        keys = new long[oldKeys.length * 2];
        hashes = new long[oldKeys.length * 2];
        states = new byte[oldStates.length * 2];
        for (int i = 0; i < oldStates.length; i++)
            if (oldStates[i] != 0) {
                int at = slot(new UUID(oldKeys[2 * i], oldKeys[2 * i + 1]));
                System.arraycopy(oldKeys, 2 * i, keys, 2 * at, 2);
                System.arraycopy(oldHashes, 2 * i, hashes, 2 * at, 2);
                states[at] = oldStates[i];
            }
    }
}
