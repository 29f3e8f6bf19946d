package org.khoso.core.survey;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.khoso.api.Action;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.AnswerSource.Coverage;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Difference;
import org.khoso.api.survey.SurveyService.Explanation;
import org.khoso.api.survey.SurveyService.Facts;
import org.khoso.api.survey.SurveyService.Moved;
import org.khoso.api.survey.SurveyService.Stored;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.Session;
import org.khoso.core.SurveyFacts;

/** Explains answers of one response. Those of one item that were counted at one time are counted again together. */
final class Explaining {
    private static final Set<String> NUMBERS = Set.of("integer", "decimal", "percent", "bytes");
    private static final Coverage NONE = new Coverage(List.of(), List.of(), List.of());
    private final SurveyService service;
    private final Session session;
    private final Response response;
    private final Template survey;

    Explaining(SurveyService service, Session session, Response response, Template survey) {
        this.service = service;
        this.session = session;
        this.response = response;
        this.survey = survey;
    }

    /** Answers that were counted in one go. */
    private record Count(String item, long position, Instant snapshot, Coverage coverage) {
    }

    List<Explained> explain(Collection<Cell> wanted, Progress progress) throws IOException {
        Map<Count, List<Cell>> counts = new LinkedHashMap<>();
        for (Cell cell : wanted.isEmpty() ? counted() : wanted) {
            Given g = given(cell);
            Count count = new Count(cell.item(), g.position(), g.snapshot(), g.coverage() == null ? NONE : g.coverage());
            counts.computeIfAbsent(count, k -> new ArrayList<>()).add(cell);
        }
        Map<Cell, Explained> all = new TreeMap<>();
        for (var e : counts.entrySet()) {
            if (progress.cancelled())
                break;
            progress.item(e.getKey().item);
            explain(e.getKey(), e.getValue(), all);
        }
        return List.copyOf(all.values());
    }

    private List<Cell> counted() {
        return response.answers().entrySet().stream().filter(e -> e.getValue().snapshot() != null).map(Map.Entry::getKey).toList();
    }

    private Given given(Cell cell) throws KhosoException {
        Given g = response.answers().get(cell);
        if (g == null || g.snapshot() == null)
            throw new KhosoException(
                    Message.of(g == null ? "core.survey.no-answer" : "core.survey.by-hand", cell, g == null ? "" : g.who()),
                    Message.of("core.survey.explain.remedy"), null);
        return g;
    }

    private void explain(Count count, List<Cell> cells, Map<Cell, Explained> all) throws IOException {
        List<Figure> figures = cells.stream().map(this::figure).toList();
        var kept = new Stored(survey.id(), survey.version(),
                new Answer(count.item, count.snapshot, count.position, figures, count.coverage));
        Explanation e = service.explain(kept, session.archive().holdings(), session.filter(Action.SURVEY), Instant.now(),
                new Facts(SurveyFacts.at(session, count.snapshot), SurveyFacts.of(session)));
        for (Cell cell : cells)
            all.put(cell, explained(cell, e));
    }

    private Figure figure(Cell cell) {
        Given g = response.answers().get(cell);
        String type = survey.item(cell.item()).flatMap(i -> i.column(cell.column())).map(SurveyService.Column::type).orElse("");
        BigDecimal number = NUMBERS.contains(type) ? number(g.computed()) : null;
        return new Figure(cell.row(), cell.column(), number, "", g.query(), g.listHash(), List.of(), number == null ? g.computed() : null);
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null; // not what was counted: it will come out differently
        }
    }

    private Explained explained(Cell cell, Explanation e) throws IOException {
        Given g = response.answers().get(cell);
        Optional<Figure> now = at(e.now(), cell);
        Optional<Figure> then = e.snapshot() == null ? Optional.empty() : at(e.snapshot().counted(), cell);
        boolean proven = e.snapshot() != null && e.snapshot().sameCoverage() && then.filter(f -> same(g, f)).isPresent();
        Moved moved = e.differences().stream().filter(d -> d.row().equals(cell.row()) && d.column().equals(cell.column())).findFirst()
                .map(Difference::moved).orElse(null);
        return new Explained(cell, g, e.snapshot() == null ? null : then.map(Figure::plain).orElse(""), proven,
                now.map(Figure::plain).orElse(""), now.filter(f -> f.listHash().equals(g.listHash())).isPresent(),
                now.filter(f -> f.query().equals(g.query())).isPresent(), now.orElse(null), moved,
                moved == null ? List.of() : MovedObject.of(session, moved, g.position()));
    }

    private static boolean same(Given g, Figure f) {
        return f.plain().equals(g.computed()) && f.listHash().equals(g.listHash()) && f.query().equals(g.query());
    }

    private static Optional<Figure> at(Stored s, Cell cell) {
        return s.answer().figures().stream().filter(f -> f.row().equals(cell.row()) && f.column().equals(cell.column())).findFirst();
    }
}
