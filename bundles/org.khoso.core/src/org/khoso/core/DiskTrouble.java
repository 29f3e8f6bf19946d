package org.khoso.core;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Optional;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/**
 * What a disk refuses, for people: a folder that may not be written, a full disk, a device that fails. Databases and
 * indexes wrap such errors in their own, so the causes are looked through.
 */
public final class DiskTrouble {
    private static final int DEEPEST = 20;

    private DiskTrouble() {
    }

    /**
     * @param  error what some work ended with
     * @return       the same for people, with what to do; empty if the error is no trouble of a disk. Errors that are for
     *               people already come back as they are.
     */
    public static Optional<KhosoException> explain(Throwable error) {
        Throwable e = error;
        for (int i = 0; e != null && i < DEEPEST; i++, e = e.getCause()) {
            if (e instanceof KhosoException k)
                return Optional.of(k);
            String kind = kind(e);
            if (kind != null)
                return Optional.of(
                        new KhosoException(Message.of("core.disk." + kind, place(e)), Message.of("core.disk." + kind + ".remedy"), error));
        }
        return Optional.empty();
    }

    private static String kind(Throwable e) {
        if (e instanceof AccessDeniedException)
            return "denied";
        if (e instanceof ReadOnlyFileSystemException)
            return "read-only";
        if (!(e instanceof IOException) || e.getMessage() == null)
            return null;
        String said = e.getMessage().toLowerCase(Locale.ROOT);
        if (said.contains("no space left") || said.contains("quota exceeded") || said.contains("not enough space"))
            return "full";
        if (said.contains("read-only file system"))
            return "read-only";
        if (said.contains("permission denied") || said.contains("access is denied"))
            return "denied";
        return said.contains("input/output error") ? "broken" : null;
    }

    private static String place(Throwable e) {
        String file = e instanceof FileSystemException f ? f.getFile() : null;
        return file != null ? file : String.valueOf(e.getMessage());
    }
}
