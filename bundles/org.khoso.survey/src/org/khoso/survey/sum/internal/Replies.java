package org.khoso.survey.sum.internal;

import java.io.IOException;
import org.khoso.api.Message;
import org.khoso.survey.sum.internal.Reply.Place;

/** Where responses come from. */
interface Replies {
    /** Who takes them. */
    interface Taker {
        void take(Reply reply) throws IOException;

        /** Something that should be a response can't be read. */
        void unreadable(Place place, Message problem);
    }

    /** Hands out all, one after the other. */
    void each(Taker taker) throws IOException;

    /** @return the response at that place once more. @throws IOException also if it isn't there any longer */
    Reply again(Place place) throws IOException;
}
