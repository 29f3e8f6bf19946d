package org.khoso.core.verbs;

import java.util.List;
import java.util.Optional;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.RunReport;
import org.khoso.core.Session;
import org.khoso.core.fixity.CopyRun;
import org.osgi.service.component.annotations.Component;

/** Keeps a second copy of the vault on another volume. */
@Component(service = Command.class, property = {Command.VERB + "=fixity copy", Command.LIBRARIES + "=none"})
public final class FixityCopyVerb extends Verb {
    private static final String NAME = "fixity copy";
    private static final String QUICK = "--quick";

    /** Called by OSGi. */
    public FixityCopyVerb() {
        super(NAME, true, List.of(flag(NAME, QUICK), option("fixity", FixityOptions.RATE, "MB")), List.of(one(NAME, "DIR")));
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        Optional<Long> rate = FixityOptions.rate(call, session);
        if (rate.isEmpty())
            return usage(call, FixityOptions.badRate(call));
        return each(call, given -> say(call, given,
                new CopyRun(session, call.path(given), call.option(QUICK).isPresent(), rate.get(), call.progress()).run()));
    }

    private static int say(Invocation call, String given, RunReport r) throws Exception {
        String end = r.cancelled() ? "verb.fixity.copy.stopped" : "verb.fixity.copy.done";
        var f = r.figures();
        call.emit(given, r.status(), r.counts(), r.findings(), f, List.of(Message.of(end, given, f.get("objects"), f.get("copied"),
                f.get("verified"), f.get("renewed"), f.get("damaged"), f.get("lost"))));
        boolean bad = r.counts().failed() > 0 || (long) f.get("damaged") > 0;
        return r.cancelled() || bad ? FAILED : DONE;
    }
}
