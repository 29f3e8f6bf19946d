package org.khoso.intake.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.intake.Delivery.Sheet;
import org.khoso.api.intake.Mapping;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.api.intake.Mapping.SheetMapping;

/** A delivery that was looked at, with the mapping as the person has it so far. UI thread. */
final class Draft {
    /** Below this a proposal is doubtful. */
    static final double SURE = 0.8;

    /** What is known of a column's mapping. */
    enum Certainty {
        /** The proposal is sure. */
        SURE,
        /** The proposal is doubtful: a person should look. */
        DOUBTFUL,
        /** A person chose it. */
        CHOSEN,
        /** Another column of the sheet has the same target. */
        TWICE,
        /** No target. */
        NONE
    }

    /** What the rows of a sheet may be. @param role role @param set record set, null if the sheet is not used */
    record Choice(Role role, RecordSetInfo set) {
    }

    private final Path input;
    private final List<Sheet> sheets;
    private final List<RecordSetInfo> sets;
    private final List<SheetMapping> mappings;
    private final Set<String> chosen = new HashSet<>();

    Draft(Path input, List<Sheet> sheets, Mapping proposal, List<RecordSetInfo> sets) {
        this.input = input;
        this.sheets = List.copyOf(sheets);
        this.sets = sets;
        this.mappings = new ArrayList<>();
        for (Sheet s : sheets)
            mappings.add(find(proposal, s).orElse(new SheetMapping(s.file(), s.sheet(), s.headerFirst(), s.headerLast(), Role.IGNORED, null,
                    Map.of(), Map.of())));
    }

    private static Optional<SheetMapping> find(Mapping mapping, Sheet sheet) {
        return mapping.sheets().stream().filter(m -> m.file().equals(sheet.file()) && m.sheet().equals(sheet.sheet())).findFirst();
    }

    Path input() {
        return input;
    }

    List<Sheet> sheets() {
        return sheets;
    }

    SheetMapping mapping(int sheet) {
        return mappings.get(sheet);
    }

    Mapping mapping() {
        return new Mapping(List.copyOf(mappings));
    }

    List<RecordSetInfo> sets() {
        return sets;
    }

    /** @return target of a column, empty if it has none */
    String target(int sheet, int column) {
        return mappings.get(sheet).columns().getOrDefault(column, Targets.NONE);
    }

    /** Maps a column by hand; an empty target unmaps it. */
    void map(int sheet, int column, String target) {
        SheetMapping m = mappings.get(sheet);
        var columns = new TreeMap<>(m.columns());
        var confidence = new TreeMap<>(m.confidence());
        if (target.isEmpty())
            columns.remove(column);
        else
            columns.put(column, target);
        confidence.put(column, 1.0);
        chosen.add(sheet + ":" + column);
        mappings.set(sheet, with(m, m.role(), m.recordSet(), columns, confidence));
    }

    private static SheetMapping with(SheetMapping m, Role role, String set, Map<Integer, String> columns, Map<Integer, Double> confidence) {
        return new SheetMapping(m.file(), m.sheet(), m.headerFirst(), m.headerLast(), role, set, columns, confidence);
    }

    /** @return what the rows of a sheet may be, in the order to choose from */
    List<Choice> choices() {
        List<Choice> all = new ArrayList<>();
        RecordSetInfo dossier = sets.stream().filter(s -> s.kind() == Kind.DOSSIER).findFirst().orElse(null);
        if (dossier != null)
            all.add(new Choice(Role.DOSSIERS, dossier));
        sets.stream().filter(s -> s.kind() == Kind.RECORD).forEach(s -> all.add(new Choice(Role.RECORDS, s)));
        if (dossier != null)
            all.add(new Choice(Role.MIXED, dossier));
        all.add(new Choice(Role.IGNORED, null));
        return all;
    }

    /** @return index of the choice that a sheet has now */
    int choice(int sheet) {
        SheetMapping m = mappings.get(sheet);
        List<Choice> all = choices();
        for (int i = 0; i < all.size(); i++)
            if (all.get(i).role() == m.role() && (all.get(i).set() == null || all.get(i).set().id().equals(m.recordSet())))
            return i;
        return all.size() - 1;
    }

    /** Says that the rows of a sheet are something else; targets that mean the same there are kept. */
    void choose(int sheet, Choice choice) {
        SheetMapping m = mappings.get(sheet);
        if (choice.role() == Role.IGNORED) {
            mappings.set(sheet, with(m, Role.IGNORED, m.recordSet(), m.columns(), m.confidence()));
            return;
        }
        SheetMapping next = with(m, choice.role(), choice.set().id(), Map.of(), m.confidence());
        var columns = new TreeMap<Integer, String>();
        m.columns().forEach((c, id) -> {
            String target = Targets.translate(id, m, next, sets);
            if (!target.isEmpty())
                columns.put(c, target);
        });
        mappings.set(sheet, with(m, choice.role(), choice.set().id(), columns, m.confidence()));
    }

    /** @return how sure the mapping of a column is */
    Certainty certainty(int sheet, int column) {
        SheetMapping m = mappings.get(sheet);
        String target = target(sheet, column);
        if (target.isEmpty())
            return chosen.contains(sheet + ":" + column) ? Certainty.CHOSEN : Certainty.NONE;
        if (!target.equals(Mapping.FILE) && m.columns().values().stream().filter(target::equals).count() > 1)
            return Certainty.TWICE;
        if (chosen.contains(sheet + ":" + column))
            return Certainty.CHOSEN;
        return m.confidence().getOrDefault(column, 1.0) < SURE ? Certainty.DOUBTFUL : Certainty.SURE;
    }

    /** @return the first other column of the sheet with the same target */
    OptionalInt rival(int sheet, int column) {
        String target = target(sheet, column);
        return target.isEmpty()
                ? OptionalInt.empty()
                : mappings.get(sheet).columns().entrySet().stream().filter(e -> e.getKey() != column && target.equals(e.getValue()))
                        .mapToInt(Map.Entry::getKey).min();
    }

    /** @return columns that a person should look at, over all sheets in use */
    int doubtful() {
        int n = 0;
        for (int s = 0; s < sheets.size(); s++)
            n += doubtful(s);
        return n;
    }

    /** @return columns of a sheet that a person should look at */
    int doubtful(int sheet) {
        if (mappings.get(sheet).role() == Role.IGNORED)
            return 0;
        int n = 0;
        for (int c = 0; c < sheets.get(sheet).columns().size(); c++)
            if (certainty(sheet, c) == Certainty.DOUBTFUL || certainty(sheet, c) == Certainty.TWICE)
            n++;
        return n;
    }

    /** Takes a saved mapping for the sheets that it knows: by file and sheet, else by the name of the sheet. @return how many sheets */
    int take(Mapping saved) {
        int n = 0;
        for (int i = 0; i < sheets.size(); i++) {
            Sheet s = sheets.get(i);
            Optional<SheetMapping> m = find(saved, s)
                    .or(() -> saved.sheets().stream().filter(x -> !s.sheet().isEmpty() && x.sheet().equals(s.sheet())).findFirst())
                    .or(() -> sheets.size() == 1 && saved.sheets().size() == 1 ? Optional.of(saved.sheets().get(0)) : Optional.empty());
            if (m.isEmpty())
                continue;
            SheetMapping own = mappings.get(i);
            mappings.set(i, with(own, m.get().role(), m.get().recordSet(), m.get().columns(), m.get().confidence()));
            String prefix = i + ":";
            chosen.removeIf(c -> c.startsWith(prefix));
            n++;
        }
        return n;
    }

    /** @return up to three different values of a column, as examples */
    String examples(int sheet, int column) {
        return String.join(" · ",
                sheets.get(sheet).sample().stream().filter(r -> column < r.size()).map(r -> r.get(column)).map(String::strip)
                        .filter(v -> !v.isEmpty()).distinct().limit(3).toList());
    }
}
