package org.khoso.core.reply;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.Response;
import org.khoso.core.Session;
import org.khoso.core.survey.Responses;

/** Which response a report is about. */
final class Subjects {
    /** Value of a caller: the survey that is meant, where a body has answered several. */
    static final String SURVEY = "survey";

    private Subjects() {
    }

    /** @return the response with that identity, else the newest of the body with that code. @throws KhosoException if there is none */
    static Response response(Responses responses, Session session, String subject, Map<String, Object> given) throws IOException {
        if (subject.isBlank())
            throw new KhosoException(Message.of("core.reply.which"), Message.of("core.reply.which.remedy"), null);
        return find(responses, session, subject, given).orElseThrow(() -> new KhosoException(
                Message.of("core.survey.no-response", subject), Message.of("core.survey.no-response.remedy"), null));
    }

    /** @return the same; empty if that body has none */
    static Optional<Response> find(Responses responses, Session session, String subject, Map<String, Object> given) throws IOException {
        Optional<UUID> id = uuid(subject);
        if (id.isPresent())
            return Optional.of(responses.read(session, id.get()));
        String survey = given.get(SURVEY) instanceof String s && !s.isBlank() ? s : null;
        List<Response> all = responses.heads(session, survey).stream().filter(r -> r.respondent().code().equals(subject)).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(responses.read(session, all.getLast().id()));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a code
        }
    }
}
