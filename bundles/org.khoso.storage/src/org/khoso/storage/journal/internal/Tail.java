package org.khoso.storage.journal.internal;

/** How a segment ends: its last good line, and where what is damaged behind it begins. */
final class Tail {
    private Entry last;
    private long damagedAt = -1;

    /** A damaged line is torn only if nothing good comes after it. */
    void see(Segment.Line line) {
        if (line.entry() != null && line.whole()) {
            last = line.entry();
            damagedAt = -1;
        } else if (damagedAt < 0) {
            damagedAt = line.start();
        }
    }

    /** @return the last good entry of what was seen, or null */
    Entry last() {
        return last;
    }

    /** @return whether something damaged comes after the last good entry */
    boolean damaged() {
        return damagedAt >= 0;
    }

    /** @return byte offset of the first damaged line after the last good one; only if {@link #damaged} */
    long damagedAt() {
        return damagedAt;
    }
}
