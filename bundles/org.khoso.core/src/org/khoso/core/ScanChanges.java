package org.khoso.core;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.Subject;
import org.khoso.api.capture.PageAssembler;
import org.khoso.api.intake.Delivery.IncomingFile;
import org.khoso.api.media.MediaReader;
import org.khoso.api.media.PageText;
import org.khoso.api.store.Change;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.ObjectVault;
import org.khoso.model.Concepts;

/** Makes the changes that turn scanned pages into a record: its description, its PDF, its page images, the event. */
final class ScanChanges {
    /** A record is guarded, and kept where, its dossier is. */
    private static final List<String> INHERITED = List.of(Concepts.ACCESS_MODE, Concepts.UNIT, Concepts.CUSTODIAN, Concepts.LANGUAGE);

    private final Session session;
    private final Holding dossier;
    private final RecordSetInfo set;
    private final MediaReader media;
    private final UUID record = Ids.next();
    private final List<Change> changes = new ArrayList<>();
    private final List<UUID> fileIds = new ArrayList<>();
    private String code;

    ScanChanges(Session session, Holding dossier, RecordSetInfo set, MediaReader media) {
        this.session = session;
        this.dossier = dossier;
        this.set = set;
        this.media = media;
    }

    void build(ScanPages pages, PageAssembler assembler, String title, String device) throws IOException {
        long ordinal = nextOrdinal();
        code = code(ordinal);
        changes.add(new Change.Create(new Holding(record, Kind.RECORD, dossier.id(), 0, values(pages, ordinal, title))));
        String base = (code.isEmpty() ? record.toString() : code).replaceAll("[^\\p{L}\\p{N}._-]", "_");
        Path pdf = pages.folder().resolve(base + ".part.pdf");
        assembler.assemble(pages.pages().stream().map(p -> new PageAssembler.Page(p.image(), p.dpi(), p.text())).toList(),
                title == null || title.isBlank() ? base : title, pdf);
        try (ObjectVault.Batch objects = session.archive().vault().batch();
                var files = new IncomingFiles(session, media, objects)) {
            // the PDF is what is read, checked and handed over; the images behind it are kept as the scanner gave them
            pdf(files, pdf, base + ".pdf", pages);
            for (Path image : pages.files())
                add(files, image, base + "/" + image.getFileName(), ScanBatch.SCAN, Map.of());
            objects.settle();
        }
        changes.add(event(device));
    }

    private void pdf(IncomingFiles files, Path pdf, String name, ScanPages pages) throws IOException {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put(Concepts.NAME, name);
        List<PageText> texts = pages.pages().stream().map(ScanPages.Page::text).filter(Objects::nonNull).filter(t -> !t.words().isEmpty())
                .toList();
        if (!texts.isEmpty())
            more.put(Concepts.TEXT_OBJECT, PageTexts.store(session.archive().vault(), texts));
        add(files, pdf, name, null, more);
    }

    private void add(IncomingFiles files, Path path, String relative, String role, Map<String, Object> more) throws IOException {
        Holding taken = files.take(new IncomingFile(path, relative), record, fileIds.size() + 1).holding();
        Map<String, Object> values = new LinkedHashMap<>(taken.values());
        if (role != null)
            values.put(Concepts.ROLE, role);
        values.putAll(more);
        changes.add(new Change.Create(new Holding(taken.id(), taken.kind(), taken.parent(), 0, values)));
        fileIds.add(taken.id());
    }

    private Map<String, Object> values(ScanPages pages, long ordinal, String title) throws IOException {
        Map<String, Object> v = new LinkedHashMap<>();
        for (String concept : INHERITED)
            if (dossier.value(concept) != null)
            v.put(concept, dossier.value(concept));
        v.put(Concepts.RECORD_SET, set.id() + "@" + set.version());
        if (!set.recordType().isEmpty())
            v.put(Concepts.RECORD_TYPE, set.recordType());
        put(v, Concepts.DOSSIER_CODE, dossier.text(Concepts.REFERENCE_CODE));
        put(v, Concepts.REFERENCE_CODE, code);
        put(v, Concepts.TITLE, title == null ? "" : title.strip());
        v.put(Concepts.ORDINAL, ordinal);
        v.put(Concepts.PAGE_COUNT, (long) pages.size());
        v.put(Concepts.DIGITISED_ON, PartialDate.day(LocalDate.now()));
        put(v, Concepts.RELIABILITY, digitised().orElse(""));
        return v;
    }

    private static void put(Map<String, Object> v, String concept, String text) {
        if (!text.isEmpty())
            v.put(concept, text);
    }

    private long nextOrdinal() throws IOException {
        try (Stream<Holding> rows = session.archive().holdings().stream(HoldingQuery.children(Kind.RECORD, dossier.id()))) {
            return 1 + rows.mapToLong(h -> h.value(Concepts.ORDINAL) instanceof Number n ? n.longValue() : 0).max().orElse(0);
        }
    }

    /** The standard shows in the hint of its pattern how a record's code follows from that of its dossier: the digits at its end. */
    private String code(long ordinal) {
        String own = dossier.text(Concepts.REFERENCE_CODE);
        Optional<String> field = set.byConcept(Concepts.REFERENCE_CODE).map(f -> f.code());
        if (own.isEmpty() || field.isEmpty())
            return "";
        return session.standards().rules(set.id()).stream().filter(r -> r.field().equals(field.get()))
                .map(r -> r.parameters().get("hint")).filter(String.class::isInstance).map(String.class::cast).findFirst()
                .map(hint -> {
                    String digits = hint.substring(hint.lastIndexOf('.') + 1);
                    return digits.matches("\\d{1,18}") ? own + "." + String.format("%0" + digits.length() + "d", ordinal) : "";
                }).orElse("");
    }

    /** @return the degree of reliability of what was digitised: rules that apply from the day of digitisation name it as their condition */
    private Optional<String> digitised() {
        Optional<String> field = set.byConcept(Concepts.RELIABILITY).map(f -> f.code());
        return field.flatMap(f -> session.standards().rules(set.id()).stream().filter(r -> "digitised".equals(r.anchor()))
                .map(r -> condition(r, f)).filter(Objects::nonNull).findFirst());
    }

    private static String condition(RuleInfo rule, String field) {
        return rule.parameters().get("when") instanceof Map<?, ?> when && field.equals(when.get("field"))
                && when.get("equals") instanceof List<?> l
                && l.size() == 1 ? String.valueOf(l.get(0)) : null;
    }

    /** TT 05/2025: digitisation is recorded as a PREMIS event of the type "transfer". */
    private Change event(String device) {
        Map<String, Object> v = new LinkedHashMap<>();
        v.put(Concepts.TYPE, "transfer");
        v.put(Concepts.WHEN, Instant.now());
        put(v, Concepts.DETAIL, device);
        v.put(Concepts.OUTCOME, "success");
        v.put(Concepts.AGENT, session.actor().id());
        v.put(Concepts.OBJECTS, String.join(";", fileIds.stream().map(UUID::toString).toList()));
        return new Change.Create(new Holding(Ids.next(), Kind.EVENT, dossier.id(), 0, v));
    }

    /** @return the same findings, about the record that now exists */
    List<Finding> about(List<Finding> findings) {
        var subject = new Subject(Kind.RECORD, record, code.isEmpty() ? EditHoldings.name(dossier) : code);
        return findings.stream().map(f -> new Finding(f.rule(), f.clause(), f.confidence(), f.level(), subject,
                f.place().isEmpty() ? f.subject().code() : f.place(), f.message(), f.remedy())).toList();
    }

    List<Change> changes() {
        return changes;
    }

    UUID record() {
        return record;
    }

    String code() {
        return code;
    }
}
