package org.khoso.core.verbs;

import java.util.List;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.FixityRun;
import org.khoso.core.RunReport;
import org.osgi.service.component.annotations.Component;

/** Compares every object of the vault with its checksum. */
@Component(service = Command.class, property = {Command.VERB + "=fixity", Command.LIBRARIES + "=none"})
public final class FixityVerb extends Verb {
    private static final String NAME = "fixity";
    private static final String RATE = "--rate";
    private static final long MEGABYTE = 1_000_000;

    /** Called by OSGi. */
    public FixityVerb() {
        super(NAME, true, List.of(option(NAME, RATE, "MB")), List.of());
    }

    @Override
    public int run(Invocation call) throws Exception {
        long rate = 0;
        if (call.option(RATE).isPresent()) {
            try {
                rate = Math.multiplyExact(Long.parseLong(call.option(RATE).get()), MEGABYTE);
            } catch (ArithmeticException | NumberFormatException e) {
                rate = -1;
            }
            if (rate <= 0)
                return usage(call, Message.of("verb.fixity.rate.bad", call.option(RATE).get()));
        }
        RunReport r = new FixityRun(session(call), rate, call.progress()).run();
        String end = r.cancelled() ? "verb.fixity.stopped" : r.total() == 0 ? "verb.fixity.ok" : "verb.fixity.bad";
        call.emit(call.archiveDirectory().toString(), r.status(), r.counts(), r.findings(), r.figures(),
                List.of(Message.of(end, r.figures().get("objects"), r.figures().get("bytes"), r.total())));
        // an object that has changed is no breach of a circular that was verified, but it is no success either
        return r.cancelled() || r.total() > 0 ? FAILED : DONE;
    }
}
