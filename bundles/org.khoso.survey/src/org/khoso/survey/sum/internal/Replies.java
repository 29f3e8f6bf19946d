package org.khoso.survey.sum.internal;

import java.io.IOException;
import java.util.Optional;
import org.khoso.api.Message;
import org.khoso.api.survey.ListBehind;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Template;
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

    /** @return the response at that place with where its values come from. @throws org.khoso.api.KhosoException if it is none any longer */
    Response whole(Template survey, Place place) throws IOException;

    /** @return the list with that hash that the response at a place carries */
    Optional<ListBehind> list(Place place, String hash) throws IOException;
}
