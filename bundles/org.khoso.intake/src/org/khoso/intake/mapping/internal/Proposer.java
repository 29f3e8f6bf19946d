package org.khoso.intake.mapping.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.Mapping;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.api.intake.Mapping.SheetMapping;
import org.khoso.model.Concepts;
import org.khoso.text.Dates;

/** Proposes what a sheet holds and which column is which field. */
public final class Proposer {
    private static final double NEAR = 0.1;
    private final Words words;
    private final List<RecordSetInfo> sets;
    private final List<RecordSetInfo> all;

    /** @param sets record sets of dossiers and records; @param all those of every standard, for the names they give */
    public Proposer(Words words, List<RecordSetInfo> sets, List<RecordSetInfo> all) {
        this.words = words;
        this.sets = sets;
        this.all = all;
    }

    private List<Target> targets(RecordSetInfo set) {
        return Target.of(set, words, all);
    }

    /** What the columns would mean for one record set. */
    private record Fit(RecordSetInfo set, Map<Integer, String> columns, Map<Integer, Double> confidence, double total) {
        boolean has(String concept) {
            return set.byConcept(concept).map(f -> columns.containsValue(f.code())).orElse(false);
        }

        int column(String concept) {
            String code = set.byConcept(concept).map(FieldInfo::code).orElse("");
            return columns.entrySet().stream().filter(e -> e.getValue().equals(code)).map(Map.Entry::getKey).findFirst()
                    .orElse(-1);
        }
    }

    /** @return proposal for a sheet */
    public SheetMapping propose(SheetScan scan) {
        Delivery.Sheet s = scan.sheet;
        if (scan.hidden || s.headerFirst() == 0 || scan.known < 2)
            return none(s);
        Fit dossier = sets.stream().filter(set -> set.kind() == Kind.DOSSIER).map(set -> fit(s, set, Set.of()))
                .reduce((a, b) -> b.total > a.total ? b : a).orElse(null);
        Fit record = sets.stream().filter(set -> set.kind() == Kind.RECORD).map(set -> fit(s, set, Set.of()))
                .reduce((a, b) -> worth(b, dossier) > worth(a, dossier) + 0.01 ? b : a).orElse(null);
        if (dossier == null && record == null)
            return none(s);
        Role role = role(s, dossier, record);
        return switch (role) {
            case DOSSIERS -> dossier.columns.isEmpty() ? none(s) : mapping(s, role, dossier);
            case RECORDS -> record.columns.isEmpty() ? none(s) : mapping(s, role, ordinal(s, record));
            case MIXED -> mixed(s, dossier, record.set);
            case IGNORED -> none(s);
        };
    }

    /** What speaks for a kind of record: not what dossiers have and text records lack, for that may be the dossier's own. */
    private double worth(Fit f, Fit dossier) {
        RecordSetInfo plain = sets.stream().filter(set -> set.kind() == Kind.RECORD).findFirst().orElseThrow();
        double out = 0;
        for (Map.Entry<Integer, String> e : f.columns.entrySet()) {
            String concept = f.set.field(e.getValue()).map(FieldInfo::concept).orElse("");
            boolean outer = dossier != null && dossier.set.byConcept(concept).isPresent() && plain.byConcept(concept).isEmpty();
            out += outer ? 0 : f.confidence.get(e.getKey());
        }
        return out;
    }

    private static SheetMapping none(Delivery.Sheet s) {
        return new SheetMapping(s.file(), s.sheet(), s.headerFirst(), s.headerLast(), Role.IGNORED, "", Map.of(), Map.of());
    }

    private static SheetMapping mapping(Delivery.Sheet s, Role role, Fit f) {
        return new SheetMapping(s.file(), s.sheet(), s.headerFirst(), s.headerLast(), role, f.set.id(), f.columns, f.confidence);
    }

    private Fit fit(Delivery.Sheet s, RecordSetInfo set, Set<String> without) {
        return fit(s, set, targets(set).stream().filter(t -> !without.contains(t.id())).toList(), Set.of());
    }

    private Fit fit(Delivery.Sheet s, RecordSetInfo set, List<Target> targets, Set<Integer> taken) {
        double[][] score = new double[s.columns().size()][targets.size()];
        for (int c = 0; c < score.length; c++)
            if (!taken.contains(c) && !s.columns().get(c).isEmpty())
            for (int t = 0; t < targets.size(); t++)
                score[c][t] = Similarity.of(s.columns().get(c), targets.get(t)) * evidence(s, c, targets.get(t));
        int[] best = Assignment.best(score);
        Map<Integer, String> columns = new TreeMap<>();
        Map<Integer, Double> confidence = new TreeMap<>();
        double total = 0;
        for (int c = 0; c < best.length; c++)
            if (best[c] >= 0 && !targets.get(best[c]).id().equals(Target.REMARK)) {
                columns.put(c, targets.get(best[c]).id());
                confidence.put(c, Math.min(1, Math.round(score[c][best[c]] * 100) / 100.0));
                total += score[c][best[c]];
            }
        return new Fit(set, columns, confidence, total);
    }

    /** Values that do not look like the field's type make a match less likely. */
    private static double evidence(Delivery.Sheet s, int column, Target target) {
        if (target.type() != FieldType.DATE && target.type() != FieldType.NUMBER)
            return 1;
        int seen = 0;
        int good = 0;
        for (List<String> row : s.sample()) {
            String v = column < row.size() ? row.get(column) : "";
            if (v.isEmpty())
                continue;
            seen++;
            good += target.type() == FieldType.NUMBER
                    ? v.matches("[\\d., ]+\\D{0,12}") ? 1 : 0
                    : Dates.parse(v).precision() != PartialDate.Precision.UNKNOWN ? 1 : 0;
        }
        if (seen >= 3 && good == 0 && target.type() == FieldType.NUMBER)
            return 0; // each row would be a finding; as a remark nothing is lost
        return seen < 3 ? 1 : good * 2 >= seen ? 1 : good * 5 >= seen ? 0.95 : 0.7;
    }

    private Role role(Delivery.Sheet s, Fit dossier, Fit record) {
        if (dossier == null)
            return Role.RECORDS;
        if (record == null)
            return Role.DOSSIERS;
        Set<Integer> recordsOnly = recordColumns(s, dossier.set, record.set);
        Fit strict = fit(s, dossier.set, targets(dossier.set), recordsOnly);
        boolean dossierTitle = strict.has(Concepts.TITLE);
        int own = count(strict, Concepts.DATE_FROM, Concepts.DATE_TO, Concepts.RETENTION, Concepts.SHEET_COUNT,
                Concepts.RECORD_COUNT, Concepts.PAPER_CODE);
        int inner = count(record, Concepts.NUMBER, Concepts.NOTATION, Concepts.ISSUED_ON, Concepts.ISSUER,
                Concepts.DOCUMENT_TYPE, Concepts.ORDINAL,
                Concepts.ARCHIVES_NUMBER, Concepts.EVENT_NAME, Concepts.DURATION, Concepts.PLACE);
        Set<Integer> outer = new HashSet<>(strict.columns.keySet());
        Fit rest = fit(s, record.set, targets(record.set), outer);
        boolean both = dossierTitle && rest.has(Concepts.TITLE) && inner >= 2;
        if (both && (own + inner > 2 || apart(s, strict, rest)))
            return Role.MIXED;
        if (inner >= 2 && own >= 1 && count(rest, Concepts.NUMBER, Concepts.NOTATION, Concepts.ISSUED_ON, Concepts.ISSUER,
                Concepts.DOCUMENT_TYPE) >= 2
                && headed(s, strict, rest))
            return Role.MIXED;
        if (dossierTitle && own >= 2 && inner <= 1)
            return Role.DOSSIERS; // a dossier's form asks for its author and notes written on it, too
        return record.total > dossier.total + (inner >= 2 ? -0.5 : 0.3) ? Role.RECORDS : Role.DOSSIERS;
    }

    /** Whether one column can only be the title of a dossier, another only that of a record. */
    private boolean apart(Delivery.Sheet s, Fit dossier, Fit record) {
        return dossier.has(Concepts.REFERENCE_CODE)
                && title(s, dossier.column(Concepts.TITLE), dossier.set) - title(s, dossier.column(Concepts.TITLE), record.set) > NEAR
                && title(s, record.column(Concepts.TITLE), record.set) - title(s, record.column(Concepts.TITLE), dossier.set) > NEAR;
    }

    private double title(Delivery.Sheet s, int column, RecordSetInfo set) {
        return targets(set).stream().filter(t -> t.field() != null && t.field().concept().equals(Concepts.TITLE))
                .mapToDouble(t -> Similarity.of(s.columns().get(column), t)).max().orElse(0);
    }

    private static int count(Fit f, String... concepts) {
        int n = 0;
        for (String c : concepts)
            n += f.has(c) ? 1 : 0;
        return n;
    }

    /** Whether rows with a dossier's code lack what only records have, and rows with it lack the code. */
    private static boolean headed(Delivery.Sheet s, Fit dossier, Fit record) {
        int key = Math.max(dossier.column(Concepts.REFERENCE_CODE), dossier.column(Concepts.NOTATION));
        int heads = 0;
        int below = 0;
        for (List<String> row : s.sample()) {
            boolean coded = key >= 0 && key < row.size() && !row.get(key).isEmpty();
            boolean inner = Stream.of(Concepts.NUMBER, Concepts.NOTATION, Concepts.ISSUED_ON, Concepts.ISSUER,
                    Concepts.DOCUMENT_TYPE).map(record::column)
                    .anyMatch(c -> c >= 0 && c < row.size() && !row.get(c).isEmpty());
            heads += coded && !inner ? 1 : 0;
            below += !coded && inner ? 1 : 0;
        }
        return heads > 0 && below > 0;
    }

    /** Dossier fields by bare code; what is left goes to the records, qualified by their record set. */
    private SheetMapping mixed(Delivery.Sheet s, Fit dossier, RecordSetInfo recordSet) {
        Fit strict = fit(s, dossier.set, targets(dossier.set), recordColumns(s, dossier.set, recordSet));
        Set<String> specials = new HashSet<>(strict.columns.values());
        List<Target> targets = targets(recordSet).stream().filter(t -> !specials.contains(t.id())
                && !Mapping.DOSSIER.equals(t.id())
                && (t.field() == null || !t.field().concept().equals(Concepts.DOSSIER_CODE))).toList();
        Fit rest = fit(s, recordSet, targets, strict.columns.keySet());
        Map<Integer, String> columns = new TreeMap<>(strict.columns);
        Map<Integer, Double> confidence = new TreeMap<>(strict.confidence);
        rest.columns.forEach((c, id) -> columns.put(c, id.startsWith("@") ? id : recordSet.id() + "/" + id));
        confidence.putAll(rest.confidence);
        return new SheetMapping(s.file(), s.sheet(), s.headerFirst(), s.headerLast(), Role.MIXED, dossier.set.id(), columns,
                confidence);
    }

    /** Columns that suit a field which only records have clearly better than any field of dossiers. */
    private Set<Integer> recordColumns(Delivery.Sheet s, RecordSetInfo dossier, RecordSetInfo record) {
        List<Target> outer = targets(dossier).stream().filter(t -> t.field() != null).toList();
        List<Target> inner = targets(record).stream().filter(t -> t.field() != null && !t.field().concept().equals(
                Concepts.DOSSIER_CODE)).toList();
        Set<Integer> out = new HashSet<>();
        int key = key(s, outer);
        for (int c = 0; c < s.columns().size(); c++) {
            double a = 0;
            double b = 0;
            for (Target t : outer)
                a = Math.max(a, Similarity.of(s.columns().get(c), t) * evidence(s, c, t));
            for (Target t : inner)
                b = Math.max(b, Similarity.of(s.columns().get(c), t) * evidence(s, c, t));
            if (b > a + 0.005 || b > 0 && b > a - NEAR && key != c && varies(s, key, c))
                out.add(c);
        }
        return out;
    }

    /** The column that names the dossier best, -1 if none. */
    private static int key(Delivery.Sheet s, List<Target> outer) {
        int best = -1;
        double most = 0.9;
        for (Target t : outer)
            if (t.field().concept().equals(Concepts.REFERENCE_CODE))
            for (int c = 0; c < s.columns().size(); c++) {
                double score = Similarity.of(s.columns().get(c), t);
                if (score > most) {
                    most = score;
                    best = c;
                }
            }
        return best;
    }

    /**
     * Whether rows of one dossier say different things in a column, most dossiers having their first thing on the row that
     * names them: then it tells of the records, although a dossier has such a field too.
     */
    private static boolean varies(Delivery.Sheet s, int key, int column) {
        if (key < 0)
            return false;
        String dossier = "";
        Set<String> values = new HashSet<>();
        int several = 0;
        int groups = 0;
        boolean first = false;
        for (List<String> row : s.sample()) {
            String code = key < row.size() ? row.get(key) : "";
            String value = column < row.size() ? row.get(column) : "";
            if (!code.isEmpty() && !code.equals(dossier)) {
                several += values.size() > 1 && first ? 1 : 0;
                groups++;
                values.clear();
                dossier = code;
                first = !value.isEmpty() && filled(row) * 10 >= s.columns().size() * 7;
            }
            if (!value.isEmpty())
                values.add(value);
        }
        several += values.size() > 1 && first ? 1 : 0;
        return several * 2 >= groups && several > 0;
    }

    private static int filled(List<String> row) {
        return (int) row.stream().filter(v -> !v.isEmpty()).count();
    }

    /** A running number that starts again with each dossier is the ordinal of the record. */
    private static Fit ordinal(Delivery.Sheet s, Fit f) {
        FieldInfo field = f.set.byConcept(Concepts.ORDINAL).orElse(null);
        int dossier = f.columns.containsValue(Mapping.DOSSIER)
                ? f.columns.entrySet().stream().filter(e -> e.getValue().equals(Mapping.DOSSIER)).findFirst().get().getKey()
                : f.column(Concepts.DOSSIER_CODE);
        Integer stt = f.columns.entrySet().stream().filter(e -> e.getValue().equals(Mapping.ROW_NUMBER)).map(Map.Entry::getKey)
                .findFirst().orElse(null);
        if (field == null || stt == null || f.has(Concepts.ORDINAL))
            return f;
        if (dossier < 0) // a list of one dossier: its folder says which
            return f.has(Concepts.REFERENCE_CODE) || !counted(s, stt) ? f : with(f, stt, field);
        String before = "";
        int starts = 0;
        for (List<String> row : s.sample()) {
            String key = dossier < row.size() ? row.get(dossier) : "";
            if (key.isEmpty() || key.equals(before))
                continue;
            before = key;
            starts++;
            if (stt >= row.size() || !row.get(stt).matches("0*1"))
                return f;
        }
        return starts < 2 ? f : with(f, stt, field);
    }

    /** Whether the rows are numbered 1, 2, 3 from the first on. */
    private static boolean counted(Delivery.Sheet s, int stt) {
        int n = 0;
        for (List<String> row : s.sample())
            if (stt < row.size() && !row.get(stt).isEmpty() && !row.get(stt).matches("0*" + ++n + "[.)]?"))
            return false;
        return n > 0;
    }

    private static Fit with(Fit f, int stt, FieldInfo field) {
        Map<Integer, String> columns = new LinkedHashMap<>(f.columns);
        columns.put(stt, field.code());
        Map<Integer, Double> confidence = new LinkedHashMap<>(f.confidence);
        confidence.put(stt, 0.8);
        return new Fit(f.set, columns, confidence, f.total);
    }

    /** @return all targets of the given record sets, for finding headers */
    public static List<Target> targets(Iterable<RecordSetInfo> sets, Words words) {
        List<Target> out = new ArrayList<>();
        for (RecordSetInfo set : sets)
            if (set.kind() == Kind.DOSSIER || set.kind() == Kind.RECORD)
            out.addAll(Target.of(set, words));
        return out;
    }
}
