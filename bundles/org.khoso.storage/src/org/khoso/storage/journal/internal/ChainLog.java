package org.khoso.storage.journal.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The hash-chained log on disk. Payload first, then the line of the chain, each synced: when {@link #write} returns, the
 * operation is durable whatever becomes of the database. Not thread-safe: the archive has one writer.
 */
public final class ChainLog implements Closeable {
    private static final long LARGEST_CHAIN = 4L << 20;
    private static final long LARGEST_PAYLOADS = 256L << 20;
    private final Path dir;
    private FileChannel chain;
    private FileChannel payloads;
    private Segment current;
    private long chainEnd;
    private long payloadEnd;
    private long lastSeq;
    private String lastHash = Entry.NONE;
    private long torn;

    private ChainLog(Path dir) {
        this.dir = dir;
    }

    /**
     * Opens the log and repairs a last entry that a crash has cut off.
     *
     * @param known    position that the database has seen; an entry up to it is never cut off
     * @param knownHash hash at that position
     */
    public static ChainLog open(Path dir, long known, String knownHash) throws IOException {
        Disk.folders(dir);
        ChainLog log = new ChainLog(dir);
        List<Segment> all = segments(dir);
        Segment last = log.findTail(all, known);
        if (log.lastSeq < known) { // truncated behind Khoso: go on after what the database knows, so that the gap stays visible
            log.lastSeq = known;
            log.lastHash = knownHash;
            last = null;
        }
        log.use(last != null ? last : Segment.at(dir, log.lastSeq + 1));
        return log;
    }

    static List<Segment> segments(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            List<Path> chains = files.filter(p -> p.getFileName().toString().endsWith(Segment.CHAIN)).sorted().toList();
            var found = new java.util.ArrayList<Segment>();
            for (Path p : chains)
                found.add(Segment.of(p));
            return found;
        }
    }

    /** @return whether there is a journal with its first part; one that begins later can't make a database */
    public static boolean begins(Path dir) throws IOException {
        if (Files.isDirectory(dir))
            for (Segment s : segments(dir)) // in the order of their positions
                if (Files.size(s.chain()) > 0)
                return s.first() == 1;
        return false;
    }

    private Segment findTail(List<Segment> all, long known) throws IOException {
        for (int i = all.size() - 1; i >= 0; i--) {
            Tail tail = all.get(i).tail();
            Entry newest = tail.last();
            if (newest != null) {
                lastSeq = newest.seq();
                lastHash = newest.hash();
            }
            if (tail.damaged() && (newest == null ? all.get(i).first() > known : lastSeq >= known))
                cut(all.get(i), tail.damagedAt());
            if (newest != null)
                return all.get(i);
            if (Files.size(all.get(i).chain()) == 0) { // a crash while a segment was begun
                Files.delete(all.get(i).chain());
                Files.deleteIfExists(all.get(i).payloads());
            }
        }
        return null;
    }

    private void cut(Segment segment, long at) throws IOException {
        try (FileChannel c = FileChannel.open(segment.chain(), StandardOpenOption.WRITE)) {
            torn += c.size() - at;
            c.truncate(at);
            c.force(true);
        }
    }

    private void use(Segment segment) throws IOException {
        boolean fresh = !Files.exists(segment.chain()) || !Files.exists(segment.payloads());
        close();
        current = segment;
        // payloads first: who sees a chain, also after a kill between the two, finds what its lines point to
        payloads = FileChannel.open(segment.payloads(), StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        chain = FileChannel.open(segment.chain(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (fresh)
            Disk.syncFolder(dir);
        chainEnd = chain.size();
        payloadEnd = payloads.size();
        if (chainEnd > 0 && !endsLine()) { // damaged and not ours to cut: keep it apart from what comes
            Disk.write(chain, new byte[]{'\n'}, chainEnd);
            chainEnd++;
        }
    }

    private boolean endsLine() throws IOException {
        var one = java.nio.ByteBuffer.allocate(1);
        chain.read(one, chainEnd - 1);
        return one.get(0) == '\n';
    }

    /** @return the next entry, not yet written */
    public Entry prepare(Instant when, UUID actor, String kind, byte[] payload) throws IOException {
        if (chainEnd > LARGEST_CHAIN || payloadEnd > LARGEST_PAYLOADS)
            use(Segment.at(dir, lastSeq + 1));
        return Entry.of(lastSeq + 1, when, actor, kind, payload, payloadEnd, lastHash);
    }

    /** @return the entry after one that is prepared and not yet written; it will stand in the same segment */
    public static Entry prepareAfter(Entry before, Instant when, UUID actor, String kind, byte[] payload) {
        return Entry.of(before.seq() + 1, when, actor, kind, payload, before.offset() + before.length(), before.hash());
    }

    /** Writes an entry made by {@link #prepare} and syncs it. After a failure the log is as before. */
    public void write(Entry entry, byte[] payload) throws IOException {
        write(List.of(entry), List.of(payload));
    }

    /**
     * Writes entries that follow one another and syncs them: all payloads at once, then the lines of the chain, those of one
     * block of the disk at once. So a power loss leaves whole entries up to some point and no hole that good ones follow.
     * After a failure the log is as before.
     */
    public void write(List<Entry> entries, List<byte[]> bodies) throws IOException {
        long bodyEnd = payloadEnd;
        long lineEnd = chainEnd;
        try {
            for (byte[] body : bodies) {
                Disk.write(payloads, body, bodyEnd);
                bodyEnd += body.length;
            }
            payloads.force(false);
            for (byte[] lines : Blocks.of(entries, chainEnd)) {
                Disk.write(chain, lines, lineEnd);
                chain.force(false);
                lineEnd += lines.length;
            }
        } catch (IOException e) {
            chain.truncate(chainEnd);
            payloads.truncate(payloadEnd);
            chain.force(false);
            throw e;
        }
        chainEnd = lineEnd;
        payloadEnd = bodyEnd;
        lastSeq = entries.getLast().seq();
        lastHash = entries.getLast().hash();
    }

    /** Reads entries after a position with their payloads. @param visitor is given null as payload if it was destroyed */
    public void after(long position, Visitor visitor) throws IOException {
        List<Segment> all = segments(dir);
        for (int i = 0; i < all.size(); i++) {
            if (i + 1 < all.size() && all.get(i + 1).first() <= position + 1)
                continue;
            Segment segment = all.get(i);
            segment.read(line -> {
                Entry e = line.entry();
                if (e != null && e.seq() > position) {
                    byte[] bytes = segment.payload(e);
                    visitor.entry(e, bytes != null && Entry.sha256(bytes).equals(e.payload()) ? bytes : null);
                }
            });
        }
    }

    /** Reads the lines of the chain without their payloads; damaged ones are passed over. */
    public void entries(EntryVisitor visitor) throws IOException {
        for (Segment segment : segments(dir))
            segment.read(line -> {
                if (line.entry() != null)
                    visitor.entry(line.entry());
            });
    }

    /** Reads the entries of one kind with their payloads; of the others only the lines. @param visitor is given null as payload if it was destroyed */
    public void ofKind(String kind, Visitor visitor) throws IOException {
        for (Segment segment : segments(dir))
            segment.read(line -> {
                Entry e = line.entry();
                if (e == null || !e.kind().equals(kind))
                    return;
                byte[] bytes = segment.payload(e);
                visitor.entry(e, bytes != null && Entry.sha256(bytes).equals(e.payload()) ? bytes : null);
            });
    }

    /** Called for each entry, without its payload. */
    public interface EntryVisitor {
        /** @param entry entry */
        void entry(Entry entry) throws IOException;
    }

    /** Called for each entry. */
    public interface Visitor {
        /** @param payload null if it is gone or changed */
        void entry(Entry entry, byte[] payload) throws IOException;
    }

    /** Destroys the payload of an entry; the chain stays verifiable. The caller journals why. */
    public void erase(long position) throws IOException {
        for (Segment segment : segments(dir))
            segment.read(line -> {
                if (line.entry() != null && line.entry().seq() == position)
                    erase(segment, line.entry());
            });
    }

    private static void erase(Segment segment, Entry e) throws IOException {
        try (FileChannel out = FileChannel.open(segment.payloads(), StandardOpenOption.WRITE)) {
            Disk.write(out, new byte[e.length()], e.offset());
            out.force(false);
        }
    }

    /** @return folder */
    public Path folder() {
        return dir;
    }

    /** @return position of the newest entry */
    public long lastSeq() {
        return lastSeq;
    }

    /** @return hash of the newest entry */
    public String lastHash() {
        return lastHash;
    }

    /** @return bytes of a torn last entry that were cut off when opening */
    public long torn() {
        return torn;
    }

    @Override
    public void close() throws IOException {
        if (chain != null)
            chain.close();
        if (payloads != null)
            payloads.close();
    }
}
