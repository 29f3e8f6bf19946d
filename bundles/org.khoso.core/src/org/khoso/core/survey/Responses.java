package org.khoso.core.survey;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.AccessFilter;
import org.khoso.api.Action;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingQuery.Op;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Component;

/**
 * Responses to surveys as the archive keeps them: each answer is an object with a history of its own, each change a change set
 * that can be undone. Thread-safe.
 */
@Component(service = Responses.class)
public final class Responses {
    private static final String SEPARATOR = "; ";

    /** Answers of people and sources that are written together. @param label what a person calls it @param given new values by cell; null takes an answer away */
    public record Entry(Message label, Map<Cell, Given> given) {
        /** Copies the values. */
        public Entry {
            given = new TreeMap<>(given);
        }
    }

    /**
     * Begins a response.
     *
     * @param referenceDate units and holdings are those of this day; null for that of the survey
     * @return its identity
     * @throws KhosoException if this body has one to this survey already: names it
     */
    public UUID open(Session session, Template survey, Respondent who, LocalDate referenceDate) throws IOException {
        allow(session, who.code());
        Optional<Response> there = heads(session, survey.id()).stream().filter(r -> r.respondent().code().equals(who.code())).findFirst();
        if (there.isPresent())
            throw new KhosoException(Message.of("core.survey.response-there", who.name(), there.get().id()),
                    Message.of("core.survey.response-there.remedy"), null);
        Holding fresh = fresh(survey, who, referenceDate);
        session.archive().holdings().commit(session.actor(), new ChangeSet(Ids.next(), Message.of("core.survey.opened", who.name()),
                List.of(new Change.Create(fresh)), null));
        return fresh.id();
    }

    /** @return a response that is not there yet, a draft of our own */
    static Holding fresh(Template survey, Respondent who, LocalDate referenceDate) {
        LocalDate day = referenceDate != null ? referenceDate : survey.referenceDate();
        Map<String, Object> values = new HashMap<>(Map.of(Concepts.SURVEY, survey.id(), Concepts.SURVEY_VERSION, survey.version(),
                Concepts.RESPONDENT, who.code(), Concepts.RESPONDENT_NAME, who.name(), Concepts.LEVEL, who.level(), Concepts.STATE,
                State.DRAFT.name(), Concepts.ORIGIN, "own", Concepts.UNIT, who.code()));
        if (day != null)
            values.put(Concepts.REFERENCE_DATE, PartialDate.day(day));
        values.values().removeIf(""::equals);
        return new Holding(Ids.next(), Kind.SURVEY_RESPONSE, null, 0, values);
    }

    /** @return responses to a survey, without their answers, in the order in which they were begun */
    public List<Response> heads(Session session, String survey) throws IOException {
        HoldingQuery query = HoldingQuery.all(Kind.SURVEY_RESPONSE).within(session.filter(Action.SURVEY));
        try (Stream<Holding> all = session.archive().holdings().stream(query)) {
            return all.filter(h -> survey == null || h.text(Concepts.SURVEY).equals(survey)).map(h -> ResponseRows.response(h, Map.of()))
                    .toList();
        }
    }

    /** @return a response with its answers. @throws KhosoException if there is none */
    public Response read(Session session, UUID id) throws IOException {
        Holding head = head(session, id);
        Map<Cell, Given> answers = new TreeMap<>();
        for (Holding h : rows(session.archive().holdings(), id))
            answers.put(ResponseRows.cell(h), ResponseRows.given(h));
        return ResponseRows.response(head, answers);
    }

    /**
     * Writes answers as one change set.
     *
     * @throws KhosoException if the response is frozen
     */
    public void write(Session session, UUID id, Entry entry) throws IOException {
        Holding head = head(session, id);
        State state = State.valueOf(head.text(Concepts.STATE));
        if (!state.open())
            throw new KhosoException(Message.of("core.survey.frozen", head.text(Concepts.RESPONDENT_NAME), state(state)),
                    Message.of("core.survey.frozen.remedy"), null);
        List<Change> changes = changes(session.archive().holdings(), id, entry.given());
        if (changes.isEmpty())
            return;
        filledBy(session, head, entry).ifPresent(changes::add);
        session.archive().holdings().commit(session.actor(), new ChangeSet(Ids.next(), entry.label(), changes, null));
    }

    private static boolean byPerson(Given g) {
        return switch (g.origin()) {
            case ENTERED, OVERRIDDEN, IMPORTED -> true;
            case COMPUTED, SUGGESTED -> false;
        };
    }

    static List<Change> changes(HoldingsStore store, UUID id, Map<Cell, Given> given) throws IOException {
        Map<Cell, Holding> there = new LinkedHashMap<>();
        for (Holding h : rows(store, id))
            there.put(ResponseRows.cell(h), h);
        List<Change> changes = new ArrayList<>();
        given.forEach((cell, g) -> {
            Holding old = there.get(cell);
            if (old == null && g != null)
                changes.add(new Change.Create(new Holding(Ids.next(), Kind.SURVEY_ANSWER, id, 0, ResponseRows.values(cell, g))));
            else if (old != null && g == null)
                changes.add(new Change.Delete(old.id(), old.version()));
            else if (old != null && !ResponseRows.given(old).equals(g))
                changes.add(new Change.Update(old.id(), old.version(), ResponseRows.changes(g)));
        });
        return changes;
    }

    private static Optional<Change> filledBy(Session session, Holding head, Entry entry) {
        return fillers(session, head, entry.given().values())
                .map(names -> new Change.Update(head.id(), head.version(), Map.of(Concepts.FILLED_BY, names)));
    }

    /** Who gives answers: who is here, and whoever a file names that was read. @return all who did so far, empty if none is new */
    static Optional<String> fillers(Session session, Holding head, Collection<Given> all) {
        List<Given> given = all.stream().filter(g -> g != null && byPerson(g)).toList();
        if (given.isEmpty())
            return Optional.empty();
        List<String> names = new ArrayList<>(names(head.text(Concepts.FILLED_BY)));
        int before = names.size();
        Stream.concat(Stream.of(session.actor().name()), given.stream().map(Given::who)).map(n -> n.replace(';', ',').strip())
                .filter(n -> !n.isEmpty() && names.stream().noneMatch(n::equals)).distinct().forEach(names::add);
        return names.size() == before ? Optional.empty() : Optional.of(String.join(SEPARATOR, names));
    }

    static List<String> names(String joined) {
        return joined.isBlank() ? List.of() : List.of(joined.split(SEPARATOR));
    }

    /** Changes values of the response itself: state, number, dates. */
    void head(Session session, UUID id, Message label, Map<String, Object> values) throws IOException {
        Holding head = head(session, id);
        session.archive().holdings().commit(session.actor(),
                new ChangeSet(Ids.next(), label, List.of(new Change.Update(id, head.version(), values)), null));
    }

    /** @return SHA-256 of the file that a response was last read from; empty if it was not */
    String object(Session session, UUID id) throws IOException {
        return head(session, id).text(Concepts.OBJECT);
    }

    static Holding head(Session session, UUID id) throws IOException {
        Holding head = session.archive().holdings().find(id).filter(h -> h.kind() == Kind.SURVEY_RESPONSE)
                .orElseThrow(() -> new KhosoException(Message.of("core.survey.no-response", id),
                        Message.of("core.survey.no-response.remedy"), null));
        allow(session, head.text(Concepts.RESPONDENT));
        return head;
    }

    /** @throws KhosoException if the actor has no right to the responses of that unit */
    public static void allow(Session session, String unit) throws KhosoException {
        AccessFilter filter = session.filter(Action.SURVEY);
        if (filter.units() != null && !filter.units().contains(unit))
            throw new KhosoException(Message.of("core.survey.not-allowed", session.actor().name(), unit), null, null);
    }

    static List<Holding> rows(HoldingsStore store, UUID id) throws IOException {
        try (Stream<Holding> all = store.stream(HoldingQuery.children(Kind.SURVEY_ANSWER, id))) {
            return all.toList();
        }
    }

    /** @return responses to a survey that a body has given; usually one */
    public Optional<UUID> find(Session session, String survey, String respondent) throws IOException {
        HoldingQuery query = HoldingQuery.all(Kind.SURVEY_RESPONSE).within(session.filter(Action.SURVEY))
                .where(Concepts.SURVEY, Op.EQ, survey).where(Concepts.RESPONDENT, Op.EQ, respondent);
        List<UUID> ids = session.archive().holdings().ids(query);
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.getLast());
    }

    /** @return a value that a person gives now, over what is there: a computed one is overridden and needs a reason */
    public static Given byHand(Session session, Response seen, Cell cell, String value, String reason) throws KhosoException {
        Given old = seen.answers().get(cell);
        Instant now = Instant.now();
        if (old == null || old.origin() == Response.Origin.ENTERED || old.origin() == Response.Origin.IMPORTED
                || old.origin() == Response.Origin.SUGGESTED)
            return Given.entered(value, session.actor().name(), now);
        if (reason == null || reason.isBlank())
            throw new KhosoException(Message.of("core.survey.needs-reason", cell, old.value()),
                    Message.of("core.survey.needs-reason.remedy"), null);
        return new Given(value, Response.Origin.OVERRIDDEN, old.computed(), reason.strip(), session.actor().name(), now, old.query(),
                old.snapshot(), old.listHash(), old.coverage(), old.position());
    }

    /** @return what a person calls a state */
    public static Message state(State state) {
        return Message.of("core.survey.state." + state.name().toLowerCase(java.util.Locale.ROOT));
    }
}
