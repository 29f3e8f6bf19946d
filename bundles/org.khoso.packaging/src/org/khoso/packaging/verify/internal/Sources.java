package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Opens what a package may be: a folder, a TAR, and else a ZIP, whose reader says what is wrong with it. */
public final class Sources {
    private Sources() {
    }

    /** @return whether it is a folder or a file; anything else can't be a package */
    public static boolean readable(Path path) {
        return Files.isDirectory(path) || Files.isRegularFile(path);
    }

    /** @return the files of a package; links at its top are followed */
    public static Source open(Path path, Limits limits) throws IOException {
        if (Files.isDirectory(path))
            return new FolderSource(path, limits);
        return isTar(path) ? new TarSource(path, limits) : new ZipSource(path, limits);
    }

    /** @return the same; a link at the top that leads to a folder is none */
    static Source openNoLink(Path path, Limits limits) throws IOException {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || !Files.isDirectory(path)
                ? open(path, limits)
                : new ZipSource(path, limits);
    }

    private static boolean isTar(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return TarHead.isHead(in.readNBytes(TarHead.SIZE));
        }
    }
}
