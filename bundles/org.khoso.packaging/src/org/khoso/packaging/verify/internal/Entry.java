package org.khoso.packaging.verify.internal;

/** A file of a package under examination, as the bag keeps it; what is noted of it is noted there too. */
public final class Entry {
    public final String path;
    public final long size;
    /** Where the source finds it. */
    final long at;
    /** SHA-256, once its bytes were read. */
    public byte[] hash;
    /** Whether a METS document lists it. */
    public boolean listed;
    /** Whether its bytes could not be read; that was reported. */
    public boolean unreadable;
    /** Whether PREMIS speaks of it. */
    public boolean covered;
    /** Where the bag keeps it. */
    long place;

    public Entry(String path, long size, long at) {
        this.path = path;
        this.size = size;
        this.at = at;
    }

    /** @return the last part of the path */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
