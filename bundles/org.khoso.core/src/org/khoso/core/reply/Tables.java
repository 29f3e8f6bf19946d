package org.khoso.core.reply;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khoso.api.report.Piece;
import org.khoso.api.report.Piece.Grid;
import org.khoso.api.report.Piece.Head;
import org.khoso.api.report.Piece.Words;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.core.reply.Answered.Line;
import org.khoso.core.reply.Answered.Value;

/** The tables that a report attaches: figures by row, and lists that are too long for sentences. */
final class Tables {
    /** So many rows of a list are still read in sentences. */
    private static final int SENTENCES = 5;
    private static final String LABEL = "surveyCell";
    private static final String NUMBER = "surveyNumber";
    private static final String CENTRE = "surveyCentre";
    private final List<Answered> attached;
    private final Shown shown;
    private final ReplyWords words;

    Tables(List<Answered> all, Shown shown, ReplyWords words) {
        this.attached = all.stream().filter(a -> a.isFigures() || isLong(a)).toList();
        this.shown = shown;
        this.words = words;
    }

    /** @return whether a list is told in its table alone */
    static boolean isLong(Answered a) {
        return a.item().free() && a.rows().size() > SENTENCES;
    }

    /** @return number of the table of an item; 0 if it has none */
    int number(Answered a) {
        return attached.indexOf(a) + 1;
    }

    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        for (Answered a : attached) {
            pieces.add(new Words("surveyTable", words.say("table", number(a), words.named(a.item()))));
            pieces.add(grid(a));
        }
        return pieces;
    }

    /** Words stand in the report itself; only a long list has them in its table. */
    private Grid grid(Answered a) {
        List<Column> columns = a.item().columns().stream().filter(c -> isLong(a) || !c.type().equals("text")).toList();
        List<Head> heads = new ArrayList<>();
        heads.add(isLong(a) ? new Head(words.say("column.no"), 1.2, CENTRE) : new Head(words.say("row"), 3, LABEL));
        columns.forEach(c -> heads.add(new Head(shown.head(c), weight(c), style(c))));
        List<List<Object>> rows = new ArrayList<>();
        int n = 0;
        for (Line r : a.rows())
            rows.add(row(isLong(a) ? String.valueOf(++n) : label(r), columns, r));
        if (a.isFigures())
            total(a, columns).ifPresent(rows::add);
        return new Grid(a.item().id(), heads, receiver -> {
            for (List<Object> r : rows)
                receiver.row(r);
        });
    }

    static String label(Line r) {
        return r.label().isEmpty() ? r.id() : r.label();
    }

    private static double weight(Column c) {
        return c.type().equals("text") ? 4 : Shown.isNumber(c) || c.type().equals("date") ? 2 : 3;
    }

    private static String style(Column c) {
        return Shown.isNumber(c) ? NUMBER : c.type().equals("date") ? CENTRE : LABEL;
    }

    private List<Object> row(String first, List<Column> columns, Line r) {
        List<Object> cells = new ArrayList<>(List.of(first));
        for (Column c : columns)
            cells.add(value(r, c).map(v -> v.open() ? words.say("open.cell") : shown.cell(c, v.value()))
                    .orElse(r.open() ? words.say("open.cell") : ""));
        return cells;
    }

    private static Optional<Value> value(Line r, Column c) {
        return r.values().stream().filter(v -> v.column().id().equals(c.id())).findFirst();
    }

    /** Rows that count levels add up; others may hold each other. A sum that lacks a row would be read as the whole: there is none. */
    private Optional<List<Object>> total(Answered a, List<Column> columns) {
        if (a.rows().stream().filter(Line::levels).count() < 2)
            return Optional.empty();
        List<Object> cells = new ArrayList<>(List.of(words.say("total")));
        for (Column c : columns)
            cells.add(Shown.isAmount(c) ? sum(a, c).<Object>map(n -> shown.amount(c, n)).orElse("") : "");
        return cells.stream().skip(1).allMatch(""::equals) ? Optional.empty() : Optional.of(cells);
    }

    private static Optional<BigDecimal> sum(Answered a, Column c) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Line r : a.rows()) {
            Optional<BigDecimal> n = value(r, c).flatMap(v -> Shown.number(v.value()));
            if (n.isEmpty())
                return Optional.empty();
            sum = sum.add(n.get());
        }
        return Optional.of(sum);
    }
}
