package org.khoso.packaging.verify.internal;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * The files of a package by path, on disk when they are many. Notes on a file are only ever added. A file is found by its own path, or else by
 * one whose letters are only composed in another way: a disk may hold both (a letter and its mark as one sign or as two), and then they are two files.
 */
final class EntryTable {
    private static final int LISTED = 1;
    private static final int UNREADABLE = 2;
    private static final int COVERED = 4;
    private static final int HASHED = 8;
    /** Notes, size, place in the source, length of the path; then the hash, then the path. */
    private static final int HEAD = 4 * Long.BYTES;
    private static final int HASH = 32;
    private final Scratch scratch;
    private final Pages records;
    /** Of each path its hash, and behind it where the record is, plus one. */
    private Pages index;
    private long places = 1024;
    private long end;
    private int size;

    EntryTable(Scratch scratch) {
        this.scratch = scratch;
        records = scratch.pages();
        index = scratch.pages();
    }

    int size() {
        return size;
    }

    /** @return false if there is one of that path already */
    boolean add(Entry e) {
        if (size * 2L > places)
            grow();
        String key = SafePath.key(e.path);
        long at = find(key, e.path);
        if (index.getLong(at) != 0)
            return false;
        byte[] path = new byte[2 * e.path.length()];
        ByteBuffer.wrap(path).asCharBuffer().put(e.path);
        e.place = end;
        records.putLong(end + 8, e.size);
        records.putLong(end + 16, e.at);
        records.putLong(end + 24, path.length);
        records.put(end + HEAD + HASH, path);
        index.putLong(at, Hashes.of(key));
        index.putLong(at + Long.BYTES, end + 1);
        end += (HEAD + HASH + path.length + 7) / 8 * 8;
        size++;
        note(e);
        return true;
    }

    /** @return null if there is none */
    Entry get(String path) {
        String key = SafePath.key(path);
        long at = find(key, path);
        if (index.getLong(at) == 0)
            at = find(key, null);
        return index.getLong(at) == 0 ? null : read(index.getLong(at + Long.BYTES) - 1);
    }

    /** @param path the path itself; null: any that is the same by its key @return place in the index of a path, or where it would be */
    private long find(String key, String path) {
        long hash = Hashes.of(key);
        for (long i = Hashes.spread(hash) & places - 1;; i = i + 1 & places - 1) {
            long at = i * 2 * Long.BYTES;
            long h = index.getLong(at);
            if (h == 0 || h == hash && same(read(index.getLong(at + Long.BYTES) - 1).path, key, path))
                return at;
        }
    }

    private static boolean same(String found, String key, String path) {
        return path == null ? SafePath.key(found).equals(key) : found.equals(path);
    }

    private void grow() {
        Pages old = index;
        long before = places;
        index = scratch.pages();
        places *= 2;
        for (long i = 0; i < before; i++) {
            long hash = old.getLong(i * 2 * Long.BYTES);
            if (hash == 0)
                continue;
            long to = Hashes.spread(hash) & places - 1;
            while (index.getLong(to * 2 * Long.BYTES) != 0)
                to = to + 1 & places - 1;
            index.putLong(to * 2 * Long.BYTES, hash);
            index.putLong(to * 2 * Long.BYTES + Long.BYTES, old.getLong(i * 2 * Long.BYTES + Long.BYTES));
        }
        scratch.drop(old);
    }

    /** Shows each file, in the order in which they were added. */
    void forEach(Consumer<Entry> to) {
        for (long at = 0; at < end;) {
            Entry e = read(at);
            at += (HEAD + HASH + 2L * e.path.length() + 7) / 8 * 8;
            to.accept(e);
        }
    }

    private Entry read(long place) {
        byte[] head = new byte[HEAD + HASH];
        records.get(place, head);
        ByteBuffer b = ByteBuffer.wrap(head);
        int notes = (int) b.getLong(0);
        byte[] path = new byte[(int) b.getLong(24)];
        records.get(place + head.length, path);
        Entry e = new Entry(text(path), b.getLong(8), b.getLong(16));
        e.place = place;
        e.listed = (notes & LISTED) != 0;
        e.unreadable = (notes & UNREADABLE) != 0;
        e.covered = (notes & COVERED) != 0;
        e.hash = (notes & HASHED) == 0 ? null : java.util.Arrays.copyOfRange(head, HEAD, HEAD + HASH);
        return e;
    }

    private static String text(byte[] path) {
        char[] letters = new char[path.length / 2];
        ByteBuffer.wrap(path).asCharBuffer().get(letters);
        return new String(letters);
    }

    /** Keeps what was noted of a file. */
    void note(Entry e) {
        int notes = (e.listed ? LISTED : 0) | (e.unreadable ? UNREADABLE : 0) | (e.covered ? COVERED : 0) | (e.hash == null ? 0 : HASHED);
        records.putLong(e.place, records.getLong(e.place) | notes);
        if (e.hash != null)
            records.put(e.place + HEAD, e.hash);
    }
}
