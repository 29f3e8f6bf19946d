package org.khoso.schematron.internal;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.khoso.api.DataBundles;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.packaging.PackageRules;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Finds packs: those of bundles, then those of folders; one of the same id replaces the one before. One that can't be used is left out, and told of. */
final class Packs {
    private static final int MOST_BYTES = 2 << 20;
    private static final int MOST = 200;
    private final Map<String, Pack> packs = new LinkedHashMap<>();
    private final List<Message> warnings = new ArrayList<>();

    List<Pack> all() {
        return List.copyOf(packs.values());
    }

    List<Message> warnings() {
        return List.copyOf(warnings);
    }

    void bundles(BundleContext context) {
        for (Bundle b : context.getBundles()) {
            boolean there = (b.getState() & (Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE)) != 0;
            var entries = there && DataBundles.possible(b.getSymbolicName(), b.getLocation())
                    ? b.findEntries(PackageRules.FOLDER, "*.properties", false)
                    : null;
            for (URL u : entries == null ? List.<URL>of() : Collections.list(entries))
                add(b.getSymbolicName() + u.getPath(), () -> u.openStream(), name -> {
                    URL rules = b.getEntry(PackageRules.FOLDER + "/" + name);
                    return rules == null ? null : bytes(rules.openStream());
                });
        }
    }

    void folder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path f : files.filter(Packs::isManifest).sorted().limit(MOST).toList())
                add(f.toString(), () -> Files.newInputStream(f), name -> {
                    Path rules = folder.resolve(name);
                    return Files.isRegularFile(rules, LinkOption.NOFOLLOW_LINKS) ? bytes(Files.newInputStream(rules)) : null;
                });
        } catch (NoSuchFileException | NotDirectoryException e) {
            return; // an office without packs of its own
        } catch (IOException e) {
            warnings.add(Message.of("schematron.unreadable", folder.toString(), String.valueOf(e.getMessage())));
        }
    }

    private static boolean isManifest(Path file) {
        return file.getFileName().toString().endsWith(".properties") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Opens a file. */
    private interface Opening {
        InputStream open() throws IOException;
    }

    private void add(String name, Opening manifest, Pack.Beside beside) {
        try {
            Pack pack = Pack.of(name, bytes(manifest.open()), beside);
            if (packs.size() < MOST || packs.containsKey(pack.id()))
                packs.put(pack.id(), pack);
        } catch (KhosoException e) {
            warnings.add(e.problem());
        } catch (IOException e) {
            warnings.add(Message.of("schematron.unreadable", name, String.valueOf(e.getMessage())));
        }
    }

    private static byte[] bytes(InputStream in) throws IOException {
        try (in) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES)
                throw new IOException("> " + MOST_BYTES);
            return bytes;
        }
    }
}
