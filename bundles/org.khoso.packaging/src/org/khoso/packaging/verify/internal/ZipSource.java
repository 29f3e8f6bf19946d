package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A package as a ZIP, read in place. A reader of its own, because those at hand believe what a file says: here entries may
 * not overlap, head and list have to agree, and nothing becomes longer than it said.
 */
final class ZipSource implements Source {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private final FileChannel file;
    private final Limits limits;
    private BitSet overlaps;
    private long total;

    ZipSource(Path path, Limits limits) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ);
        this.limits = limits;
    }

    /** The list is read twice: first for the places of all, which tell what overlaps. */
    @Override
    public void list(Listener listener) throws IOException {
        if (overlaps == null)
            overlaps = overlaps();
        total = 0;
        int[] number = {0};
        try {
            ZipDirectory.read(file, limits, (at, item) -> item(at, item, overlaps.get(number[0]++), listener));
        } catch (ZipDirectory.TooMany e) {
            listener.trouble("package/too-many-entries", "", limits.entries());
        } catch (IOException e) {
            listener.trouble("package/zip-damaged", "", String.valueOf(e.getMessage()));
        }
    }

    /** An honest ZIP never uses a byte twice; bombs that unpack to petabytes do. */
    private BitSet overlaps() throws IOException {
        try (Extents extents = new Extents()) {
            try {
                ZipDirectory.read(file, limits,
                        (at, item) -> extents.add(item.offset(), item.offset() + 30 + item.rawName().length + item.packed()));
            } catch (IOException e) {
                // told of when the list is read again; what was read of it counts
            }
            return extents.overlapping();
        }
    }

    private void item(long at, ZipItem item, boolean overlap, Listener listener) throws IOException {
        String path = item.path();
        if (item.folder() && item.size() == 0) {
            if (!SafePath.safe(path.substring(0, path.length() - 1), limits))
                listener.trouble("package/unsafe-path", path);
            else
                listener.folder(path.substring(0, path.length() - 1));
            return;
        }
        total += item.size();
        if (!SafePath.safe(path, limits))
            listener.trouble(SafePath.safe(path.replace('\\', '/'), limits) ? "package/backslash" : "package/unsafe-path", path);
        else if (item.special())
            listener.trouble("package/link", path);
        else if (item.encrypted() || item.method() != STORED && item.method() != DEFLATED)
            listener.trouble("package/zip-method", path);
        else if (overlap || bomb(item))
            listener.trouble("package/zip-bomb", path, item.packed(), item.size());
        else
            listener.entry(new Entry(path, item.size(), at));
    }

    private boolean bomb(ZipItem item) throws IOException {
        if (item.size() < 0 || item.packed() < 0 || item.method() == STORED && item.size() != item.packed())
            return true;
        return item.size() > limits.free() && item.size() / Math.max(1, item.packed()) > limits.ratio()
                || total > Math.max(16 * limits.free(), limits.total() * file.size()) || total < 0;
    }

    @Override
    public InputStream open(Entry entry) throws IOException {
        ZipItem item = ZipDirectory.at(file, entry.at);
        InputStream raw = new ZipSlice(file, ZipDirectory.data(file, item), item.packed());
        if (item.method() == STORED)
            return new CheckedBytes(raw, item.size(), item.crc());
        Inflater inflater = new Inflater(true);
        return new CheckedBytes(new InflaterInputStream(raw, inflater, 1 << 14) {
            @Override
            public void close() throws IOException {
                inflater.end();
                super.close();
            }
        }, item.size(), item.crc());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
