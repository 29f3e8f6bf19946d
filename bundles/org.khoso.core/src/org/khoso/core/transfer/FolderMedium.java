package org.khoso.core.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of this machine or of a medium. No link below it is followed. */
final class FolderMedium implements Medium {
    private final Path folder;

    FolderMedium(Path folder) {
        this.folder = folder;
    }

    /** @param given the folder of a submission, or one that holds just that. @throws org.khoso.api.KhosoException if there is none */
    static Path find(Path given) throws IOException {
        if (isSubmission(given))
            return given;
        if (Files.isDirectory(given))
            try (Stream<Path> below = Files.list(given)) {
                List<Path> found = below.filter(p -> !p.getFileName().toString().startsWith(".") && isSubmission(p)).limit(2).toList();
                if (found.size() == 1)
                    return found.getFirst();
                if (found.size() > 1)
                    throw Refused.of("several-there", given.toString());
            }
        throw Refused.of("nothing-there", given.toString());
    }

    /** @return whether a folder has a manifest, in the clear or encrypted */
    static boolean isSubmission(Path p) {
        return Files.isRegularFile(p.resolve(MANIFEST_NAME), LinkOption.NOFOLLOW_LINKS)
                || Files.isRegularFile(p.resolve(SealedOutlet.name(MANIFEST, 0)), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public InputStream open(int index, String name) throws IOException {
        Path file = folder;
        for (String step : name.split("/")) {
            file = file.resolve(step);
            if (Files.isSymbolicLink(file))
                throw Refused.of("link", shown(), name);
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
            throw new NoSuchFileException(file.toString());
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public String channel() {
        return "folder";
    }

    @Override
    public String shown() {
        return folder.toString();
    }
}
