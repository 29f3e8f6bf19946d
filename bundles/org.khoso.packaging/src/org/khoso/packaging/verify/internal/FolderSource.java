package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** A package as a folder. Links are never followed; what is not a plain file is never opened. */
final class FolderSource implements Source {
    private final Path top;
    private final Limits limits;
    /** Those whose text does not lead back to them. */
    private final List<Path> odd = new ArrayList<>();
    private int entries;
    private int folders;

    FolderSource(Path top, Limits limits) throws IOException {
        this.top = top.toRealPath();
        this.limits = limits;
    }

    @Override
    public void list(Listener listener) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
                if (top.relativize(dir).getNameCount() <= limits.depth()) {
                    if (!dir.equals(top) && ++folders <= limits.entries())
                        listener.folder(relative(dir));
                    return FileVisitResult.CONTINUE;
                }
                listener.trouble("package/unsafe-path", relative(dir));
                return FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                if (++entries > limits.entries()) {
                    listener.trouble("package/too-many-entries", "", limits.entries());
                    return FileVisitResult.TERMINATE;
                }
                String path = relative(file);
                if (a.isSymbolicLink() || !a.isRegularFile())
                    listener.trouble("package/link", path);
                else if (!SafePath.safe(path, limits))
                    listener.trouble("package/unsafe-path", path);
                else
                    listener.entry(new Entry(path, a.size(), place(path, file)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                listener.trouble("package/unreadable", relative(file), String.valueOf(e.getMessage()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** @return 0 if the path leads to the file, else its number among the odd ones */
    private int place(String path, Path file) {
        if (top.resolve(path).equals(file))
            return 0;
        odd.add(file);
        return odd.size();
    }

    private String relative(Path file) {
        return top.relativize(file).toString().replace(java.io.File.separatorChar, '/');
    }

    @Override
    public InputStream open(Entry entry) throws IOException {
        Path file = entry.at == 0 ? top.resolve(entry.path) : odd.get((int) entry.at - 1);
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }
}
