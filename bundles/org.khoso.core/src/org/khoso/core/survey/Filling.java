package org.khoso.core.survey;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.Action;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.ArchiveFacts;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.OwnSurveys;
import org.khoso.core.Session;
import org.khoso.core.SurveyFacts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Fills a response in from the holdings. What a person gave is never written over: the new figure is told beside it. Thread-safe. */
@Component(service = Filling.class)
public final class Filling {
    private final SurveyService service;
    private final Responses responses;

    /** Called by OSGi and tests. */
    @Activate
    public Filling(@Reference SurveyService service, @Reference Responses responses) {
        this.service = service;
        this.responses = responses;
    }

    SurveyService surveys() {
        return service;
    }

    /** What counting again brought. @param cell cell @param before value before, or empty @param now value now, or empty @param kept whether a person's value stands in its place */
    public record Changed(Cell cell, String before, String now, boolean kept) {
    }

    /** @return the survey of a response, in the version that was answered; the newest where that one is gone. @throws KhosoException if it is not there: names those that are */
    public Template template(Session session, Response response) throws IOException {
        return template(session, response.survey(), response.version());
    }

    /** @return the newest version of a survey. @throws KhosoException if it is not there: names those that are */
    public Template template(Session session, String survey) throws IOException {
        return template(session, survey, "");
    }

    /** @param version version; empty for the newest @return a survey in a version. @throws KhosoException if the survey is not there: names those that are */
    public Template template(Session session, String survey, String version) throws IOException {
        SurveyService here = OwnSurveys.of(service, session);
        Optional<Template> found = here.template(survey, version);
        if (found.isPresent())
            return found.get();
        throw new KhosoException(Message.of("core.survey.no-survey", survey),
                Message.of("core.survey.no-survey.remedy", String.join(", ", here.templates().stream().map(Template::id).toList())), null);
    }

    /**
     * Counts all items that can be counted, and writes what changed as one change set. An item that can't be counted is told in
     * the log and left as it is.
     *
     * @param items items wanted; empty for all
     * @return what changed, in the order of cells
     */
    public List<Changed> fillIn(Session session, UUID id, Set<String> items, Progress progress) throws IOException {
        Response seen = responses.read(session, id);
        Template survey = template(session, seen);
        List<Item> wanted = survey.items().stream().filter(Item::computed).filter(i -> items.isEmpty() || items.contains(i.id())).toList();
        Map<Cell, Given> found = new TreeMap<>();
        Set<String> counted = new HashSet<>();
        Instant now = Instant.now();
        ArchiveFacts facts = SurveyFacts.of(session);
        SurveyService here = OwnSurveys.of(service, session);
        for (Item item : wanted) {
            if (progress.cancelled())
                break;
            progress.item(item.id());
            Answer answer = here
                    .compute(survey.id(), survey.version(), item.id(), session.archive().holdings(), session.filter(Action.SURVEY), now,
                            facts)
                    .answer();
            counted.add(item.id());
            answer.figures().forEach(f -> figure(item, answer, f, found));
        }
        return write(session, seen, survey, counted, found);
    }

    private static void figure(Item item, Answer answer, Figure f, Map<Cell, Given> found) {
        Column column = item.column(f.column()).orElse(null);
        if (column == null || f.plain().isEmpty())
            return;
        Origin origin = "A".equals(column.auto()) ? Origin.COMPUTED : Origin.SUGGESTED;
        found.put(new Cell(item.id(), f.row(), f.column()), new Given(f.plain(), origin, "", "", "", null, f.query(), answer.snapshot(),
                f.listHash(), answer.coverage(), answer.position()));
    }

    private List<Changed> write(Session session, Response seen, Template survey, Set<String> counted, Map<Cell, Given> found)
            throws IOException {
        Map<Cell, Given> writes = new HashMap<>();
        List<Changed> changed = new ArrayList<>();
        Set<Cell> cells = new java.util.TreeSet<>(found.keySet());
        seen.answers().keySet().stream().filter(c -> counted.contains(c.item())).forEach(cells::add);
        for (Cell cell : cells)
            merge(cell, seen.answers().get(cell), found.get(cell), writes, changed);
        responses.write(session, seen.id(), new Responses.Entry(Message.of("core.survey.filled", seen.respondent().name()), writes));
        return changed;
    }

    private static void merge(Cell cell, Given old, Given now, Map<Cell, Given> writes, List<Changed> changed) {
        String before = old == null ? "" : old.value();
        String after = now == null ? "" : now.value();
        if (old == null || old.origin() == Origin.COMPUTED || old.origin() == Origin.SUGGESTED) {
            if (old == null || now == null || !same(old, now))
                writes.put(cell, now);
            if (!before.equals(after))
                changed.add(new Changed(cell, before, after, false));
            return;
        }
        if (now == null)
            return;
        if (old.origin() == Origin.OVERRIDDEN && !old.replaced().equals(after))
            writes.put(cell, new Given(old.value(), old.origin(), after, old.reason(), old.who(), old.when(), now.query(), now.snapshot(),
                    now.listHash(), now.coverage(), now.position()));
        String known = old.origin() == Origin.OVERRIDDEN ? old.replaced() : before;
        if (!known.equals(after))
            changed.add(new Changed(cell, known, after, true));
    }

    /**
     * An equal figure keeps the moment at which it was first counted: then nothing has changed, and nothing is written. One of which
     * nobody kept where in the journal that was is counted anew, so that it can be proven.
     */
    private static boolean same(Given a, Given b) {
        return a.position() > 0 && a.value().equals(b.value()) && a.query().equals(b.query()) && a.listHash().equals(b.listHash())
                && java.util.Objects.equals(a.coverage(), b.coverage()) && a.origin() == b.origin();
    }

    /**
     * Runs the queries of answers again: on the holdings as they were when they were counted, and on those of now. Nothing is
     * written.
     *
     * @param cells cells that have a counted value; empty for all of them
     * @return what became of them, in the order of cells
     * @throws KhosoException if a cell has no answer, or a person gave it
     */
    public List<Explained> explain(Session session, Response response, Collection<Cell> cells, Progress progress) throws IOException {
        return new Explaining(OwnSurveys.of(service, session), session, response, template(session, response)).explain(cells, progress);
    }

    /** Explains one answer. @see #explain(Session, Response, Collection, Progress) */
    public Explained explain(Session session, Response response, Cell cell) throws IOException {
        return explain(session, response, List.of(cell), Progress.NONE).getFirst();
    }
}
