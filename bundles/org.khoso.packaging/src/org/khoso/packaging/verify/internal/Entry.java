package org.khoso.packaging.verify.internal;

/** A file of a package under examination, as the bag keeps it; what is noted of it is noted there too. */
final class Entry {
    final String path;
    final long size;
    /** Where the source finds it. */
    final long at;
    /** SHA-256, once its bytes were read. */
    byte[] hash;
    /** Whether a METS document lists it. */
    boolean listed;
    /** Whether its bytes could not be read; that was reported. */
    boolean unreadable;
    /** Whether PREMIS speaks of it. */
    boolean covered;
    /** Where the bag keeps it. */
    long place;

    Entry(String path, long size, long at) {
        this.path = path;
        this.size = size;
        this.at = at;
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
