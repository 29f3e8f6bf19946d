package org.khoso.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.store.FindingStore.Entry;
import org.khoso.api.store.FindingStore.State;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/**
 * The findings of an archive as they stand, held compactly so that a list of a hundred thousand can be filtered and
 * grouped at once. Texts and subjects that occur often are kept once. Immutable.
 */
public final class FindingSet {
    /** Most entries that are held; {@link #total()} tells whether there are more. */
    public static final int MOST = 200_000;
    private static final int PAGE = 25_000;
    private static final int FETCH = 500;

    /** What findings are gathered under. */
    public enum By {
        /** The rule. */
        RULE,
        /** The dossier that the subject is or belongs to. */
        DOSSIER
    }

    /**
     * Findings that belong together.
     *
     * @param rule    rule, or null if grouped by dossier
     * @param dossier dossier, null if grouped by rule or if the subject never came in
     * @param code    reference code of the dossier, empty if there is none
     * @param title   title of the dossier, empty if there is none
     * @param entries findings in the order of the store
     */
    public record Group(String rule, UUID dossier, String code, String title, List<Entry> entries) {
    }

    private record Owner(UUID dossier, String code, String title) {
    }

    private static final UUID NONE = new UUID(0, 0);
    private static final Owner OUTSIDE = new Owner(null, "", "");

    private final Session session;
    private final List<Entry> entries;
    private final long total;
    private volatile Map<UUID, Owner> owners;

    private FindingSet(Session session, List<Entry> entries, long total) {
        this.session = session;
        this.entries = entries;
        this.total = total;
    }

    /** Reads the findings in these states (all if empty), page by page. */
    public static FindingSet load(Session session, Collection<State> states, Progress progress) throws IOException {
        Map<State, Long> counts = session.archive().findings().counts();
        long total = counts.entrySet().stream().filter(e -> states.isEmpty()
                || states.contains(e.getKey())).mapToLong(Map.Entry::getValue).sum();
        var once = new HashMap<Object, Object>();
        List<Entry> all = new ArrayList<>((int) Math.min(total, MOST));
        while (all.size() < MOST && !progress.cancelled()) {
            List<Entry> page = session.archive().findings().list(states, all.size(), Math.min(PAGE, MOST - all.size()));
            page.forEach(e -> all.add(compact(e, once)));
            if (page.isEmpty())
                break;
        }
        return new FindingSet(session, List.copyOf(all), Math.max(total, all.size()));
    }

    private static Entry compact(Entry e, Map<Object, Object> once) {
        Finding f = e.finding();
        var same = new Finding(same(f.rule(), once), same(f.clause(), once), f.confidence(), f.level(), same(f.subject(), once),
                same(f.place(), once), same(f.message(), once), f.remedy() == null ? null : same(f.remedy(), once));
        return new Entry(same, e.state(), e.run() == null ? null : same(e.run(), once), same(e.since(), once), e.waivedBy(),
                e.reason());
    }

    @SuppressWarnings("unchecked")
    private static <T> T same(T value, Map<Object, Object> once) {
        Object before = once.putIfAbsent(value, value);
        return before == null ? value : (T) before;
    }

    /** @return the entries, in the order of the store */
    public List<Entry> entries() {
        return entries;
    }

    /** @return how many there are in the archive; more than {@link #entries()} if there are too many to hold */
    public long total() {
        return total;
    }

    /** @return how many by level */
    public Map<Level, Long> levels() {
        Map<Level, Long> counts = new EnumMap<>(Level.class);
        for (Entry e : entries)
            counts.merge(e.finding().level(), 1L, Long::sum);
        return counts;
    }

    /** @return the entries that pass, gathered; groups with what obliges first, then in the order of rule or code */
    public List<Group> groups(By by, Predicate<Entry> wanted) throws IOException {
        Map<Object, List<Entry>> gathered = new LinkedHashMap<>();
        Map<UUID, Owner> known = by == By.DOSSIER ? owners() : Map.of();
        for (Entry e : entries)
            if (wanted.test(e)) {
                Object key = by == By.RULE ? e.finding().rule() : known.getOrDefault(id(e), OUTSIDE);
                gathered.computeIfAbsent(key, k -> new ArrayList<>()).add(e);
            }
        List<Group> groups = new ArrayList<>();
        gathered.forEach((k, list) -> groups.add(k instanceof Owner o
                ? new Group(null, o.dossier(), o.code(), o.title(), list)
                : new Group((String) k, null, "", "", list)));
        groups.sort(java.util.Comparator.comparing((Group g) -> worst(g.entries()))
                .thenComparing(g -> g.rule() == null ? g.code() : g.rule()));
        return groups;
    }

    private static Level worst(List<Entry> list) {
        Level worst = Level.MAY;
        for (Entry e : list)
            if (e.finding().level().compareTo(worst) < 0)
            worst = e.finding().level();
        return worst;
    }

    private static UUID id(Entry e) {
        UUID id = e.finding().subject().id();
        return id == null ? NONE : id;
    }

    private Map<UUID, Owner> owners() throws IOException {
        Map<UUID, Owner> known = owners;
        if (known == null) {
            Set<UUID> subjects = new HashSet<>();
            for (Entry e : entries)
                if (e.finding().subject().id() != null)
                subjects.add(e.finding().subject().id());
            known = climb(subjects);
            owners = known;
        }
        return known;
    }

    /** From each subject up to its dossier: a file lies in a record, a record in a dossier. */
    private Map<UUID, Owner> climb(Set<UUID> subjects) throws IOException {
        Map<UUID, UUID> parents = new HashMap<>();
        Map<UUID, Owner> tops = new HashMap<>();
        Set<UUID> next = subjects;
        for (int steps = 0; steps < 3 && !next.isEmpty(); steps++) {
            Set<UUID> above = new HashSet<>();
            List<UUID> ids = List.copyOf(next);
            for (int from = 0; from < ids.size(); from += FETCH)
                for (Holding h : session.archive().holdings().findAll(ids.subList(from, Math.min(from + FETCH, ids.size()))))
                    if (h.kind() == Kind.RECORD || h.kind() == Kind.FILE) {
                        parents.put(h.id(), h.parent());
                        above.add(h.parent());
                    } else
                    tops.put(h.id(), new Owner(h.id(), h.text(Concepts.REFERENCE_CODE), h.text(Concepts.TITLE)));
            above.removeAll(tops.keySet());
            above.removeAll(parents.keySet());
            above.remove(null);
            next = above;
        }
        Map<UUID, Owner> found = new HashMap<>();
        for (UUID s : subjects) {
            UUID at = s;
            for (int steps = 0; steps < 3 && parents.get(at) != null; steps++)
                at = parents.get(at);
            found.put(s, tops.getOrDefault(at, OUTSIDE));
        }
        return found;
    }

    /** @return a report of these entries, as {@link FindingReports} takes it; counts are those of the dossiers */
    public static RunReport report(Collection<Entry> entries, UUID run, org.khoso.api.Counts counts) {
        List<Finding> list = entries.stream().limit(RunReport.MOST).map(Entry::finding).toList();
        return new RunReport(run, counts, list, entries.size(), false, Map.of());
    }

    /** @return the first sentence of a group, which stands for it where nothing better is known */
    public static Message example(Group group) {
        return group.entries().get(0).finding().message();
    }
}
