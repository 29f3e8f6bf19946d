package org.khoso.standards.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/**
 * A file of standards data, read but not yet understood.
 *
 * @param name what a person calls it, e.g. {@code org.khoso.standards.vn/tt05-2025.yaml}
 * @param data its bytes
 */
record Source(String name, byte[] data) {
    private static final int MOST_FILES = 500;
    private static final int MOST_BYTES = 8 << 20;

    /** @return the file at a URL. @param place bundle or directory */
    static Source of(String place, URL url) throws IOException {
        String path = url.getPath();
        try (InputStream in = url.openStream()) {
            return new Source(place + "/" + path.substring(path.lastIndexOf('/') + 1), in.readNBytes(MOST_BYTES + 1));
        }
    }

    /** @return the YAML files of a directory in the order of their names; none if there is no such directory. @param unread receives those that can't be read */
    static List<Source> in(Path directory, List<KhosoException> unread) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(Source::isYaml).sorted().limit(MOST_FILES + 1L).toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of(); // an office without standards of its own
        }
        if (files.size() > MOST_FILES)
            throw new KhosoException(Message.of("standards.too-many-files", directory.toString(), MOST_FILES), null, null);
        List<Source> found = new ArrayList<>();
        Path name = directory.toAbsolutePath().getFileName();
        for (Path f : files) {
            String called = (name == null ? "" : name + "/") + f.getFileName();
            try (InputStream in = Files.newInputStream(f)) {
                found.add(new Source(called, in.readNBytes(MOST_BYTES + 1)));
            } catch (IOException e) { // gone meanwhile, or not ours to read
                unread.add(new KhosoException(Message.of("standards.unreadable", called), null, e));
            }
        }
        return found;
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
