package org.khoso.survey.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.khoso.api.AccessFilter;
import org.khoso.api.survey.AnswerSource.Context;

/**
 * What an item asks, as its template says.
 *
 * @param rows        row to its levels, in order; one row without a name for an item of one row; none where rows are free
 * @param columns     columns that a query of the template computes
 * @param bornDigital codes that mean born digital
 * @param types       type of each column that the template has
 * @param levels      level to the code by which the column of levels of a free row names it; empty if there is no such column
 */
record Plan(Map<String, List<String>> rows, List<Column> columns, Set<String> bornDigital, Map<String, String> types,
        Map<String, String> levels) {
    /** Names of the parameters of an answer source. */
    static final String ROWS = "rows";
    static final String COLUMNS = "columns";
    static final String BORN_DIGITAL = "bornDigital";
    static final String TYPES = "types";
    static final String LEVELS = "levels";
    /** Column of free rows that says which level a row is about. */
    static final String LEVEL = "level";

    /** A computed column. @param id identity @param unit unit @param kind kind of object @param aggregate count or sum */
    record Column(String id, String unit, String kind, String aggregate) {
    }

    /** @return the plan that a context carries, else that of the letter's item */
    static Plan of(Context context, String item) throws IOException {
        return context.parameters().containsKey(ROWS) ? of(context.parameters()) : Templates.plan(item);
    }

    @SuppressWarnings("unchecked")
    private static Plan of(Map<String, Object> parameters) {
        return new Plan((Map<String, List<String>>) parameters.get(ROWS), (List<Column>) parameters.get(COLUMNS),
                (Set<String>) parameters.get(BORN_DIGITAL), (Map<String, String>) parameters.get(TYPES),
                (Map<String, String>) parameters.get(LEVELS));
    }

    Map<String, Object> parameters() {
        return Map.of(ROWS, rows, COLUMNS, columns, BORN_DIGITAL, bornDigital, TYPES, types, LEVELS, levels);
    }

    /** @return whether the template asks for a column; one that names none takes all */
    boolean asks(String column) {
        return types.isEmpty() || types.containsKey(column);
    }

    /** @return a level as the column of levels names it; empty if there is no such column, or it has no such code */
    String level(String level) {
        return levels.getOrDefault(level.strip().toLowerCase(Locale.ROOT), "");
    }

    /** @return whether rows stand for levels */
    boolean byLevel() {
        return rows.values().stream().anyMatch(l -> !l.isEmpty());
    }

    /** @return index of the row that counts a level; the row without levels, or -1, if none does */
    int row(String level) {
        String wanted = level.strip().toLowerCase(Locale.ROOT);
        int i = 0;
        int rest = -1;
        for (List<String> levels : rows.values()) {
            if (levels.contains(wanted))
                return i;
            if (levels.isEmpty())
                rest = i;
            i++;
        }
        return rest;
    }

    /** @return each figure's query: words that a person reads and that say all conditions */
    String query(String row, Column column) {
        String digitised = "has file and reliability not in (" + String.join(", ", bornDigital) + ")";
        return switch (column.kind()) {
            case "fonds" -> "count fonds where " + where(row) + " and has (dossier or record) where " + digitised;
            case "dossier" -> "count dossier where " + where(row) + " and (" + digitised + " or has record where " + digitised
                    + ")";
            case "record" -> "count record where " + where(row) + " and " + digitised;
            case "file" -> "sum file.pages where " + where(row) + " and of (dossier or record) where " + digitised
                    + " and role = role with most pages";
            default -> "sum location.shelfMetres where " + where(row) + " and of (dossier or record) where " + digitised
                    + "; else fonds.shelfMetres where no such location and all dossiers so";
        };
    }

    /** @return condition under which a row counts a fonds */
    String where(String row) {
        List<String> levels = rows.get(row);
        if (!levels.isEmpty())
            return "fonds.level in (" + String.join(", ", levels) + ")";
        Set<String> others = new LinkedHashSet<>();
        rows.values().forEach(others::addAll);
        return "fonds.level not in (" + String.join(", ", others) + ")";
    }

    /** @return what the actor may count, as words; empty for all */
    static String within(AccessFilter access) {
        Map<String, Set<?>> limits = new LinkedHashMap<>();
        limits.put("unit", access.units());
        limits.put("fonds", access.fonds());
        limits.put("accessMode", access.accessModes());
        List<String> said = new ArrayList<>();
        limits.forEach((name, values) -> {
            if (values != null)
                said.add(name + " in (" + String.join(", ", values.stream().map(Object::toString).sorted().toList()) + ")");
        });
        return said.isEmpty() ? "" : " within " + String.join(" and ", said);
    }
}
