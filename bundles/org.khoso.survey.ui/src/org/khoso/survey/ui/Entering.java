package org.khoso.survey.ui;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.core.Session;
import org.khoso.core.survey.Responses;
import org.khoso.core.survey.Typed;
import org.khoso.survey.ui.Drafts.Draft;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** Stores what a person typed: one change set after the other, in the background, in the order in which it was typed. UI thread. */
final class Entering {
    /** A value that is on its way. @param value value; empty takes it back @param typed text as typed @param reason reason */
    private record Wish(String value, String typed, String reason) {
    }

    private record Write(Session session, Sheet seen, Map<Cell, Wish> wishes) {
        boolean has(UUID response, Cell cell) {
            return seen.response().id().equals(response) && wishes.containsKey(cell);
        }
    }

    private final UiJobs jobs;
    private final Tr tr;
    private final Responses responses;
    private final Runnable stored;
    private final Map<UUID, Drafts> drafts = new HashMap<>();
    private final Deque<Write> waiting = new ArrayDeque<>();
    private final Deque<Runnable> after = new ArrayDeque<>();
    private Write running;

    /** @param stored told on the UI thread when something was stored, or could not be */
    Entering(UiJobs jobs, Tr tr, Responses responses, Runnable stored) {
        this.jobs = jobs;
        this.tr = tr;
        this.responses = responses;
        this.stored = stored;
    }

    /** @return what was typed into a response and is not stored */
    Drafts drafts(UUID response) {
        return drafts.computeIfAbsent(response, id -> new Drafts());
    }

    private Drafts drafts(Sheet of) {
        return drafts(of.response().id());
    }

    /** Runs something once all is stored that was typed so far. */
    void whenStored(Runnable then) {
        after.add(then);
        next();
    }

    /** @return what is wrong with a text as the value of a cell; null if nothing is */
    String wrong(Sheet sheet, Cell cell, String typed) {
        try {
            Typed.value(sheet.survey(), cell, typed);
            return null;
        } catch (KhosoException e) {
            return tr.say(e);
        }
    }

    /** Stores a value. @return what is wrong with it; null if it is on its way */
    String put(Session session, Sheet sheet, Cell cell, String typed, String reason) {
        String value;
        try {
            value = Typed.value(sheet.survey(), cell, typed);
        } catch (KhosoException e) {
            return wrong(sheet, cell, typed);
        }
        if (sheet.needsReason(cell, value) && reason.isBlank())
            return tr.say("survey.ui.reason.needed");
        drafts(sheet).put(cell, new Draft(value, reason, ""));
        add(new Write(session, sheet, Map.of(cell, new Wish(value, typed, reason))));
        return null;
    }

    /** Takes answers away: where a computed value was replaced, that value stands again. */
    void clear(Session session, Sheet sheet, List<Cell> cells) {
        Map<Cell, Wish> wishes = new TreeMap<>();
        for (Cell c : cells) {
            wishes.put(c, new Wish("", "", ""));
            drafts(sheet).put(c, new Draft("", "", ""));
        }
        add(new Write(session, sheet, wishes));
    }

    private void add(Write write) {
        waiting.add(write);
        next();
    }

    private void next() {
        if (running != null)
            return;
        if (waiting.isEmpty()) {
            while (!after.isEmpty())
                after.poll().run();
            return;
        }
        Write write = waiting.poll();
        running = write;
        jobs.run(tr.say("ui.saving"), p -> store(write), x -> ended(write, null), why -> ended(write, why));
    }

    private boolean store(Write write) throws IOException {
        Response seen = responses.read(write.session(), write.seen().response().id());
        Map<Cell, Given> given = new TreeMap<>();
        for (var e : write.wishes().entrySet()) {
            Wish w = e.getValue();
            Given old = seen.answers().get(e.getKey());
            given.put(e.getKey(), !w.value().isEmpty()
                    ? Responses.byHand(write.session(), seen, e.getKey(), w.value(), w.reason())
                    : old == null ? null : old.takenBack());
        }
        var label = Message.of("core.survey.entered", given.size(), seen.respondent().name());
        responses.write(write.session(), seen.id(), new Responses.Entry(label, given));
        return true;
    }

    private void ended(Write write, String why) {
        running = null;
        write.wishes().forEach((cell, w) -> {
            Drafts of = drafts(write.seen());
            boolean newest = of.get(cell).filter(d -> d.onItsWay() && d.typed().equals(w.value())).isPresent();
            if (why != null && newest)
                of.put(cell, new Draft(w.typed(), w.reason(), why));
        });
        stored.run();
        next();
    }

    /** What is stored is shown now: it is no draft any more. */
    void settle() {
        drafts.forEach(
                (id, d) -> d.settle(cell -> running != null && running.has(id, cell) || waiting.stream().anyMatch(w -> w.has(id, cell))));
    }
}
