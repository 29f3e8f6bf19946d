package org.khoso.api.transfer;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;

/**
 * Extension point: folders on another machine. A DS component; property {@link #SCHEME}. Thread-safe. Whoever answers there may be
 * hostile: what comes is bounded by the caller, names that are given are never a way out of the folder, and nothing waits without end.
 */
public interface RemoteFolders {
    /** Service property: scheme of the addresses that it opens, e.g. {@code sftp}. */
    String SCHEME = "scheme";

    /**
     * How to get in.
     *
     * @param knownHosts file with the keys of machines that are known, in the form of OpenSSH; a machine that is not in it is refused
     * @param key        file with one's own key; null for none
     * @param password   password of the account, or of the key if there is one; null for none. The caller wipes it
     */
    record Login(Path knownHosts, Path key, char[] password) {
    }

    /**
     * Opens a folder.
     *
     * @param where address with user, machine and folder; a password in it is refused, for it would be shown and kept
     * @return the folder, open; the caller closes it
     * @throws org.khoso.api.KhosoException if the machine is not known or shows another key than the one that is known, does not let in,
     *                                      or the address can't be used: names it
     */
    Folder open(URI where, Login login) throws IOException;

    /** An open folder. Names have forward slashes and lead below it. For one thread. */
    interface Folder extends Closeable {
        /** @return bytes of a file; -1 if there is none */
        long size(String name) throws IOException;

        /** @return the bytes; the caller closes. @throws java.nio.file.NoSuchFileException if there is no such file */
        InputStream read(String name) throws IOException;

        /**
         * Writes a file as a whole or not at all: under a hidden name first, brought to disk there as far as the machine lets us ask for it.
         * Folders in its name are made.
         */
        void write(String name, InputStream bytes) throws IOException;

        /** Gives a file or folder its name. @throws java.nio.file.FileAlreadyExistsException if there is something of the new name */
        void rename(String from, String to) throws IOException;
    }
}
