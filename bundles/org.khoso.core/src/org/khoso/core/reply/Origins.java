package org.khoso.core.reply;

import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Message;
import org.khoso.api.report.Piece;
import org.khoso.api.report.Piece.Grid;
import org.khoso.api.report.Piece.Head;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;

/** Where computed answers come from: query, moment, hash of the list behind them; of a replaced one also what it replaced and why. */
final class Origins {
    /** So much of a hash tells lists apart for a reader; the whole one stands in the archive. */
    private static final int HASH = 12;
    private static final String TEXT = "surveyCell";
    private static final String CENTRE = "surveyCentre";
    private final Template survey;
    private final Response response;
    private final Shown shown;
    private final ReplyWords words;

    Origins(Template survey, Response response, Shown shown, ReplyWords words) {
        this.survey = survey;
        this.response = response;
        this.shown = shown;
        this.words = words;
    }

    /** @return a table; nothing if no answer was computed */
    List<Piece> pieces() {
        List<List<Object>> rows = new ArrayList<>();
        for (Item item : survey.items())
            for (String row : Answers.rows(item, response))
                for (Column c : item.columns()) {
                    var cell = new Cell(item.id(), row, c.id());
                    Given g = response.answers().get(cell);
                    if (g != null && g.snapshot() != null)
                        rows.add(row(rows.size() + 1, item, c, cell, g));
                }
        if (rows.isEmpty())
            return List.of();
        List<Head> heads = List.of(new Head(words.say("column.no"), 1.2, CENTRE), new Head(words.say("column.figure"), 5, TEXT),
                new Head(words.say("column.value"), 3, TEXT), new Head(words.say("column.origin"), 4, TEXT),
                new Head(words.say("column.query"), 7, TEXT),
                new Head(words.say("column.snapshot"), 2.4, CENTRE), new Head(words.say("column.hash"), 3, CENTRE));
        return List.of(new Grid("origins", heads, receiver -> {
            for (List<Object> r : rows)
                receiver.row(r);
        }));
    }

    private List<Object> row(int n, Item item, Column c, Cell cell, Given g) {
        String row = item.rows().stream().filter(r -> r.id().equals(cell.row())).map(r -> ReplyWords.label(r.label())).findFirst()
                .orElse(cell.row());
        String what = item.id() + (row.isEmpty() ? "" : "; " + row) + "; " + ReplyWords.label(c.label());
        String hash = g.listHash().substring(0, Math.min(HASH, g.listHash().length()));
        return List.of(String.valueOf(n), what, shown.text(c, g.value()), origin(c, g), g.query(), ReplyWords.time(g.snapshot()), hash);
    }

    private String origin(Column c, Given g) {
        if (g.origin() == Origin.OVERRIDDEN)
            return words.say("replaced", g.who(), shown.text(c, g.replaced()), g.reason());
        return words.say(Message.of("core.survey.origin." + g.origin().name().toLowerCase(java.util.Locale.ROOT)));
    }
}
