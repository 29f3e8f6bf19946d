package org.khoso.core.survey;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.store.Change;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/**
 * What another body sent, as changes that belong into one change set: a kill leaves all of it or nothing.
 *
 * @param response response that it becomes, or is
 * @param fresh    whether that response is not there yet
 * @param answers  answers that change
 * @param label    what a person calls the change set
 * @param changes  changes in order
 */
public record Arrival(UUID response, boolean fresh, int answers, Message label, List<Change> changes) {
    /** Copies the changes. */
    public Arrival {
        changes = List.copyOf(changes);
    }

    /** How it came. @param origin format of the file @param object SHA-256 of the file in the vault @param sequence number of the bundle, 0 for none */
    public record Way(String origin, String object, long sequence) {
    }

    /**
     * A whole response of another body, with its own provenance: it is sent, ready to be accepted or returned.
     *
     * @param there the response of that body that is there; null if there is none
     * @throws KhosoException if that one is frozen, or the actor has no right to it
     */
    public static Arrival collected(Session session, Template survey, Response read, UUID there, Way way) throws IOException {
        Responses.allow(session, read.respondent().code());
        HoldingsStore store = session.archive().holdings();
        Holding head = there == null ? Responses.fresh(survey, read.respondent(), read.referenceDate()) : Responses.head(session, there);
        State state = State.valueOf(head.text(Concepts.STATE));
        if (there != null && state != State.SENT && state != State.RETURNED)
            throw new KhosoException(Message.of("core.survey.frozen", head.text(Concepts.RESPONDENT_NAME), Responses.state(state)),
                    Message.of("core.survey.frozen.remedy"), null);
        List<Change> answers = answers(store, head.id(), read, way.sequence() != 0);
        Map<String, Object> values = sent(read, way);
        List<Change> all = new ArrayList<>();
        if (there == null) {
            Map<String, Object> whole = new HashMap<>(head.values());
            whole.putAll(values);
            whole.values().removeIf(v -> v == Change.CLEAR);
            all.add(new Change.Create(new Holding(head.id(), head.kind(), null, 0, whole)));
        } else {
            all.add(new Change.Update(head.id(), head.version(), values));
        }
        all.addAll(answers);
        return new Arrival(head.id(), there == null, answers.size(),
                Message.of("core.survey.read", answers.size(), read.respondent().name()), all);
    }

    /**
     * Our own response, filled in outside: only what differs is written, so that what we counted keeps its provenance.
     *
     * @param seen the response as it is, with its answers
     * @throws KhosoException if it is frozen
     */
    public static Arrival filled(Session session, Response seen, Response read, Way way) throws IOException {
        Holding head = Responses.head(session, seen.id());
        if (!seen.state().open())
            throw new KhosoException(Message.of("core.survey.frozen", seen.respondent().name(), Responses.state(seen.state())),
                    Message.of("core.survey.frozen.remedy"), null);
        List<Change> answers = Responses.changes(session.archive().holdings(), seen.id(), Collecting.changes(seen, read));
        List<Change> all = new ArrayList<>(answers);
        Map<String, Object> values = new HashMap<>(Map.of(Concepts.OBJECT, way.object()));
        if (!answers.isEmpty())
            Responses.fillers(session, head, read.answers().values()).ifPresent(names -> values.put(Concepts.FILLED_BY, names));
        all.add(new Change.Update(head.id(), head.version(), values));
        return new Arrival(seen.id(), false, answers.size(), Message.of("core.survey.read", answers.size(), seen.respondent().name()), all);
    }

    /**
     * Answers that differ; one that is no more in the file is taken away. A bundle comes from another Khoso and says exactly where each
     * answer is from; what was read from a form says of each that it was read just now, which is no change.
     */
    private static List<Change> answers(HoldingsStore store, UUID id, Response read, boolean exact) throws IOException {
        Map<Cell, Given> wanted = new HashMap<>(read.answers());
        for (Holding h : Responses.rows(store, id)) {
            Cell cell = ResponseRows.cell(h);
            Given now = wanted.putIfAbsent(cell, null);
            if (!exact && now != null && now.value().equals(h.text(Concepts.VALUE)))
                wanted.remove(cell);
        }
        return Responses.changes(store, id, wanted);
    }

    private static Map<String, Object> sent(Response read, Way way) {
        Map<String, Object> values = new HashMap<>();
        values.put(Concepts.STATE, State.SENT.name());
        values.put(Concepts.ORIGIN, way.origin());
        values.put(Concepts.OBJECT, way.object());
        values.put(Concepts.SENT_ON, Optional.ofNullable(read.issue().sentOn()).orElseGet(Instant::now));
        values.put(Concepts.SEQUENCE, way.sequence() == 0 ? Change.CLEAR : (Object) way.sequence());
        values.put(Concepts.REASON, Change.CLEAR);
        if (!read.issue().filledBy().isBlank())
            values.put(Concepts.FILLED_BY, read.issue().filledBy());
        return values;
    }
}
