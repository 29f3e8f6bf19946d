package org.khoso.survey.sum.internal;

import java.io.IOException;
import java.util.Optional;
import org.khoso.api.survey.ListBehind;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.sum.internal.Reply.Place;

/** Responses that are objects already. */
final class ObjectReplies implements Replies {
    private final Iterable<Response> responses;

    ObjectReplies(Iterable<Response> responses) {
        this.responses = responses;
    }

    /** Two of one body may even have one identity: the place counts them. */
    private static Reply reply(Response r, long number) {
        Reply reply = Reply.of(r);
        Reply.Head h = reply.head();
        return new Reply(h.at(new Place(null, number, 0, h.id())), reply.values());
    }

    @Override
    public void each(Taker taker) throws IOException {
        long number = 0;
        for (Response r : responses)
            taker.take(reply(r, number++));
    }

    @Override
    public Reply again(Place place) throws IOException {
        return reply(whole(null, place), place.offset());
    }

    @Override
    public Response whole(Template survey, Place place) throws IOException {
        long number = 0;
        for (Response r : responses)
            if (number++ == place.offset())
            return r;
        throw new IOException("response " + place + " is gone");
    }

    /** Objects carry no lists. */
    @Override
    public Optional<ListBehind> list(Place place, String hash) {
        return Optional.empty();
    }
}
