package org.khoso.packaging.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
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
 * libraries keep in memory until the end, goes to a second file when it grows. Sizes are written into the head of each entry after
 * its bytes, so nothing needs a data descriptor and readers that stream work too. Names are UTF-8. Every entry has
 * room for sizes beyond 4 GB.
 */
final class ZipFileWriter implements Closeable {
    private static final long MAX = 0xFFFFFFFFL;
    private static final int VERSION = 45;
    private static final int UTF8 = 1 << 11;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private static final int BUFFER = 1 << 16;

    private final FileChannel file;
    private final Spool directory;
    /** What is to be written next at the end of the file. */
    private final ByteBuffer tail = ByteBuffer.allocate(BUFFER);
    private final ByteBuffer head = ByteBuffer.allocate(1 << 17).order(ByteOrder.LITTLE_ENDIAN);
    private final byte[] packed = new byte[1 << 15];
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 crc = new CRC32();
    private final int dosTime;
    private long entries;
    private byte[] name;
    private int method;
    private long sum;
    private long start;
    private long position;
    private long size;

    ZipFileWriter(Path path, Path directoryPath, OffsetDateTime t) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        directory = new Spool(directoryPath);
        int year = Math.clamp(t.getYear(), 1980, 2107) - 1980;
        dosTime = year << 25 | t.getMonthValue() << 21 | t.getDayOfMonth() << 16 | t.getHour() << 11 | t.getMinute() << 5
                | t.getSecond() / 2;
    }

    void start(String entry, boolean store) throws IOException {
        begin(entry, store ? STORED : DEFLATED);
        size = 0;
        crc.reset();
        if (!store)
            deflater.reset();
        head(0);
        append(head);
    }

    private void begin(String entry, int how) {
        name = entry.getBytes(StandardCharsets.UTF_8);
        method = how;
        start = position;
        sum = 0;
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
        sum = crc.getValue();
        head(compressed);
        overwrite();
        listEntry(compressed);
    }

    /** Writes an entry whose bytes are compressed already. */
    void add(String entry, Prepared ready) throws IOException {
        begin(entry, DEFLATED);
        size = ready.bytes().length;
        sum = ready.crc();
        head(ready.deflated().length);
        append(head);
        put(ready.deflated(), 0, ready.deflated().length);
        listEntry(ready.deflated().length);
    }

    /** Puts the head of the entry, now that its sizes are known, over the one at its start: on disk, in memory, or partly both. */
    private void overwrite() throws IOException {
        head.flip();
        long written = position - tail.position();
        int onDisk = (int) Math.clamp(written - start, 0, head.remaining());
        if (onDisk > 0) {
            ByteBuffer first = head.slice(0, onDisk);
            for (long at = start; first.hasRemaining();)
                at += file.write(first, at);
        }
        if (onDisk < head.remaining())
            tail.put((int) (start + onDisk - written), head.array(), onDisk, head.remaining() - onDisk);
        head.clear();
    }

    /** Local head, with an extra field for 64-bit sizes. */
    private void head(long compressed) {
        head.putInt(0x04034b50).putShort((short) VERSION).putShort((short) UTF8).putShort((short) method).putInt(dosTime);
        head.putInt((int) sum).putInt((int) MAX).putInt((int) MAX);
        head.putShort((short) name.length).putShort((short) 20).put(name);
        head.putShort((short) 1).putShort((short) 16).putLong(size).putLong(compressed);
    }

    private void listEntry(long compressed) throws IOException {
        boolean big = size >= MAX || compressed >= MAX || start >= MAX;
        head.putInt(0x02014b50).putShort((short) (3 << 8 | VERSION)).putShort((short) VERSION).putShort((short) UTF8);
        head.putShort((short) method).putInt(dosTime).putInt((int) sum);
        head.putInt((int) (big ? MAX : compressed)).putInt((int) (big ? MAX : size));
        head.putShort((short) name.length).putShort((short) (big ? 28 : 0)).putShort((short) 0).putShort((short) 0);
        head.putShort((short) 0).putInt(0100644 << 16).putInt((int) (big ? MAX : start)).put(name);
        if (big)
            head.putShort((short) 1).putShort((short) 24).putLong(size).putLong(compressed).putLong(start);
        head.flip();
        directory.write(head.array(), 0, head.remaining());
        head.clear();
        entries++;
    }

    /** Appends the list of entries and syncs. */
    void finish() throws IOException {
        long at = position;
        long length = directory.size();
        try (InputStream list = directory.open()) {
            for (int n = list.read(packed); n >= 0; n = list.read(packed))
                put(packed, 0, n);
        }
        if (entries >= 0xFFFF || at >= MAX || length >= MAX)
            end64(at, length);
        head.putInt(0x06054b50).putInt(0).putShort((short) Math.min(entries, 0xFFFF));
        head.putShort((short) Math.min(entries, 0xFFFF)).putInt((int) Math.min(length, MAX));
        head.putInt((int) Math.min(at, MAX)).putShort((short) 0);
        append(head);
        flush(ByteBuffer.allocate(0));
        file.force(true);
    }

    private void end64(long at, long length) {
        head.putInt(0x06064b50).putLong(44).putShort((short) VERSION).putShort((short) VERSION).putInt(0).putInt(0);
        head.putLong(entries).putLong(entries).putLong(length).putLong(at);
        head.putInt(0x07064b50).putInt(0).putLong(position).putInt(1);
    }

    private void append(ByteBuffer b) throws IOException {
        b.flip();
        put(b.array(), 0, b.remaining());
        b.clear();
    }

    private void put(byte[] bytes, int from, int n) throws IOException {
        position += n;
        if (n > tail.remaining())
            flush(ByteBuffer.wrap(bytes, from, n));
        else
            tail.put(bytes, from, n);
    }

    private void flush(ByteBuffer more) throws IOException {
        ByteBuffer[] both = {tail.flip(), more};
        while (both[0].hasRemaining() || both[1].hasRemaining())
            file.write(both);
        tail.clear();
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        try (file) {
            directory.close();
        }
    }
}
