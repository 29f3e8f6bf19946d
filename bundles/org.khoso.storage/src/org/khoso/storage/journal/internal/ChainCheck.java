package org.khoso.storage.journal.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads the whole chain and says what is wrong with it. */
public final class ChainCheck {
    private final Report report;
    private final ChainLog.Visitor visitor;
    private final long until;
    private String prev = Entry.NONE;
    private long seq;
    private long entries;
    private String hashAtEnd = Entry.NONE;
    private Segment segment;

    /** What is wrong. */
    public interface Report {
        /** @param key message key without prefix @param segment file @param place line or position */
        void problem(String key, String segment, long place) throws IOException;

        /** @return whether the payload of an entry was destroyed on purpose */
        boolean erased(long position);
    }

    /** @param until entries after it are of no concern (they came while reading) @param visitor is given each sound entry */
    public ChainCheck(Report report, long until, ChainLog.Visitor visitor) {
        this.report = report;
        this.until = until;
        this.visitor = visitor;
    }

    /** Reads. @param head hash that the database remembers for the last position */
    public void run(Path dir, String head) throws IOException {
        for (Segment s : ChainLog.segments(dir)) {
            segment = s;
            s.read(this::line);
        }
        if (seq < until)
            report.problem("journal-truncated", segment == null ? dir.getFileName().toString() : segment.name(), seq);
        else if (!head.equals(hashAtEnd))
            report.problem("journal-rewritten", segment.name(), until);
    }

    private void line(Segment.Line line) throws IOException {
        Entry e = line.entry();
        if (e != null && e.seq() > until)
            return;
        if (e == null || !line.whole()) {
            report.problem("journal-entry-damaged", segment.name(), line.number());
            return;
        }
        if (e.seq() != seq + 1 || !e.prev().equals(prev))
            report.problem("journal-broken", segment.name(), e.seq());
        seq = e.seq();
        prev = e.hash();
        entries++;
        if (seq == until)
            hashAtEnd = prev;
        visitor.entry(e, payload(e));
    }

    private byte[] payload(Entry e) throws IOException {
        byte[] bytes = segment.payload(e);
        if (bytes != null && Entry.sha256(bytes).equals(e.payload()))
            return bytes;
        if (!report.erased(e.seq()))
            report.problem(bytes == null || Arrays.equals(bytes, new byte[bytes.length])
                    ? "journal-payload-missing"
                    : "journal-payload-changed", segment.name(), e.seq());
        return null;
    }

    /** @return entries read */
    public long entries() {
        return entries;
    }

    /** @return hash of the last entry read */
    public String head() {
        return prev;
    }
}
