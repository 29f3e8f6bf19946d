package org.khoso.core;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.intake.Delivery.IncomingFile;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.MediaReader;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.ObjectVault;
import org.khoso.model.Concepts;

/** Brings a file in: bytes to the vault, facts and page texts read by the helper process, oddities to findings. */
final class IncomingFiles implements AutoCloseable {
    /** A file that can't be opened on disk at all. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Finding finding;

        Unreadable(Finding finding, IOException cause) {
            super(finding.place(), cause);
            this.finding = finding;
        }

        Finding finding() {
            return finding;
        }
    }

    /** What became of a file. @param holding description @param findings findings @param size bytes @param duplicate whether the bytes were there already */
    record Taken(Holding holding, List<Finding> findings, long size, boolean duplicate) {
    }

    private final Session session;
    private final ReadAhead ahead;
    /** Path by object of files that are not committed yet: the store does not know them. */
    private Map<String, String> seen = new HashMap<>();
    /** The same of files that are being committed. */
    private Map<String, String> handed = Map.of();

    private final ObjectVault.Batch objects;

    /** @param objects takes the bytes; settled by the caller before it tells of them */
    IncomingFiles(Session session, MediaReader media, ObjectVault.Batch objects) {
        this.objects = objects;
        this.session = session;
        this.ahead = new ReadAhead(media);
    }

    /** Names the files that will be taken next, in order, so that they are read meanwhile. */
    void announce(List<IncomingFile> next) {
        ahead.announce(next.stream().map(IncomingFile::path).toList());
    }

    /** What came in so far is being committed; what was so at the last call, the store knows. */
    void handed() {
        handed = seen;
        seen = new HashMap<>();
    }

    Taken take(IncomingFile file, UUID parent, int ordinal) throws IOException {
        ObjectVault.Stored stored;
        ReadAhead.Read read;
        try {
            stored = objects.put(file.path());
            read = ahead.read(file.path());
        } catch (IOException e) {
            if (Files.isReadable(file.path()))
                throw e;
            throw new Unreadable(finding(file, "file-unreadable", "", Message.of("core.intake.file-gone", file.relative(), cause(e))), e);
        }
        FileFacts facts = read.facts();
        List<Finding> findings = new ArrayList<>(judge(file, facts));
        String first = first(stored, file);
        if (first != null)
            findings.add(finding(file, "duplicate-file", first, Message.of("core.intake.duplicate-file", file.relative(), first)));
        Map<String, Object> values = values(file, stored, facts, ordinal);
        texts(file, read, findings).ifPresent(object -> values.put(Concepts.TEXT_OBJECT, object));
        return new Taken(new Holding(Ids.next(), Kind.FILE, parent, 0, values), findings, stored.size(), first != null);
    }

    private String first(ObjectVault.Stored stored, IncomingFile file) throws IOException {
        String first = handed.get(stored.id());
        if (first == null)
            first = seen.putIfAbsent(stored.id(), file.relative());
        if (file.relative().equals(first))
            return null; // one file of several records
        if (first != null || stored.fresh() || stored.size() == 0)
            return stored.size() == 0 ? null : first;
        var query = HoldingQuery.all(Kind.FILE).where(Concepts.OBJECT, HoldingQuery.Op.EQ, stored.id());
        List<UUID> ids = session.archive().holdings().ids(query);
        return ids.isEmpty() ? null : session.archive().holdings().find(ids.get(0)).map(h -> h.text(Concepts.PATH)).orElse(null);
    }

    private List<Finding> judge(IncomingFile file, FileFacts facts) {
        List<Finding> out = new ArrayList<>();
        if (facts.size() == 0)
            return out;
        if (facts.encrypted())
            out.add(finding(file, "file-encrypted", "", Message.of("core.intake.file-encrypted", file.relative())));
        else if (!facts.readable())
            out.add(finding(file, "file-unreadable", "", Message.of("core.intake.file-unreadable", file.relative(), problem(facts))));
        if (!facts.extensionOk())
            out.add(finding(file, "extension-mismatch", "",
                    Message.of("core.intake.extension-mismatch", file.relative(), facts.formatName())));
        return out;
    }

    private static Object problem(FileFacts facts) {
        return facts.problems().isEmpty() ? "" : facts.problems().get(0);
    }

    private static String cause(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static Finding finding(IncomingFile file, String rule, String place, Message message) {
        return new Finding("intake/" + rule, "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.FILE, null, file.relative()), place,
                message, Message.of("core.intake." + rule + ".remedy"));
    }

    private Map<String, Object> values(IncomingFile file, ObjectVault.Stored stored, FileFacts facts, int ordinal) {
        Map<String, Object> v = new LinkedHashMap<>();
        v.put(Concepts.PATH, file.relative());
        v.put(Concepts.NAME, file.path().getFileName().toString());
        v.put(Concepts.OBJECT, stored.id());
        v.put(Concepts.SIZE, stored.size());
        v.put(Concepts.ROLE, "original");
        v.put(Concepts.ORDINAL, (long) ordinal);
        v.put(Concepts.READABLE, facts.readable());
        text(v, Concepts.PUID, facts.puid());
        text(v, Concepts.FORMAT_NAME, facts.formatName());
        text(v, Concepts.MIME, facts.mime());
        text(v, Concepts.PRODUCER, facts.producer());
        number(v, Concepts.PAGES, facts.pages());
        number(v, Concepts.WIDTH, facts.width());
        number(v, Concepts.HEIGHT, facts.height());
        number(v, Concepts.BITS, facts.bits());
        number(v, Concepts.BIT_RATE, facts.bitRate());
        if (facts.dpi() > 0)
            v.put(Concepts.DPI, BigDecimal.valueOf(facts.dpi()));
        if (facts.seconds() > 0)
            v.put(Concepts.SECONDS, BigDecimal.valueOf(facts.seconds()));
        if (facts.textLayer() != null)
            v.put(Concepts.TEXT_LAYER, facts.textLayer());
        return v;
    }

    private static void text(Map<String, Object> v, String concept, String text) {
        if (text != null && !text.isEmpty())
            v.put(concept, text);
    }

    private static void number(Map<String, Object> v, String concept, long number) {
        if (number > 0)
            v.put(concept, number);
    }

    private Optional<String> texts(IncomingFile file, ReadAhead.Read read, List<Finding> findings) throws IOException {
        if (read.textProblem() != null)
            findings.add(
                    finding(file, "file-unreadable", "", Message.of("core.intake.no-text", file.relative(), cause(read.textProblem()))));
        return read.pages().isEmpty() ? Optional.empty() : Optional.of(PageTexts.store(objects::put, read.pages()));
    }

    @Override
    public void close() {
        ahead.close();
    }
}
