package org.khoso.survey.sum.internal;

import java.util.List;
import java.util.Locale;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.api.survey.SurveyService.Row;

/**
 * A column of one row, or of all rows together where rows are free.
 *
 * @param id      place among the slots
 * @param measure place of its first measure
 * @param item    item
 * @param row     row, or {@value #ALL_ROWS}
 * @param column  column
 * @param content what is in it
 * @param codes   codes to choose from
 * @param levels  levels that the row counts; empty for any
 */
record Slot(int id, int measure, Item item, String row, Column column, Content content, List<String> codes, List<String> levels) {
    static final String ALL_ROWS = "*";
    private static final String UNASSIGNED = "unassigned";
    private static final List<String> YES_NO = List.of("YES", "NO");

    /** What is in a column. */
    enum Content {
        NUMBER, CHOICE, PERCENT, WORDS
    }

    static Slot of(int id, int measure, Item item, Row row, Column column) {
        Content content = switch (column.type()) {
            case "integer", "decimal", "bytes" -> Content.NUMBER;
            case "percent" -> Content.PERCENT;
            case "choice", "yesno" -> Content.CHOICE;
            default -> Content.WORDS;
        };
        List<String> codes = content != Content.CHOICE
                ? List.of()
                : column.type().equals("yesno") ? YES_NO : column.options().stream().map(Option::id).toList();
        String name = item.free() ? ALL_ROWS : row == null ? "" : row.id();
        return new Slot(id, measure, item, name, column, content, codes, row == null ? List.of() : lower(row.levels()));
    }

    private static List<String> lower(List<String> levels) {
        return levels.stream().map(l -> l.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * @return whether a body of that level is expected to have something here. Where it depends on other answers nobody is, nor in
     *         the row that takes what the rows of the levels leave
     */
    boolean expects(String level) {
        boolean asked = levels.isEmpty() ? !row.equals(UNASSIGNED) : levels.contains(level);
        return asked && column.visibleWhen().isEmpty() && expects(item, level);
    }

    static boolean expects(Item item, String level) {
        return item.levels().isEmpty() || lower(item.levels()).contains(level);
    }

    boolean whole() {
        return !column.type().equals("decimal");
    }
}
