package org.khoso.storage.sql.internal;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Deque;
import java.util.Iterator;
import org.h2.mvstore.Chunk;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;

/**
 * Forgets parts of a database file that a kill left half overwritten. What is overwritten is of no use any more, and the database opens without it, but it keeps
 * naming the part for good: the next opening after a proper end finds the part missing, takes the state for damaged, and goes back to an older one or searches
 * through the whole file (six minutes for 20 GB); and of all that becomes free after it no space is used again.
 */
final class LostChunks {
    private LostChunks() {
    }

    /** Of a store that was just opened and in which nobody works yet. @return parts forgotten */
    static int forget(MVStore store) throws ReflectiveOperationException {
        FileStore<?> file = store.getFileStore();
        if (file == null || file.isReadOnly())
            return 0;
        Field unused = FileStore.class.getDeclaredField("deadChunks");
        unused.setAccessible(true);
        Method drop = FileStore.class.getDeclaredMethod("dropOrphanedChunk", Chunk.class);
        drop.setAccessible(true);
        int forgotten = 0;
        for (Iterator<?> i = ((Deque<?>) unused.get(file)).iterator(); i.hasNext();) {
            Chunk<?> c = (Chunk<?>) i.next();
            if (c.block != 0)
                continue;
            drop.invoke(file, c);
            i.remove();
            forgotten++;
        }
        return forgotten;
    }
}
