package org.khoso.core.verbs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.Action;
import org.khoso.api.Counts;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingsStore.Committed;
import org.khoso.core.EditHoldings;
import org.khoso.core.Scopes;
import org.khoso.core.Session;
import org.khoso.core.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes changes back, those of a run, too: a dossier that was taken in goes with its records and files. What was taken back is
 * itself a change that can be taken back.
 */
@Component(service = Command.class, property = {Command.VERB + "=undo", Command.LIBRARIES + "=none"})
public final class UndoVerb extends Verb {
    private static final String NAME = "undo";
    /** Changes that are looked through. */
    private static final int MOST = 1000;
    private static final int LISTED = 20;
    private static final String INTAKE = "core.intake.";
    private final EditHoldings edit;
    private final Texts texts;

    /** Called by OSGi. */
    @Activate
    public UndoVerb(@Reference EditHoldings edit, @Reference Texts texts) {
        super(NAME, true, List.of(flag(NAME, "--list"), option(NAME, "--limit", "N")), List.of(any(NAME, "CHANGE", false)));
        this.edit = edit;
        this.texts = texts;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        if (call.option("--list").isPresent())
            return list(session, call);
        if (call.arguments().isEmpty())
            return usage(call, Message.of("verb.undo.name-one"));
        return each(call, given -> undo(session, call, given));
    }

    private int list(Session session, Invocation call) throws IOException {
        int limit;
        try {
            limit = Math.clamp(Integer.parseInt(call.option("--limit").orElse(String.valueOf(LISTED))), 1, MOST);
        } catch (NumberFormatException e) {
            return usage(call, Message.of("verb.undo.bad-limit", call.option("--limit").get()));
        }
        List<Message> lines = new ArrayList<>();
        List<Map<String, Object>> changes = new ArrayList<>();
        for (Committed c : session.archive().holdings().recent(limit)) {
            changes.add(change(c, call));
            lines.add(
                    Message.of(c.undone() ? "verb.undo.line.undone" : "verb.undo.line", c.changeSet().toString(), c.when(), c.who().name(),
                            label(c)));
        }
        call.emit("", "ok", new Counts(1, 1, 0, 0), List.of(), Map.of("changes", changes), lines);
        return DONE;
    }

    private static Message label(Committed c) {
        return c.label() == null ? Message.of("verb.undo.no-label") : c.label();
    }

    private Map<String, Object> change(Committed c, Invocation call) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("change", c.changeSet().toString());
        m.put("position", c.position());
        m.put("when", c.when().toString());
        m.put("who", c.who().name());
        m.put("label", texts.say(label(c), call.locale()));
        m.put("objects", c.ids().size());
        m.put("undone", c.undone());
        if (c.undoes() != null)
            m.put("undoes", c.undoes().toString());
        return m;
    }

    private int undo(Session session, Invocation call, String given) throws IOException {
        Committed of = find(session, given);
        allow(session, of);
        Committed done = edit.undo(session, of.changeSet());
        call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), change(done, call),
                List.of(Message.of("verb.undo.done", label(of), done.ids().size(), done.changeSet().toString())));
        return DONE;
    }

    private static Committed find(Session session, String given) throws IOException {
        Optional<Committed> found = Optional.empty();
        try {
            UUID id = UUID.fromString(given);
            found = session.archive().holdings().recent(MOST).stream().filter(c -> c.changeSet().equals(id)).findFirst();
        } catch (IllegalArgumentException e) {
            // no identity: there is no such change, which is said below
        }
        return found
                .orElseThrow(() -> new KhosoException(Message.of("verb.undo.unknown", given, MOST), Message.of("verb.undo.unknown.remedy"),
                        null));
    }

    /** Who takes back what a run brought in needs the right to bring in, else the right to describe. */
    private static void allow(Session session, Committed change) throws IOException {
        Action action = change.label() != null && change.label().key().startsWith(INTAKE) ? Action.INTAKE : Action.DESCRIBE;
        for (Holding h : session.archive().holdings().findAll(change.ids()))
            if (!session.policy().permits(session.actor(), action, Scopes.of(h)))
            throw new KhosoException(Message.of("verb.undo.not-allowed", session.actor().name()), null, null);
    }
}
