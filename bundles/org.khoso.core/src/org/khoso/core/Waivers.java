package org.khoso.core;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.FindingStore.Entry;
import org.osgi.service.component.annotations.Component;

/** Sets findings aside with a reason, or takes that back; both can be undone while the archive is open. Thread-safe. */
@Component(service = Waivers.class)
public final class Waivers {
    private static final int MOST = 100;

    /**
     * What a person did.
     *
     * @param when    when it was done, or taken back
     * @param label   what it is called
     * @param aside   whether it set aside
     * @param reasons reason that each finding has or had, by the finding's key
     */
    public record Act(Instant when, Message label, boolean aside, Map<String, String> reasons) {
    }

    private record Line(Deque<Act> done, Deque<Act> undone) {
    }

    private final Map<Archive, Line> lines = new WeakHashMap<>();

    /** Sets aside. @return how many; fewer than asked for if it was cancelled */
    public int waive(Session session, Collection<Entry> entries, String reason, Progress progress) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        entries.forEach(e -> all.put(e.finding().key(), reason));
        return act(session, true, all, progress);
    }

    /** Takes waivers back. @return how many; fewer than asked for if it was cancelled */
    public int unwaive(Session session, Collection<Entry> entries, Progress progress) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        entries.forEach(e -> all.put(e.finding().key(), e.reason()));
        return act(session, false, all, progress);
    }

    private int act(Session session, boolean aside, Map<String, String> all, Progress progress) throws IOException {
        progress.total(all.size());
        Map<String, String> done = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, String> e : all.entrySet()) {
                if (progress.cancelled())
                    break;
                set(session, aside, e);
                done.put(e.getKey(), e.getValue());
                progress.worked(1);
            }
        } finally {
            // what was done before a failure can be undone all the same
            if (!done.isEmpty())
                remember(session, aside, done);
        }
        return done.size();
    }

    private static void set(Session session, boolean aside, Map.Entry<String, String> one) throws IOException {
        if (aside)
            session.archive().findings().waive(session.actor(), one.getKey(), one.getValue());
        else
            session.archive().findings().unwaive(session.actor(), one.getKey());
    }

    private synchronized Line line(Session session) {
        return lines.computeIfAbsent(session.archive(), a -> new Line(new ArrayDeque<>(), new ArrayDeque<>()));
    }

    private synchronized void remember(Session session, boolean aside, Map<String, String> done) {
        Line line = line(session);
        line.done().push(new Act(Instant.now(), Message.of(aside ? "core.waived" : "core.unwaived", done.size()), aside, done));
        line.undone().clear();
        while (line.done().size() > MOST)
            line.done().removeLast();
    }

    /** @return what {@link #undo} would take back */
    public synchronized Optional<Act> undoable(Session session) {
        return Optional.ofNullable(line(session).done().peek());
    }

    /** @return what {@link #redo} would do again; its time is that of the undo */
    public synchronized Optional<Act> redoable(Session session) {
        return Optional.ofNullable(line(session).undone().peek());
    }

    /** Takes the last act back. */
    public synchronized Optional<Act> undo(Session session) throws IOException {
        return move(session, line(session).done(), line(session).undone(), false);
    }

    /** Does again what was taken back last. */
    public synchronized Optional<Act> redo(Session session) throws IOException {
        return move(session, line(session).undone(), line(session).done(), true);
    }

    private static Optional<Act> move(Session session, Deque<Act> from, Deque<Act> to, boolean again) throws IOException {
        Act a = from.peek();
        if (a == null)
            return Optional.empty();
        for (Map.Entry<String, String> e : a.reasons().entrySet())
            set(session, a.aside() == again, e);
        from.pop();
        to.push(new Act(Instant.now(), a.label(), a.aside(), a.reasons()));
        return Optional.of(a);
    }
}
