package org.khoso.core.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.Message;
import org.khoso.api.store.Change;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.ResponseFormat;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.Session;
import org.khoso.core.survey.Arrival;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.khoso.model.Concepts;

/** What a bundle brings: answers of another body, or a response of our own that is sent back. */
final class BundleContent {
    private static final String OWN = "own";
    private static final String BUNDLE = "bundle";
    private static final Set<State> CAN_COME_BACK = EnumSet.of(State.SENT, State.ACCEPTED, State.IN_APPROVAL, State.RETURNED);
    private final Responses responses;
    private final Filling filling;
    private final ResponseFormat json;

    BundleContent(Responses responses, Filling filling, ResponseFormat json) {
        this.responses = responses;
        this.filling = filling;
        this.json = json;
    }

    /** Answers as read. @param survey survey @param answers null if a response is sent back */
    record Read(Template survey, Response answers) {
    }

    /** @return the answers. @throws KhosoException if they are not what the manifest says: names the file */
    Read read(Session session, Manifest m, byte[] response, String name) throws IOException {
        Template survey = filling.template(session, m.series().survey(), m.surveyVersion());
        if (m.series().purpose() == Purpose.RETURN)
            return new Read(survey, null);
        Response r = json.read(survey, new ByteArrayInputStream(response), name);
        if (!r.respondent().code().equals(m.series().respondent()))
            throw Refusals.of("other-respondent", name, Refusals.shown(r.respondent().code()), m.series().respondent());
        if (!r.version().equals(m.surveyVersion()))
            throw Refusals.of("manifest", name, "surveyVersion");
        if (r.state().open())
            throw Refusals.of("draft", name, r.respondent().name(), Responses.state(r.state()));
        return new Read(survey, r);
    }

    /** @return the response that a bundle belongs to; null if it is gone */
    UUID response(Session session, Manifest m) throws IOException {
        return there(session, m).map(Response::id).orElse(null);
    }

    private Optional<Response> there(Session session, Manifest m) throws IOException {
        List<Response> all = responses.heads(session, m.series().survey()).stream()
                .filter(r -> r.respondent().code().equals(m.series().respondent())).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** @return the changes that it makes. @throws KhosoException if the response is in no state for it */
    Arrival arrival(Session session, Manifest m, Read read, String object) throws IOException {
        Optional<Response> there = there(session, m);
        if (read.answers() == null)
            return back(session, m, there.filter(r -> r.issue().origin().equals(OWN)).orElse(null));
        var way = new Arrival.Way(BUNDLE, object, m.number());
        if (there.isPresent() && there.get().issue().origin().equals(OWN))
            return Arrival.filled(session, responses.read(session, there.get().id()), read.answers(), way);
        return Arrival.collected(session, read.survey(), read.answers(), there.map(Response::id).orElse(null), way);
    }

    private static Arrival back(Session session, Manifest m, Response own) throws IOException {
        Series s = m.series();
        if (own == null)
            throw Refusals.of("nothing-to-return", s.respondent());
        if (!CAN_COME_BACK.contains(own.state()))
            throw Refusals.of("cannot-return", own.respondent().name(), Responses.state(own.state()));
        KeptBundle last = Numbers.of(session, KeptBundle.Way.OUT, new Series(s.survey(), s.respondent(), s.respondent(), Purpose.RESPONSE))
                .last();
        if (m.returned().number() > 0 && last != null && last.number() > m.returned().number())
            throw Refusals.of("return-late", s.sender(), m.returned().number(), last.number());
        Holding head = session.archive().holdings().find(own.id()).orElseThrow();
        Change change = new Change.Update(head.id(), head.version(),
                Map.of(Concepts.STATE, State.RETURNED.name(), Concepts.REASON, m.returned().reason().strip()));
        return new Arrival(own.id(), false, 0,
                Message.of("core.survey.moved", own.respondent().name(), Responses.state(State.RETURNED)), List.of(change));
    }
}
