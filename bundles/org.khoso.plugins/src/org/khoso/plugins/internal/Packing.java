package org.khoso.plugins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Makes a jar of a folder that holds a bundle's files: so that who has only data to bring needs no tool. The same files give the same jar. */
final class Packing {
    private static final FileTime TIME = FileTime.fromMillis(315_619_200_000L); // 1980-01-02, the first day that every time zone can say in a ZIP

    private Packing() {
    }

    static void pack(Path folder, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).filter(f -> !folder.relativize(f).toString().startsWith(".")).sorted().toList();
        }
        Manifest manifest;
        try (InputStream in = Files.newInputStream(folder.resolve(JarFile.MANIFEST_NAME))) {
            manifest = new Manifest(in);
        } catch (IOException e) {
            throw Problems.caused(e, "no-bundle", folder.resolve(JarFile.MANIFEST_NAME).toString());
        }
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest.write(out);
            for (Path f : files) {
                String name = folder.relativize(f).toString().replace('\\', '/');
                if (name.equals(JarFile.MANIFEST_NAME))
                    continue;
                out.putNextEntry(entry(name));
                Files.copy(f, out);
            }
        }
    }

    private static ZipEntry entry(String name) {
        var e = new ZipEntry(name);
        e.setLastModifiedTime(TIME);
        return e;
    }
}
