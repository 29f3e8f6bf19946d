package org.khoso.storage.sql.internal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;

/**
 * The file of an embedded database, looked at without its engine and without writing. A file that was closed properly is opened with a few reads, in the state
 * its head names. If not, the engine misses a part that it checks only in that case (see {@link LostChunks}), and either goes back to an older state that happens
 * to be whole, or searches through all of the file, whatever its size.
 */
final class FileLook extends SingleFileStore {
    private static final int HEX = 16;
    private final int most;
    private int reads;

    /** Of a file that was closed properly a part is missing. Not an exception, because the engine takes any of those for a part that is damaged. */
    static final class Missing extends Error {
        private static final long serialVersionUID = 1L;
    }

    private FileLook(int most) {
        super(new HashMap<>());
        this.most = most;
    }

    /**
     * @param most reads until it is open, of a file that was closed properly; 0: as many as it takes
     * @throws Missing if they are not enough, or bring up another state than the last one
     * @throws org.h2.mvstore.MVStoreException if it is damaged, or of another version
     */
    static MVStore open(Path file, int most) {
        FileLook look = new FileLook(most);
        boolean open = false;
        try {
            look.open(file.toAbsolutePath().toString(), true, null);
            MVStore store = new MVStore.Builder().adoptFileStore(look).readOnly().open();
            if (most > 0 && store.getCurrentVersion() != Long.parseLong(String.valueOf(look.getStoreHeader().get("version")), HEX))
                throw new Missing();
            open = true;
            return store;
        } finally {
            if (!open)
                look.close();
        }
    }

    @Override
    public ByteBuffer readFully(SFChunk chunk, long position, int length) {
        if (most > 0 && ++reads > most)
            throw new Missing();
        return super.readFully(chunk, position, length);
    }
}
