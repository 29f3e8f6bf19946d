package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipException;

/** A package as a TAR without compression, read in place: nothing in it can become longer than the file is. */
final class TarSource implements Source {
    private static final int LONGEST_NAME = 1 << 14;
    private final FileChannel file;
    private final Limits limits;

    TarSource(Path path, Limits limits) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.READ);
        this.limits = limits;
    }

    @Override
    public void list(Listener listener) throws IOException {
        try {
            walk(listener);
        } catch (ZipException e) {
            listener.trouble("package/zip-damaged", "", String.valueOf(e.getMessage()));
        }
    }

    private void walk(Listener listener) throws IOException {
        String name = null;
        long size = -1;
        int entries = 0;
        for (long at = 0;;) {
            byte[] head = bytes(at, TarHead.SIZE);
            if (isZero(head))
                return;
            TarHead h = TarHead.of(head);
            long length = size >= 0 && h.file() ? size : h.size();
            long data = at + TarHead.SIZE;
            if (length < 0 || data + length < 0 || data + length > file.size())
                throw new ZipException("cut off");
            at = data + (length + TarHead.SIZE - 1) / TarHead.SIZE * TarHead.SIZE;
            switch (h.type()) {
                case 'L' -> name = TarHead.text(bytes(data, bounded(length)), 0, (int) length);
                case 'x' -> {
                    String[] said = extended(new String(bytes(data, bounded(length)), StandardCharsets.UTF_8));
                    name = said[0] == null ? name : said[0];
                    size = said[1] == null ? size : Long.parseLong(said[1]);
                }
                case 'g', 'K' -> {
                    // what holds for all, or names of links
                }
                default -> {
                    if (++entries > limits.entries()) {
                        listener.trouble("package/too-many-entries", "", limits.entries());
                        return;
                    }
                    entry(new TarHead(name == null ? h.name() : name, length, h.type()), data, listener);
                    name = null;
                    size = -1;
                }
            }
        }
    }

    private void entry(TarHead h, long data, Listener listener) {
        String path = h.name().startsWith("./") ? h.name().substring(2) : h.name();
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (h.folder() && (plain.isEmpty() || plain.equals(".")))
            return;
        if (!SafePath.safe(plain, limits))
            listener.trouble("package/unsafe-path", path);
        else if (h.folder())
            listener.folder(plain);
        else if (!h.file())
            listener.trouble("package/link", path);
        else
            listener.entry(new Entry(path, h.size(), data));
    }

    private static int bounded(long length) throws ZipException {
        if (length > LONGEST_NAME)
            throw new ZipException("name of " + length + " bytes");
        return (int) length;
    }

    /** Records of "length key=value\n". @return path and size, null if not said */
    private static String[] extended(String text) throws ZipException {
        String[] said = new String[2];
        for (String line : text.split("\n")) {
            int key = line.indexOf(' ');
            int value = line.indexOf('=');
            if (key < 0 || value < key)
                continue;
            String what = line.substring(key + 1, value);
            if (what.equals("path"))
                said[0] = line.substring(value + 1);
            if (what.equals("size")) {
                said[1] = line.substring(value + 1);
                if (!said[1].matches("\\d{1,18}"))
                    throw new ZipException("size");
            }
        }
        return said;
    }

    private static boolean isZero(byte[] b) {
        for (byte x : b)
            if (x != 0)
            return false;
        return true;
    }

    private byte[] bytes(long at, int length) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(length);
        while (b.hasRemaining())
            if (file.read(b, at + b.position()) < 0)
                throw new ZipException("cut off");
        return b.array();
    }

    @Override
    public InputStream open(Entry entry) {
        return new ZipSlice(file, entry.at, entry.size);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
