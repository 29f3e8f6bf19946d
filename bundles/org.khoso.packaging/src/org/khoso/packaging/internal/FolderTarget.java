package org.khoso.packaging.internal;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

/** A package as a folder, under a hidden name until it is complete. */
final class FolderTarget implements Target {
    private final Path part;
    private final Path last;
    private final Set<Path> folders = new LinkedHashSet<>();
    private final Syncs syncs = new Syncs();

    FolderTarget(Path last, String token) throws IOException {
        this.last = last;
        part = last.resolveSibling("." + token + ".part");
        Files.createDirectories(last.toAbsolutePath().getParent());
        Files.createDirectory(part);
        folders.add(part);
    }

    @Override
    public OutputStream entry(String path, boolean packed) throws IOException {
        Path file = part.resolve(path);
        makeFolder(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new FilterOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            private boolean closed;

            @Override
            public void write(byte[] b, int from, int n) throws IOException {
                out.write(b, from, n);
            }

            @Override
            public void close() throws IOException {
                if (closed)
                    return;
                closed = true;
                try {
                    out.flush();
                } catch (IOException e) {
                    channel.close();
                    throw e;
                }
                syncs.take(channel);
            }
        };
    }

    private void makeFolder(Path folder) throws IOException {
        if (folders.contains(folder))
            return;
        makeFolder(folder.getParent());
        Files.createDirectory(folder);
        folders.add(folder);
    }

    @Override
    public void entry(String path, Prepared file) throws IOException {
        try (OutputStream out = entry(path, false)) {
            out.write(file.bytes());
        }
    }

    @Override
    public void settle() throws IOException {
        syncs.settle();
        for (Path f : folders)
            Disk.syncFolder(f);
    }

    @Override
    public Path publish() throws IOException {
        Disk.rename(part, last);
        return last;
    }

    @Override
    public void close() throws IOException {
        syncs.close();
        Disk.deleteTree(part);
    }
}
