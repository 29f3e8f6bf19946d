package org.khoso.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.khoso.api.CodeList;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.Progress;
import org.khoso.api.search.SearchProvider.Document;
import org.khoso.api.search.SearchProvider.Index;
import org.khoso.api.search.SearchProvider.Page;
import org.khoso.api.search.SearchProvider.Role;
import org.khoso.api.search.SearchProvider.Value;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.store.HoldingsStore.Committed;
import org.khoso.model.Concepts;

/** Makes index documents of holdings. What is indexed, and how, follows from the standards' fields. */
final class Indexing {
    private static final Set<String> TERMS = Set.of(Concepts.REFERENCE_CODE, Concepts.IDENTIFIER, Concepts.NUMBER, Concepts.NOTATION,
            Concepts.DOSSIER_CODE, Concepts.PAPER_CODE, Concepts.ARCHIVES_NUMBER);
    private static final int RECENT = 5_000;
    private static final int FEW = 20;
    private static final int NAMED = 1_000;
    private static final int REMEMBERED = 5_000;

    private final Session session;
    private final Index index;
    private final HoldingsStore store;
    /** Fonds by parent: those of one dossier come one after another. */
    private final Map<UUID, Optional<UUID>> fonds = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Optional<UUID>> eldest) {
            return size() > REMEMBERED;
        }
    };

    Indexing(Session session, Index index) {
        this.session = session;
        this.index = index;
        this.store = session.archive().holdings();
    }

    long rebuild(Progress progress) throws IOException {
        long position = store.position();
        index.clear();
        progress.total(store.count(HoldingQuery.all(Kind.DOSSIER)) + store.count(HoldingQuery.all(Kind.RECORD)));
        long[] count = {0};
        try (var documents = new DocumentQueue(to -> all(to, progress))) {
            var all = StreamSupport.stream(Spliterators.spliteratorUnknownSize(documents, Spliterator.ORDERED), false);
            // what was read when it was stopped is let go of, and the reader comes to its end by itself
            index.fill(all.filter(d -> !progress.cancelled()).peek(d -> {
                count[0]++;
                progress.worked(1);
            }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!progress.cancelled())
            index.commit(position);
        return count[0];
    }

    /** Gives the documents of all dossiers and records, until it is stopped. */
    private void all(DocumentQueue.Sink to, Progress progress) throws IOException {
        for (Kind kind : List.of(Kind.DOSSIER, Kind.RECORD)) {
            List<UUID> ids = store.ids(HoldingQuery.all(kind));
            for (int i = 0; i < ids.size() && !progress.cancelled(); i += Families.TOGETHER)
                documents(ids.subList(i, Math.min(i + Families.TOGETHER, ids.size())), to);
        }
    }

    private void documents(List<UUID> ids, DocumentQueue.Sink to) throws IOException {
        List<Holding> holdings = store.findAll(ids);
        List<UUID> records = holdings.stream().filter(h -> h.kind() == Kind.RECORD).map(Holding::id).toList();
        Map<UUID, List<Holding>> files = Families.children(store, Kind.FILE, records);
        parents(holdings);
        for (Holding h : holdings)
            to.take(document(h, files.getOrDefault(h.id(), List.of())));
    }

    void catchUp(Progress progress) throws IOException {
        long from = index.position();
        long to = store.position();
        Optional<Set<UUID>> changed = from < 0 ? Optional.empty() : changedSince(from);
        if (changed.isEmpty()) {
            rebuild(progress);
            return;
        }
        List<UUID> gone = new ArrayList<>();
        List<UUID> there = new ArrayList<>();
        for (UUID id : owners(changed.get(), gone))
            there.add(id);
        index.remove(gone);
        for (int i = 0; i < there.size(); i += Families.TOGETHER)
            documents(there.subList(i, Math.min(i + Families.TOGETHER, there.size())), d -> index.put(Stream.of(d)));
        index.commit(to);
    }

    /** What was changed since; empty if that is too much to tell. Mostly the last few change sets, so those are asked for first. */
    private Optional<Set<UUID>> changedSince(long position) throws IOException {
        for (int most = FEW; most < RECENT; most *= 8) {
            List<Committed> recent = store.recent(most);
            if (recent.size() < most || recent.getLast().position() <= position)
                return changed(recent, most, position);
        }
        return changed(store.recent(RECENT), RECENT, position);
    }

    private static Optional<Set<UUID>> changed(List<Committed> recent, int asked, long position) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (Committed c : recent) {
            if (c.position() <= position)
                return Optional.of(ids);
            if (c.ids().size() >= NAMED)
                return Optional.empty();
            ids.addAll(c.ids());
        }
        return recent.size() < asked && position == 0 ? Optional.of(ids) : Optional.empty();
    }

    /** Dossiers and records as they are; for a file the record that shows its pages. */
    private Set<UUID> owners(Set<UUID> changed, List<UUID> gone) throws IOException {
        Set<UUID> owners = new LinkedHashSet<>();
        for (UUID id : changed) {
            Optional<Holding> h = store.find(id);
            if (h.isEmpty())
                gone.add(id);
            else if (h.get().kind() == Kind.DOSSIER || h.get().kind() == Kind.RECORD)
                owners.add(id);
            else if (h.get().kind() == Kind.FILE && h.get().parent() != null)
                owners.add(h.get().parent());
        }
        return owners;
    }

    private Document document(Holding h, List<Holding> files) throws IOException {
        List<Value> values = new ArrayList<>();
        session.view(h).ifPresent(v -> v.fields().forEach(f -> add(values, f, h.value(f.concept()))));
        return new Document(h.id(), h.kind(), h.text(Concepts.REFERENCE_CODE), h.text(Concepts.TITLE), values, pages(files),
                Scopes.of(h, fonds(h)));
    }

    /** Looks up the fonds of those above by one query: one for each dossier would take as long as its documents. */
    private void parents(List<Holding> holdings) throws IOException {
        List<UUID> unknown = holdings.stream().map(Holding::parent).filter(p -> p != null && !fonds.containsKey(p)).distinct().toList();
        if (unknown.size() > 1)
            for (Holding p : store.findAll(unknown))
                fonds.put(p.id(), Optional.ofNullable(fonds(p)));
    }

    private UUID fonds(Holding h) throws IOException {
        if (h.kind() == Kind.FONDS)
            return h.id();
        if (h.parent() == null)
            return null;
        Optional<UUID> known = fonds.get(h.parent());
        if (known == null) {
            Optional<Holding> parent = store.find(h.parent());
            known = parent.isEmpty() ? Optional.empty() : Optional.ofNullable(fonds(parent.get()));
            fonds.put(h.parent(), known);
        }
        return known.orElse(null);
    }

    private void add(List<Value> values, FieldInfo field, Object value) {
        if (value == null)
            return;
        if (value instanceof PartialDate d) {
            values.add(new Value(field.code(), Role.TERM, d.precision() == PartialDate.Precision.DAY ? d.from().toString() : d.display(),
                    null));
            values.add(new Value(field.code(), Role.TEXT, d.display(), null));
            return;
        }
        String text = HoldingView.format(value);
        if (field.codeList() != null)
            coded(values, field, text);
        else if (field.facet())
            values.add(new Value(field.code(), Role.FACET, text, null));
        if (field.codeList() == null && (field.type() == FieldType.TEXT || field.type() == FieldType.NUMBER))
            values.add(new Value(field.code(), TERMS.contains(field.concept()) ? Role.TERM : Role.TEXT, text, null));
    }

    private void coded(List<Value> values, FieldInfo field, String text) {
        Optional<CodeList> list = session.standards().codeList(field.codeList());
        for (String code : field.repeatable() ? text.split(";") : new String[]{text}) {
            var label = list.flatMap(l -> l.value(code.strip())).map(CodeList.Value::label).orElse(null);
            if (field.facet())
                values.add(new Value(field.code(), Role.FACET, code.strip(), label));
            values.add(new Value(field.code(), Role.TEXT, label == null ? code : label.vi(), null));
        }
    }

    private List<Page> pages(List<Holding> files) throws IOException {
        List<Page> pages = new ArrayList<>();
        for (Holding f : files) {
            String object = f.text(Concepts.TEXT_OBJECT);
            if (!object.isEmpty())
                PageTexts.plain(session.archive().vault(), object, (page, text) -> pages.add(new Page(f.id(), page, text)));
        }
        return pages;
    }
}
