package org.khoso.survey.exchange.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.khoso.api.Bilingual;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Section;
import org.khoso.api.survey.SurveyService.Template;

/** What one body is asked. @param parts sections that have anything to ask, in the order of the survey */
record Form(List<Part> parts) {
    /** Rows of a list that are prepared. */
    static final int PREPARED = 30;
    /** Free rows behind those that are filled in already. */
    private static final int SPARE = 10;
    private static final Comparator<String> ROWS = Comparator.comparing(r -> new Cell("", r, ""));

    /** A section. @param section section @param blocks items */
    record Part(Section section, List<Block> blocks) {
    }

    /** An item with the rows that are asked. @param item item @param rows rows */
    record Block(Item item, List<Line> rows) {
        /** @return whether it is one row whose columns stand below each other */
        boolean fields() {
            return !item.free() && item.rows().isEmpty();
        }
    }

    /** A row. @param id its name @param label what a person reads; null if it has only a number */
    record Line(String id, Bilingual label) {
    }

    static Form of(Template t, Response r, Words words) {
        List<Section> sections = new ArrayList<>(t.sections());
        Set<String> ids = new LinkedHashSet<>(sections.stream().map(Section::id).toList());
        for (Item i : t.items()) // a survey without sections, or one with a slip: nothing is left out
            if (ids.add(i.section()))
            sections.add(new Section(i.section(), new Bilingual("", "")));
        List<Part> parts = new ArrayList<>();
        for (Section s : sections) {
            List<Block> blocks = t.items().stream().filter(i -> i.section().equals(s.id()) && asked(t, i, r))
                    .map(i -> block(t, i, r, words))
                    .filter(b -> !b.rows().isEmpty()).toList();
            if (!blocks.isEmpty())
                parts.add(new Part(s, blocks));
        }
        return new Form(List.copyOf(parts));
    }

    /** An item for other levels is not asked; if the level of the body is none of the survey's, all are. */
    private static boolean asked(Template t, Item i, Response r) {
        String level = r.respondent().level();
        return i.levels().isEmpty() || i.levels().contains(level) || !t.levels().contains(level);
    }

    private static Block block(Template t, Item i, Response r, Words words) {
        if (i.free())
            return new Block(i, free(i, r));
        if (i.rows().isEmpty())
            return new Block(i, List.of(new Line("", null)));
        List<Line> rows = new ArrayList<>();
        for (Row row : i.rows())
            if (below(t, row, r) || answered(r, i, row.id()))
            rows.add(new Line(row.id(), row.label()));
        if (i.rows().stream().noneMatch(x -> x.id().equals(Known.UNASSIGNED)) && answered(r, i, Known.UNASSIGNED))
            rows.add(new Line(Known.UNASSIGNED, new Bilingual(words.vi("survey.form.unassigned"), words.en("survey.form.unassigned"))));
        return new Block(i, List.copyOf(rows));
    }

    /** A commune has no rows of districts: rows count the body's own level and those below. */
    private static boolean below(Template t, Row row, Response r) {
        int own = t.levels().indexOf(r.respondent().level());
        return own < 0 || row.levels().isEmpty()
                || row.levels().stream().anyMatch(l -> t.levels().indexOf(l) < 0 || t.levels().indexOf(l) >= own);
    }

    private static boolean answered(Response r, Item i, String row) {
        return r.answers().keySet().stream().anyMatch(c -> c.item().equals(i.id()) && c.row().equals(row));
    }

    private static List<Line> free(Item i, Response r) {
        Set<String> rows = new TreeSet<>(ROWS);
        r.answers().keySet().stream().filter(c -> c.item().equals(i.id()) && Known.free(c.row())).forEach(c -> rows.add(c.row()));
        int spare = rows.size() + SPARE;
        for (int n = 1; rows.size() < Math.max(PREPARED, spare); n++)
            rows.add(Integer.toString(n));
        return rows.stream().map(id -> new Line(id, null)).toList();
    }
}
