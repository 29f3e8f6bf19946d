package org.khoso.core.verbs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Invocation;
import org.khoso.core.RunReport;
import org.khoso.core.Session;
import org.khoso.core.fixity.FixityRun;
import org.khoso.core.fixity.FixityStatus;

/** The work of the verbs that read the vault. */
abstract class FixityRunning extends Verb {
    private static final String NAME = "fixity";
    private static final String DUE = "--due";

    FixityRunning(String name) {
        super(name, true, List.of(option(NAME, FixityOptions.RATE, "MB"), option(NAME, FixityOptions.SINCE, "DATE"), flag(NAME, DUE)),
                List.of());
    }

    @Override
    public final int run(Invocation call) throws Exception {
        Session session = session(call);
        Optional<Long> rate = FixityOptions.rate(call, session);
        if (rate.isEmpty())
            return usage(call, FixityOptions.badRate(call));
        Instant since = null;
        if (call.option(FixityOptions.SINCE).isPresent()) {
            since = FixityOptions.since(call.option(FixityOptions.SINCE).get());
            if (since == null)
                return usage(call, Message.of("verb.fixity.since.bad", call.option(FixityOptions.SINCE).get()));
        }
        if (call.option(DUE).isPresent()) {
            FixityStatus status = FixityStatus.of(session, Instant.now());
            if (!status.unfinished() && !status.overdue(Instant.now()))
                return notDue(call, status);
        }
        RunReport r = new FixityRun(session, rate.get(), since, call.progress()).run();
        String end = r.cancelled() ? "verb.fixity.stopped" : r.total() == 0 ? "verb.fixity.ok" : "verb.fixity.bad";
        call.emit(call.archiveDirectory().toString(), r.status(), r.counts(), r.findings(), r.figures(),
                List.of(Message.of(end, r.figures().get("objects"), r.figures().get("bytes"), r.total(), r.figures().get("skipped"))));
        // an object that has changed is no breach of a circular that was verified, but it is no success either
        return r.cancelled() || r.total() > 0 ? FAILED : DONE;
    }

    private static int notDue(Invocation call, FixityStatus status) throws Exception {
        String due = status.due() == null ? "" : status.due().toString();
        call.emit(call.archiveDirectory().toString(), "ok", Counts.ZERO, List.of(), Map.of("due", due),
                List.of(status.due() == null
                        ? Message.of("verb.fixity.nothing")
                        : Message.of("verb.fixity.not-due", FixityStatus.shown(status.due()))));
        return DONE;
    }
}
