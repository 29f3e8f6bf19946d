package org.khoso.packaging.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.packaging.PackageType;

/**
 * Names of ZIP files. For a submission the circular wants the ordinal in the submission before the OBJID: the folder is the
 * submission, so the ordinal is one more than the highest in it. A submission that was split has its parts in folders side by side.
 */
final class ZipNames {
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,9})uuid-.*\\.zip");
    private static final String PARTS = "part-[0-9]*";
    private final Path folder;
    private final PackageType type;
    private final String name;

    ZipNames(Path folder, PackageType type, String name) {
        this.folder = folder;
        this.type = type;
        this.name = name;
    }

    Path next() throws IOException {
        return folder.resolve((Form.of(type).numbered() ? String.valueOf(highest() + 1) : "") + name + ".zip");
    }

    private long highest() throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null || !folder.getFileName().toString().matches("part-[0-9]+"))
            return highest(folder);
        long n = 0;
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(parent, PARTS)) {
            for (Path part : parts)
                if (Files.isDirectory(part))
                n = Math.max(n, highest(part));
        }
        return n;
    }

    private long highest(Path in) throws IOException {
        long n = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(in, "*.zip")) {
            for (Path f : files) {
                Matcher m = NUMBERED.matcher(f.getFileName().toString());
                if (m.matches() && m.group().endsWith(name + ".zip"))
                    throw Problems.exists(f);
                if (m.matches())
                    n = Math.max(n, Long.parseLong(m.group(1)));
            }
        }
        return n;
    }
}
