package org.khoso.storage.sql.internal;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.UUID;

/** A list of identities in one array of longs: 16 bytes each, so that a million of them are nothing. */
public final class IdList extends AbstractList<UUID> implements RandomAccess {
    private long[] bits = new long[64];
    private int size;

    /** @return order of identities as both databases have it */
    public static int compare(UUID a, UUID b) {
        int c = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return c != 0 ? c : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    /** Adds one while the list is being filled; afterwards nobody has this type in hand. */
    public void append(UUID id) {
        if (2 * size == bits.length)
            bits = Arrays.copyOf(bits, bits.length * 2);
        bits[2 * size] = id.getMostSignificantBits();
        bits[2 * size + 1] = id.getLeastSignificantBits();
        size++;
    }

    /** @return unmodifiable list */
    public List<UUID> done() {
        bits = Arrays.copyOf(bits, 2 * size);
        return this;
    }

    @Override
    public UUID get(int index) {
        Objects.checkIndex(index, size);
        return new UUID(bits[2 * index], bits[2 * index + 1]);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean contains(Object wanted) {
        return indexOf(wanted) >= 0;
    }

    /** Looks through the array itself: a million are compared in a millisecond. */
    @Override
    public int indexOf(Object wanted) {
        if (wanted instanceof UUID id)
            for (int i = 0; i < size; i++)
                if (bits[2 * i + 1] == id.getLeastSignificantBits() && bits[2 * i] == id.getMostSignificantBits())
                return i;
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdList list
                ? size == list.size && Arrays.equals(bits, 0, 2 * size, list.bits, 0, 2 * size)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
