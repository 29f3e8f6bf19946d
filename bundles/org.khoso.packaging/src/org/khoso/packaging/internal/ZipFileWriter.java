package org.khoso.packaging.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes ZIP files of any size and number of entries with a few kilobytes of memory: the list of entries, which the
 * libraries keep in memory until the end, goes to a second file. Sizes are written into the head of each entry after
 * its bytes, so nothing needs a data descriptor and readers that stream work too. Names are UTF-8. Every entry has
 * room for sizes beyond 4 GB.
 */
final class ZipFileWriter implements Closeable {
    private static final long MAX = 0xFFFFFFFFL;
    private static final int VERSION = 45;
    private static final int UTF8 = 1 << 11;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final FileChannel file;
    private final FileChannel directory;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private final byte[] packed = new byte[1 << 15];
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 crc = new CRC32();
    private final int dosTime;
    private long entries;
    private byte[] name;
    private int method;
    private long start;
    private long position;
    private long size;

    ZipFileWriter(Path path, Path directoryPath, OffsetDateTime t) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        directory = FileChannel.open(directoryPath, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ,
                StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        int year = Math.clamp(t.getYear(), 1980, 2107) - 1980;
        dosTime = year << 25 | t.getMonthValue() << 21 | t.getDayOfMonth() << 16 | t.getHour() << 11 | t.getMinute() << 5
                | t.getSecond() / 2;
    }

    void start(String entry, boolean store) throws IOException {
        name = entry.getBytes(StandardCharsets.UTF_8);
        method = store ? STORED : DEFLATED;
        start = position;
        size = 0;
        crc.reset();
        deflater.reset();
        head(0);
        append(file);
    }

    void write(byte[] bytes, int from, int n) throws IOException {
        crc.update(bytes, from, n);
        size += n;
        if (method == STORED) {
            put(bytes, from, n);
            return;
        }
        deflater.setInput(bytes, from, n);
        while (!deflater.needsInput())
            put(packed, 0, deflater.deflate(packed));
    }

    void end() throws IOException {
        if (method == DEFLATED) {
            deflater.finish();
            while (!deflater.finished())
                put(packed, 0, deflater.deflate(packed));
        }
        long compressed = position - start - 30 - name.length - 20;
        head(compressed);
        buffer.flip();
        for (long at = start; buffer.hasRemaining();)
            at += file.write(buffer, at);
        buffer.clear();
        listEntry(compressed);
        entries++;
    }

    /** Local head, with an extra field for 64-bit sizes. */
    private void head(long compressed) {
        buffer.putInt(0x04034b50).putShort((short) VERSION).putShort((short) UTF8).putShort((short) method).putInt(dosTime);
        buffer.putInt((int) crc.getValue()).putInt((int) MAX).putInt((int) MAX);
        buffer.putShort((short) name.length).putShort((short) 20).put(name);
        buffer.putShort((short) 1).putShort((short) 16).putLong(size).putLong(compressed);
    }

    private void listEntry(long compressed) throws IOException {
        boolean big = size >= MAX || compressed >= MAX || start >= MAX;
        buffer.putInt(0x02014b50).putShort((short) (3 << 8 | VERSION)).putShort((short) VERSION).putShort((short) UTF8);
        buffer.putShort((short) method).putInt(dosTime).putInt((int) crc.getValue());
        buffer.putInt((int) (big ? MAX : compressed)).putInt((int) (big ? MAX : size));
        buffer.putShort((short) name.length).putShort((short) (big ? 28 : 0)).putShort((short) 0).putShort((short) 0);
        buffer.putShort((short) 0).putInt(0100644 << 16).putInt((int) (big ? MAX : start)).put(name);
        if (big)
            buffer.putShort((short) 1).putShort((short) 24).putLong(size).putLong(compressed).putLong(start);
        append(directory);
    }

    /** Appends the list of entries and syncs. */
    void finish() throws IOException {
        long at = position;
        long length = directory.size();
        for (long done = 0; done < length;)
            done += directory.transferTo(done, length - done, file);
        position += length;
        if (entries >= 0xFFFF || at >= MAX || length >= MAX)
            end64(at, length);
        buffer.putInt(0x06054b50).putInt(0).putShort((short) Math.min(entries, 0xFFFF));
        buffer.putShort((short) Math.min(entries, 0xFFFF)).putInt((int) Math.min(length, MAX));
        buffer.putInt((int) Math.min(at, MAX)).putShort((short) 0);
        append(file);
        file.force(true);
    }

    private void end64(long at, long length) {
        buffer.putInt(0x06064b50).putLong(44).putShort((short) VERSION).putShort((short) VERSION).putInt(0).putInt(0);
        buffer.putLong(entries).putLong(entries).putLong(length).putLong(at);
        buffer.putInt(0x07064b50).putInt(0).putLong(position).putInt(1);
    }

    private void append(FileChannel to) throws IOException {
        buffer.flip();
        if (to == file)
            position += buffer.remaining();
        while (buffer.hasRemaining())
            to.write(buffer);
        buffer.clear();
    }

    private void put(byte[] bytes, int from, int n) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(bytes, from, n);
        while (b.hasRemaining())
            file.write(b);
        position += n;
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        try (file) {
            directory.close();
        }
    }
}
