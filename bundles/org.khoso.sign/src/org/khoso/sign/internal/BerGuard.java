package org.khoso.sign.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Walks through the elements of BER before anything is made of them: lengths stay inside what holds them, nesting and number
 * stay within bounds. What passes can be given to a parser that recurses.
 */
final class BerGuard {
    private static final int DEEPEST = 60;
    private static final int MOST = 400_000;
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1f;
    private static final long OPEN = -1;
    private final byte[] bytes;
    private final Deque<Long> ends = new ArrayDeque<>();
    private int at;
    private int count;

    /** Not well-formed. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient int place;
        private final transient String reason;

        Malformed(int place, String reason) {
            super(reason + " at byte " + place);
            this.place = place;
            this.reason = reason;
        }

        int place() {
            return place;
        }

        /** @return word: last part of a message key */
        String reason() {
            return reason;
        }
    }

    private BerGuard(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Looks at one element with all in it. @return where it ends */
    static int end(byte[] bytes) throws Malformed {
        return new BerGuard(bytes).run();
    }

    private int run() throws Malformed {
        do {
            element();
            while (!ends.isEmpty() && ends.peek() == at)
                ends.pop();
        } while (!ends.isEmpty());
        return at;
    }

    private void element() throws Malformed {
        int start = at;
        if (++count > MOST)
            throw new Malformed(start, "too-many");
        int tag = next(start);
        if (tag == 0 && !ends.isEmpty() && ends.peek() == OPEN) {
            if (next(start) != 0)
                throw new Malformed(start, "damaged");
            ends.pop();
            return;
        }
        if ((tag & LONG_TAG) == LONG_TAG)
            longTag(start);
        long length = length(start);
        if (length == OPEN && (tag & CONSTRUCTED) == 0)
            throw new Malformed(start, "damaged");
        long end = length == OPEN ? OPEN : at + length;
        if (end > limit())
            throw new Malformed(start, end > bytes.length ? "truncated" : "damaged");
        if ((tag & CONSTRUCTED) == 0) {
            at = (int) end;
        } else {
            ends.push(end);
            if (ends.size() > DEEPEST)
                throw new Malformed(start, "too-deep");
        }
    }

    /** @return where the innermost element of known length ends */
    private long limit() {
        for (long e : ends)
            if (e != OPEN)
            return e;
        return bytes.length;
    }

    private int next(int start) throws Malformed {
        if (at >= limit())
            throw new Malformed(start, at >= bytes.length ? "truncated" : "damaged");
        return bytes[at++] & 0xff;
    }

    private void longTag(int start) throws Malformed {
        for (int i = 0; i < 4; i++)
            if ((next(start) & 0x80) == 0)
            return;
        throw new Malformed(start, "damaged");
    }

    private long length(int start) throws Malformed {
        int first = next(start);
        if (first < 0x80)
            return first;
        if (first == 0x80)
            return OPEN;
        int octets = first & 0x7f;
        if (octets > 8)
            throw new Malformed(start, "damaged");
        long length = 0;
        for (int i = 0; i < octets; i++)
            length = length << 8 | next(start);
        if (length < 0 || length > Integer.MAX_VALUE)
            throw new Malformed(start, "truncated");
        return length;
    }
}
