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
 * submission, so the ordinal is one more than the highest in it.
 */
final class ZipNames {
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,9})uuid-.*\\.zip");
    private final Path folder;
    private final PackageType type;
    private final String name;

    ZipNames(Path folder, PackageType type, String name) {
        this.folder = folder;
        this.type = type;
        this.name = name;
    }

    Path next() throws IOException {
        return folder.resolve((type == PackageType.SIP_HOSO ? String.valueOf(highest() + 1) : "") + name + ".zip");
    }

    private long highest() throws IOException {
        long n = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.zip")) {
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
