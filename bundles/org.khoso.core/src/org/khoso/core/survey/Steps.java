package org.khoso.core.survey;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Change;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.core.OwnSurveys;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves responses from draft to dispatched. Each step is a change set; who filled a response in can't approve it. Thread-safe. */
@Component(service = Steps.class)
public final class Steps {
    private static final Map<State, Set<State>> BEFORE = Map.of(State.SENT, Set.of(State.DRAFT, State.RETURNED), //
            State.RETURNED, Set.of(State.SENT, State.ACCEPTED, State.IN_APPROVAL), //
            State.ACCEPTED, Set.of(State.SENT), //
            State.IN_APPROVAL, Set.of(State.DRAFT, State.RETURNED, State.ACCEPTED), //
            State.ISSUED, Set.of(State.IN_APPROVAL), //
            State.DISPATCHED, Set.of(State.ISSUED));

    private final SurveyService service;
    private final Responses responses;

    /** Called by OSGi and tests. */
    @Activate
    public Steps(@Reference SurveyService service, @Reference Responses responses) {
        this.service = service;
        this.responses = responses;
    }

    /** @return states that a response may be moved to from one, in the order in which they are usually reached */
    public static List<State> next(State from) {
        return Stream.of(State.values()).filter(to -> BEFORE.getOrDefault(to, Set.of()).contains(from)).toList();
    }

    /** @return what does not keep the rules of the survey; its parts are the accepted responses of other bodies */
    public List<Fault> validate(Session session, UUID id) throws IOException {
        Response response = responses.read(session, id);
        return OwnSurveys.of(service, session).validate(response, LocalDate.now(ZoneId.systemDefault()), parts(session, response));
    }

    private List<Response> parts(Session session, Response whole) throws IOException {
        List<Response> parts = new ArrayList<>();
        for (Response head : responses.heads(session, whole.survey()))
            if (!head.id().equals(whole.id()) && !head.issue().origin().equals("own"))
            parts.add(responses.read(session, head.id()));
        return parts;
    }

    /** Sends it to who collects: it is frozen. @throws KhosoException if a rule of severity error is not kept */
    public void submit(Session session, UUID id) throws IOException {
        Response r = from(session, id, State.SENT);
        sound(session, r);
        move(session, r, State.SENT, Map.of(Concepts.SENT_ON, Instant.now(), Concepts.REASON, Change.CLEAR));
    }

    /** Sends it back. @param reason reason, which must say something */
    public void giveBack(Session session, UUID id, String reason) throws IOException {
        Response r = from(session, id, State.RETURNED);
        if (reason == null || reason.isBlank())
            throw new KhosoException(Message.of("core.survey.return-needs-reason"), Message.of("core.survey.return-needs-reason.remedy"),
                    null);
        move(session, r, State.RETURNED, Map.of(Concepts.REASON, reason.strip()));
    }

    /** Takes what was sent. */
    public void accept(Session session, UUID id) throws IOException {
        move(session, from(session, id, State.ACCEPTED), State.ACCEPTED, Map.of());
    }

    /** Lays it before who approves: it is frozen. @throws KhosoException if a rule of severity error is not kept */
    public void present(Session session, UUID id) throws IOException {
        Response r = from(session, id, State.IN_APPROVAL);
        sound(session, r);
        move(session, r, State.IN_APPROVAL, Map.of());
    }

    /**
     * Issues it with number and date.
     *
     * @param signer who signs; null for the actor
     * @throws KhosoException if the actor may not approve, or the actor or the signer filled it in
     */
    public void issue(Session session, UUID id, String number, LocalDate date, String signer) throws IOException {
        Response r = from(session, id, State.ISSUED);
        String who = signer == null || signer.isBlank() ? session.actor().name() : signer.strip();
        Approval.check(session, r, who);
        move(session, r, State.ISSUED,
                Map.of(Concepts.NUMBER, number.strip(), Concepts.ISSUED_ON, PartialDate.day(date), Concepts.SIGNER, who));
    }

    /** Notes that it went to whom the survey asks. */
    public void dispatch(Session session, UUID id) throws IOException {
        move(session, from(session, id, State.DISPATCHED), State.DISPATCHED, Map.of());
    }

    private Response from(Session session, UUID id, State to) throws IOException {
        Response r = responses.read(session, id);
        if (!BEFORE.get(to).contains(r.state()))
            throw new KhosoException(
                    Message.of("core.survey.wrong-step", r.respondent().name(), Responses.state(r.state()), Responses.state(to)),
                    Message.of("core.survey.wrong-step.remedy"), null);
        return r;
    }

    private void sound(Session session, Response r) throws IOException {
        List<Fault> errors = validate(session, r.id()).stream().filter(Fault::blocks).toList();
        if (!errors.isEmpty())
            throw new KhosoException(Message.of("core.survey.not-sound", errors.size(), errors.getFirst().message()),
                    Message.of("core.survey.not-sound.remedy"), null);
    }

    private void move(Session session, Response r, State to, Map<String, Object> more) throws IOException {
        Map<String, Object> values = new HashMap<>(more);
        values.put(Concepts.STATE, to.name());
        responses.head(session, r.id(), Message.of("core.survey.moved", r.respondent().name(), Responses.state(to)), values);
    }
}
