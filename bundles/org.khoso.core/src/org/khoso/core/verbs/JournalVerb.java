package org.khoso.core.verbs;

import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.Journal;
import org.osgi.service.component.annotations.Component;

/** Verifies the journal. */
@Component(service = Command.class, property = {Command.VERB + "=journal verify", Command.LIBRARIES + "=none"})
public final class JournalVerb extends Verb {
    /** Called by OSGi. */
    public JournalVerb() {
        super("journal verify", true, List.of(), List.of());
    }

    @Override
    public int run(Invocation call) throws Exception {
        Journal.Verification v = call.archive().journal().verify(call.progress());
        // a note says what was repaired at an earlier opening; anything more, and the chain does not prove what it should
        boolean ok = v.findings().stream().allMatch(f -> f.level() == Level.MAY);
        boolean silent = v.findings().isEmpty();
        call.emit(call.archiveDirectory().toString(), silent ? "ok" : ok ? "findings" : "failed",
                new Counts(v.entries(), silent ? v.entries() : 0, ok && !silent ? v.entries() : 0, ok ? 0 : v.entries()),
                v.findings(), Map.of("entries", v.entries(), "head", v.head()),
                List.of(Message.of(ok ? "verb.journal.verify.ok" : "verb.journal.verify.bad", v.entries(), v.head(), v.findings().size())));
        return ok ? DONE : FAILED;
    }
}
