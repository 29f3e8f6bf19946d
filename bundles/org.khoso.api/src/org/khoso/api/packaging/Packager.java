package org.khoso.api.packaging;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.khoso.api.Progress;

/** Extension point: writes packages. A DS component; property {@code types}. Thread-safe, streaming. */
public interface Packager {
    /** Result. @param path folder or ZIP @param objectId OBJID @param files files written @param bytes bytes of all files @param sha256 digest of the root METS in hex */
    record Written(Path path, String objectId, long files, long bytes, String sha256) {
    }

    /** A package whose files are written, under a hidden name. Whoever writes many brings one to disk while the next is written. */
    interface Draft extends Closeable {
        /** Brings all bytes to disk; may run beside the work on other packages. Once, before {@link #publish}. */
        void settle() throws IOException;

        /**
         * Gives the settled package its name, which may hold an ordinal: drafts are published in their order.
         *
         * @return what was written; nobody is to be told of it before {@link Packager#sync}
         */
        Written publish() throws IOException;

        /** Removes what was written, unless it was published. */
        @Override
        void close() throws IOException;
    }

    /**
     * Writes one package below a folder. It appears under its name only when complete and synced.
     *
     * @param zip whether to write a ZIP instead of a folder
     */
    Written write(PackageContent content, Path folder, boolean zip, Progress progress) throws IOException;

    /**
     * Writes the files of one package, and leaves the rest to the caller. A packager without drafts of its own writes the whole package
     * here, as {@link #write} does.
     *
     * @param zip whether to write a ZIP instead of a folder
     * @return the draft; the caller closes it
     */
    default Draft draft(PackageContent content, Path folder, boolean zip, Progress progress) throws IOException {
        Written written = write(content, folder, zip, progress);
        return new Draft() {
            @Override
            public void settle() {
                // it is on disk
            }

            @Override
            public Written publish() {
                return written;
            }

            @Override
            public void close() {
                // it has its name
            }
        };
    }

    /** Brings the names of published packages to disk: a power loss after it loses none of them. */
    default void sync(Collection<Path> published) throws IOException {
        // done by write
    }
}
