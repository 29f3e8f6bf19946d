package org.khoso.packaging.verify.internal;

/** A file of a package under examination. */
final class Entry {
    final String path;
    final long size;
    /** Where the source finds it. */
    final Object handle;
    /** SHA-256, once its bytes were read. */
    byte[] hash;
    /** Whether a METS document lists it. */
    boolean listed;
    /** Whether its bytes could not be read; that was reported. */
    boolean unreadable;

    Entry(String path, long size, Object handle) {
        this.path = path;
        this.size = size;
        this.handle = handle;
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
