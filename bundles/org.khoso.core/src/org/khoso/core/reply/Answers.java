package org.khoso.core.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService.Asked;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.reply.Answered.Line;
import org.khoso.core.reply.Answered.Status;
import org.khoso.core.reply.Answered.Value;

/** Lays a response against the survey that it answers: every item in its order, with what is there and what is missing. */
final class Answers {
    private final Response response;
    private final Asked asked;

    private Answers(Response response, Asked asked) {
        this.response = response;
        this.asked = asked;
    }

    /** @return items that the level of who answers is asked, and those that have an answer anyway */
    static List<Answered> of(Template survey, Response response, Asked asked) {
        var a = new Answers(response, asked);
        return survey.items().stream().map(a::item).flatMap(Optional::stream).toList();
    }

    private Optional<Answered> item(Item item) {
        Given none = response.answers().get(new Cell(item.id(), "", Response.NONE));
        if (none != null)
            return Optional.of(new Answered(item, Status.NONE, none.value().strip(), List.of()));
        List<Line> rows = rows(item);
        if (rows.stream().anyMatch(r -> r.values().stream().anyMatch(v -> !v.open())))
            return Optional.of(new Answered(item, Status.GIVEN, "", rows));
        if (!item.levels().isEmpty() && !item.levels().contains(response.respondent().level()))
            return Optional.empty();
        return Optional.of(new Answered(item, isAsked(item) ? Status.OPEN : Status.NOT_ASKED, "", List.of()));
    }

    /** The next free row stands for what would be asked of an item without rows. */
    private boolean isAsked(Item item) {
        List<String> rows = item.free() ? List.of("1") : item.rowIds();
        return item.columns().isEmpty()
                || rows.stream().anyMatch(r -> item.columns().stream().anyMatch(c -> !hidden(item, r, c.id())));
    }

    private boolean hidden(Item item, String row, String column) {
        return asked.hidden().contains(new Cell(item.id(), row, column));
    }

    private List<Line> rows(Item item) {
        List<Line> lines = new ArrayList<>();
        for (String row : rows(item, response))
            line(item, row).ifPresent(lines::add);
        return lines;
    }

    /** Rows that the questionnaire no longer has are not lost: they follow those that it has. */
    static List<String> rows(Item item, Response response) {
        List<String> ids = new ArrayList<>(item.rowIds());
        response.answers().keySet().stream().filter(c -> c.item().equals(item.id()) && !c.column().equals(Response.NONE)).map(Cell::row)
                .distinct().filter(r -> !ids.contains(r)).forEach(ids::add);
        return ids;
    }

    private Optional<Line> line(Item item, String id) {
        List<Value> values = new ArrayList<>();
        boolean visible = false;
        for (var c : item.columns()) {
            var cell = new Cell(item.id(), id, c.id());
            String value = response.value(cell.item(), cell.row(), cell.column()).strip();
            visible |= !asked.hidden().contains(cell);
            if (!value.isEmpty() || asked.required().contains(cell))
                values.add(new Value(c, cell, value));
        }
        Optional<Row> row = item.rows().stream().filter(r -> r.id().equals(id)).findFirst();
        boolean levels = row.map(r -> !r.levels().isEmpty()).orElse(false);
        boolean blank = values.stream().allMatch(Value::open);
        if (blank && !(visible && (levels || !values.isEmpty())))
            return Optional.empty();
        return Optional.of(new Line(id, row.map(r -> ReplyWords.label(r.label())).orElse(item.free() ? "" : id), levels, blank, values));
    }
}
