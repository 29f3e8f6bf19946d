package org.khoso.core;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.CodeList;
import org.khoso.api.FieldInfo;
import org.khoso.api.FileView;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.model.Concepts;

/** What rules may ask about a stored object; answers are kept while this object is under check. Not thread-safe. */
final class HoldingContext implements CheckContext {
    private static final Map<String, String> ANCHORS = Map.of("digitised", Concepts.DIGITISED_ON, "described", Concepts.DESCRIBED_ON,
            "signed", Concepts.SIGNED_ON, "packed", Concepts.PACKED_ON, "submitted", Concepts.SUBMITTED_ON, "work-ended",
            Concepts.WORK_ENDED_ON);

    private final Session session;
    private final Holding holding;
    private final RecordView parent;
    private final DossierFamily family;
    private final Undecided undecided;
    private List<FileView> files;

    /** @param family the dossier that the object is or belongs to */
    HoldingContext(Session session, Holding holding, RecordView parent, DossierFamily family, Undecided undecided) {
        this.undecided = undecided;
        this.family = family;
        this.session = session;
        this.holding = holding;
        this.parent = parent;
    }

    @Override
    public Optional<RecordView> parent() {
        return Optional.ofNullable(parent);
    }

    @Override
    public List<RecordView> children() throws IOException {
        return holding.kind() == Kind.RECORD ? List.of() : family.records();
    }

    @Override
    public List<FileView> files() throws IOException {
        if (files == null)
            files = holding.kind() == Kind.RECORD ? family.files(holding.id()) : family.allFiles();
        return files;
    }

    @Override
    public int bits(FileView file) throws IOException {
        return family.bits(file.id());
    }

    @Override
    public long occurrences(String field, Object value, boolean withinParent) throws IOException {
        Optional<FieldInfo> info = session.view(holding).flatMap(v -> v.recordSet().field(field));
        if (info.isEmpty() || value == null)
            return 0;
        if (withinParent && holding.kind() == Kind.RECORD && family.holds(holding))
            return family.records(info.get().concept(), value);
        HoldingsStore store = session.archive().holdings();
        var query = withinParent
                ? HoldingQuery.children(holding.kind(), holding.parent() == null ? HoldingQuery.TOP : holding.parent())
                : HoldingQuery.all(holding.kind());
        return store.count(query.where(info.get().concept(), HoldingQuery.Op.EQ, value));
    }

    @Override
    public Optional<Boolean> exists(Kind kind, String concept, Object value) throws IOException {
        return Optional.of(session.archive().holdings().count(HoldingQuery.all(kind).where(concept, HoldingQuery.Op.EQ, value)) > 0);
    }

    @Override
    public Optional<CodeList> codeList(String id) {
        return session.standards().codeList(id);
    }

    @Override
    public boolean undecided(RuleInfo rule, Object anchor) {
        undecided.add(rule, anchor, holding.id());
        return true;
    }

    @Override
    public Optional<LocalDate> anchor(String name) {
        Object date = ANCHORS.containsKey(name) ? holding.value(ANCHORS.get(name)) : null;
        if (date == null && parent instanceof HoldingView p)
            date = ANCHORS.containsKey(name) ? p.holding().value(ANCHORS.get(name)) : null;
        return date instanceof PartialDate d ? Optional.ofNullable(d.from()) : Optional.empty();
    }

    /** @return a file as rules and packages see it */
    static FileView view(Holding h) {
        return new FileView(h.id(), h.text(Concepts.PATH), h.text(Concepts.NAME), h.text(Concepts.OBJECT), number(h, Concepts.SIZE),
                h.text(Concepts.PUID), h.text(Concepts.MIME), (int) number(h, Concepts.PAGES), decimal(h, Concepts.DPI),
                (Boolean) h.value(Concepts.TEXT_LAYER), decimal(h, Concepts.SECONDS), number(h, Concepts.BIT_RATE),
                !Boolean.FALSE.equals(h.value(Concepts.READABLE)));
    }

    private static long number(Holding h, String concept) {
        return h.value(concept) instanceof Number n ? n.longValue() : 0;
    }

    private static double decimal(Holding h, String concept) {
        return h.value(concept) instanceof Number n ? n.doubleValue() : 0;
    }
}
