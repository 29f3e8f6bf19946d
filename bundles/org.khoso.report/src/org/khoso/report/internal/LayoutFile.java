package org.khoso.report.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.khoso.api.DataBundles;
import org.khoso.api.Message;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** A file of layouts, read but not yet understood. @param name what a person calls it @param data its bytes */
record LayoutFile(String name, byte[] data) {
    private static final String FOLDER = "KHOSO-INF/layouts";
    private static final int MOST_FILES = 200;
    private static final int MOST_BYTES = 2 << 20;

    /** @return the files of all bundles that are there now, in the order of bundles' names */
    static List<LayoutFile> of(BundleContext context, List<Message> warnings) {
        List<LayoutFile> found = new ArrayList<>();
        for (Bundle b : context.getBundles()) {
            boolean there = (b.getState() & (Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE)) != 0;
            var entries = there && DataBundles.possible(b.getSymbolicName(), b.getLocation())
                    ? b.findEntries(FOLDER, "*.yaml", false)
                    : null;
            for (URL u : entries == null ? List.<URL>of() : Collections.list(entries))
                try {
                    found.add(of(b.getSymbolicName(), u));
                } catch (IOException e) {
                    warnings.add(Message.of("report.layout.unreadable", u.getPath(), String.valueOf(e.getMessage())));
                }
        }
        found.sort(java.util.Comparator.comparing(LayoutFile::name));
        return found;
    }

    /** @return the file at a URL. @param place bundle */
    static LayoutFile of(String place, URL url) throws IOException {
        String path = url.getPath();
        try (InputStream in = url.openStream()) {
            return new LayoutFile(place + "/" + path.substring(path.lastIndexOf('/') + 1), in.readNBytes(MOST_BYTES + 1));
        }
    }

    /** @return the files of a directory in the order of their names; none if there is no such directory */
    static List<LayoutFile> in(Path directory, List<Message> warnings) {
        List<LayoutFile> found = new ArrayList<>();
        Path name = directory.toAbsolutePath().getFileName();
        try (Stream<Path> all = Files.list(directory)) {
            for (Path f : all.filter(LayoutFile::isYaml).sorted().limit(MOST_FILES).toList())
                try (InputStream in = Files.newInputStream(f)) {
                    found.add(new LayoutFile((name == null ? "" : name + "/") + f.getFileName(), in.readNBytes(MOST_BYTES + 1)));
                }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return found; // an office without layouts of its own, or a file gone meanwhile
        } catch (IOException e) {
            warnings.add(Message.of("report.layout.unreadable", directory.toString(), String.valueOf(e.getMessage())));
        }
        return found;
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
