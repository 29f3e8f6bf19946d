package org.khoso.core.verbs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.RunReport;
import org.khoso.core.Session;
import org.khoso.core.fixity.Repair;
import org.osgi.service.component.annotations.Component;

/** Brings damaged and missing objects back from a copy. */
@Component(service = Command.class, property = {Command.VERB + "=fixity repair", Command.LIBRARIES + "=none"})
public final class FixityRepairVerb extends Verb {
    private static final String NAME = "fixity repair";
    private static final String FROM = "--from";
    private static final String FOUND = "--found";

    /** Called by OSGi. */
    public FixityRepairVerb() {
        super(NAME, true, List.of(option(NAME, FROM, "DIR"), flag(NAME, FOUND), option("fixity", FixityOptions.RATE, "MB")), List.of());
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        Optional<Long> rate = FixityOptions.rate(call, session);
        if (rate.isEmpty())
            return usage(call, FixityOptions.badRate(call));
        List<Path> from = call.option(FROM).map(call::path).map(List::of).orElse(List.of());
        RunReport r = new Repair(session, from, call.option(FOUND).isPresent(), rate.get(), call.progress()).run();
        var f = r.figures();
        String end = r.cancelled() ? "verb.fixity.repair.stopped" : "verb.fixity.repair.done";
        call.emit(call.archiveDirectory().toString(), r.status(), r.counts(), r.findings(), f,
                List.of(Message.of(end, f.get("objects"), f.get("restored"), f.get("lost"))));
        return r.cancelled() || r.counts().failed() > 0 ? FAILED : DONE;
    }
}
