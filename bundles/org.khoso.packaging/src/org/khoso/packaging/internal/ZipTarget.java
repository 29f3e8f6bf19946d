package org.khoso.packaging.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;

/** A package as a ZIP with the package's folder inside, under a hidden name until it is complete. */
final class ZipTarget implements Target {
    /** Chooses the name of the ZIP. */
    interface Name {
        Path next() throws IOException;
    }

    private final Path part;
    private final String folder;
    private final Name last;
    private final ZipFileWriter zip;
    private boolean open = true;
    private boolean published;

    /** @param last asked for only at the end, since it may hold an ordinal */
    ZipTarget(Path where, String token, String folder, OffsetDateTime time, Name last) throws IOException {
        this.folder = folder;
        this.last = last;
        part = where.resolve("." + token + ".part");
        zip = new ZipFileWriter(part, where.resolve("." + token + ".dir"), time);
    }

    @Override
    public OutputStream entry(String path, boolean packed) throws IOException {
        zip.start(folder + "/" + path, packed);
        return new FilterOutputStream(OutputStream.nullOutputStream()) {
            @Override
            public void write(int b) throws IOException {
                write(new byte[]{(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] b, int from, int n) throws IOException {
                zip.write(b, from, n);
            }

            @Override
            public void close() throws IOException {
                zip.end();
            }
        };
    }

    @Override
    public void entry(String path, Prepared file) throws IOException {
        zip.add(folder + "/" + path, file);
    }

    /** The last entry has to be closed before. */
    @Override
    public void settle() throws IOException {
        zip.finish();
        zip.close();
        open = false;
    }

    @Override
    public Path publish() throws IOException {
        synchronized (ZipTarget.class) {
            Path name = last.next();
            Disk.rename(part, name);
            published = true;
            return name;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (open)
                zip.close();
        } finally {
            open = false;
            if (!published)
                Files.deleteIfExists(part);
        }
    }
}
