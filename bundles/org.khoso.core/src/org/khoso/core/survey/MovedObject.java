package org.khoso.core.survey;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.AccessFilter;
import org.khoso.api.Action;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.survey.SurveyService.Moved;
import org.khoso.core.Scopes;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/**
 * An object that came to what a figure counts, or went from it, as a person knows it.
 *
 * @param came  whether it came
 * @param id    identity
 * @param kind  kind; null if it can't be told any more, or the actor may not see it
 * @param code  its reference code, else that of what it belongs to; empty if there is none
 * @param title title or name; empty if there is none
 */
public record MovedObject(boolean came, UUID id, Kind kind, String code, String title) {
    private static final int LONGEST = 120;

    /**
     * Names the first that came and went: those that came as they are now, those that went as they were.
     *
     * @param position position of the journal at which they were there; 0 if that is not known
     */
    public static List<MovedObject> of(Session session, Moved moved, long position) throws IOException {
        HoldingsStore now = session.archive().holdings();
        HoldingsStore then = position > 0 ? now.at(position) : now;
        AccessFilter seen = session.filter(Action.READ);
        List<MovedObject> all = new ArrayList<>();
        read(moved.firstWent(), then, seen, false, all);
        read(moved.firstCame(), now, seen, true, all);
        return all;
    }

    /** @return it, in words */
    public Message called() {
        return kind == null
                ? Message.of("verb.survey.moved.unseen", id)
                : Message.of("verb.survey.moved.object", Message.of("core.survey.kind." + kind.code()), brief(code), brief(title));
    }

    /** A title may be a whole page. */
    private static String brief(String text) {
        return text.isEmpty()
                ? "–"
                : text.codePointCount(0, text.length()) <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static void read(Collection<UUID> ids, HoldingsStore from, AccessFilter seen, boolean came, List<MovedObject> all)
            throws IOException {
        for (UUID id : ids) {
            Optional<Holding> h = from.find(id).filter(x -> seen.admits(Scopes.of(x)));
            all.add(h.isEmpty() ? new MovedObject(came, id, null, "", "") : of(h.get(), from, came));
        }
    }

    private static MovedObject of(Holding h, HoldingsStore from, boolean came) throws IOException {
        String code = first(h, Concepts.REFERENCE_CODE, Concepts.IDENTIFIER);
        if (code.isEmpty() && h.parent() != null)
            code = from.find(h.parent()).map(p -> first(p, Concepts.REFERENCE_CODE)).orElse("");
        return new MovedObject(came, h.id(), h.kind(), code, first(h, Concepts.TITLE, Concepts.NAME, Concepts.PATH, Concepts.SHELF));
    }

    private static String first(Holding h, String... concepts) {
        for (String c : concepts)
            if (!h.text(c).isBlank())
            return h.text(c).strip();
        return "";
    }
}
