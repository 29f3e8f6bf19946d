package org.khoso.packaging.ui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a package, folder or ZIP, looked at where they are: nothing is unpacked, no link is followed. */
final class PackageFiles implements AutoCloseable {
    /** Most files that are listed. */
    static final int MOST = 100_000;
    private static final int DEEPEST = 64;

    /** A file. @param path path in the package, forward slashes @param size bytes, -1 for what is no regular file */
    record Item(String path, long size) {
    }

    private final Path root;
    private final ZipFile zip;
    private final List<Item> items = new ArrayList<>();
    private boolean cut;

    PackageFiles(Path path) throws IOException {
        root = path;
        zip = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? null : new ZipFile(path.toFile());
        if (zip == null)
            walk();
        else
            list();
        items.sort(java.util.Comparator.comparing(Item::path));
    }

    private void walk() throws IOException {
        Files.walkFileTree(root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                return add(root.relativize(file).toString().replace('\\', '/'), a.isRegularFile() ? a.size() : -1);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // it is listed as something that cannot be opened; verifying says why
                return add(root.relativize(file).toString().replace('\\', '/'), -1);
            }
        });
    }

    private FileVisitResult add(String path, long size) {
        if (items.size() >= MOST) {
            cut = true;
            return FileVisitResult.TERMINATE;
        }
        items.add(new Item(path, size));
        return FileVisitResult.CONTINUE;
    }

    private void list() {
        for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements();) {
            ZipEntry entry = e.nextElement();
            if (!entry.isDirectory() && add(entry.getName(), entry.getSize()) == FileVisitResult.TERMINATE)
                return;
        }
    }

    /** @return files by path */
    List<Item> items() {
        return items;
    }

    /** @return whether there are more than are listed */
    boolean cut() {
        return cut;
    }

    /** @return folder of the root METS with a slash at the end, empty if that is the top; null if there is no METS */
    String base() {
        String best = null;
        for (Item i : items)
            if (i.path().equals("METS.xml") || i.path().endsWith("/METS.xml"))
            if (best == null || i.path().length() < best.length())
            best = i.path();
        return best == null ? null : best.substring(0, best.length() - "METS.xml".length());
    }

    /** @return the bytes of a listed file; the caller closes */
    InputStream open(String path) throws IOException {
        if (zip != null) {
            ZipEntry entry = zip.getEntry(path);
            if (entry == null)
                throw new java.nio.file.NoSuchFileException(path);
            return zip.getInputStream(entry);
        }
        return Files.newInputStream(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() throws IOException {
        if (zip != null)
            zip.close();
    }
}
