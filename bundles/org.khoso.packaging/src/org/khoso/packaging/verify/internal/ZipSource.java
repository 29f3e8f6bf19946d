package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
    private long total;

    ZipSource(Path path, Limits limits) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ);
        this.limits = limits;
    }

    @Override
    public void list(Listener listener) throws IOException {
        List<ZipItem> items = new ArrayList<>();
        try {
            ZipDirectory.read(file, limits, items::add);
        } catch (ZipDirectory.TooMany e) {
            listener.trouble("package/too-many-entries", "", limits.entries());
        } catch (IOException e) {
            listener.trouble("package/zip-damaged", "", String.valueOf(e.getMessage()));
        }
        boolean[] overlaps = overlaps(items);
        for (int i = 0; i < items.size(); i++)
            item(items.get(i), overlaps[i], listener);
    }

    /** An honest ZIP never uses a byte twice; bombs that unpack to petabytes do. */
    private static boolean[] overlaps(List<ZipItem> items) {
        Integer[] order = new Integer[items.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong(i -> items.get(i).offset()));
        boolean[] overlaps = new boolean[order.length];
        long end = 0;
        for (int i : order) {
            ZipItem item = items.get(i);
            overlaps[i] = item.offset() < end;
            end = Math.max(end, item.offset() + 30 + item.rawName().length + item.packed());
        }
        return overlaps;
    }

    private void item(ZipItem item, boolean overlap, Listener listener) throws IOException {
        String path = item.path();
        if (item.folder() && item.size() == 0) {
            if (!SafePath.safe(path.substring(0, path.length() - 1), limits))
                listener.trouble("package/unsafe-path", path);
            return;
        }
        total += item.size();
        if (!SafePath.safe(path, limits))
            listener.trouble("package/unsafe-path", path);
        else if (item.special())
            listener.trouble("package/link", path);
        else if (item.encrypted() || item.method() != STORED && item.method() != DEFLATED)
            listener.trouble("package/zip-method", path);
        else if (overlap || bomb(item))
            listener.trouble("package/zip-bomb", path, item.packed(), item.size());
        else
            listener.entry(new Entry(path, item.size(), item));
    }

    private boolean bomb(ZipItem item) throws IOException {
        if (item.size() < 0 || item.packed() < 0 || item.method() == STORED && item.size() != item.packed())
            return true;
        return item.size() > limits.free() && item.size() / Math.max(1, item.packed()) > limits.ratio()
                || total > Math.max(16 * limits.free(), limits.total() * file.size()) || total < 0;
    }

    @Override
    public InputStream open(Entry entry) throws IOException {
        ZipItem item = (ZipItem) entry.handle;
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
