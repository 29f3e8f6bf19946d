package org.khoso.survey.sum.internal;

import java.io.IOException;
import org.khoso.api.survey.Response;
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
        return new Reply(
                new Reply.Head(new Place(null, number, 0, h.id()), h.id(), h.survey(), h.version(), h.respondent(), h.referenceDate(),
                        h.state(), h.sequence()),
                reply.values());
    }

    @Override
    public void each(Taker taker) throws IOException {
        long number = 0;
        for (Response r : responses)
            taker.take(reply(r, number++));
    }

    @Override
    public Reply again(Place place) throws IOException {
        long number = 0;
        for (Response r : responses)
            if (number++ == place.offset())
            return reply(r, place.offset());
        throw new IOException("response " + place + " is gone");
    }
}
