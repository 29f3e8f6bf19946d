package org.khoso.core.verbs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.Journal;
import org.khoso.core.Session;
import org.khoso.core.sign.SignedHeads;
import org.khoso.core.sign.Trusts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Verifies the journal, and its signed heads. */
@Component(service = Command.class, property = {Command.VERB + "=journal verify", Command.LIBRARIES + "=none"})
public final class JournalVerb extends Verb {
    private static final String NAME = "journal verify";
    private static final String HEADS = "--heads";
    private final SignedHeads heads;
    private final Trusts trusts;

    /** Called by OSGi. */
    @Activate
    public JournalVerb(@Reference SignedHeads heads, @Reference Trusts trusts) {
        super(NAME, true, SigningOptions.verifying(option(NAME, HEADS, "DIR")), List.of());
        this.heads = heads;
        this.trusts = trusts;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Journal.Verification v = call.archive().journal().verify(call.progress());
        List<Finding> findings = new ArrayList<>(v.findings());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("entries", v.entries());
        result.put("head", v.head());
        List<Message> lines = new ArrayList<>();
        signed(call, findings, result, lines);
        // a note says what was repaired at an earlier opening; anything more, and the chain does not prove what it should
        boolean ok = findings.stream().allMatch(f -> f.level() == Level.MAY);
        boolean silent = findings.isEmpty();
        lines.addFirst(Message.of(ok ? "verb.journal.verify.ok" : "verb.journal.verify.bad", v.entries(), v.head(), findings.size()));
        call.emit(call.archiveDirectory().toString(), silent ? "ok" : ok ? "findings" : "failed",
                new Counts(v.entries(), silent ? v.entries() : 0, ok && !silent ? v.entries() : 0, ok ? 0 : v.entries()), findings, result,
                lines);
        return ok ? DONE : FAILED;
    }

    private void signed(Invocation call, List<Finding> findings, Map<String, Object> result, List<Message> lines) throws IOException {
        Session session = session(call);
        boolean elsewhere = call.option(HEADS).isPresent();
        if (!elsewhere && !heads.any(session) && session.archive().journal().signed().isEmpty()) {
            result.put("signedHeads", 0);
            result.put("trustedHeads", 0);
            return;
        }
        SignedHeads.Checked c = heads.check(session, SigningOptions.trust(call, trusts),
                call.option(HEADS).map(call::path).map(List::of).orElse(List.of()), call.progress());
        findings.addAll(c.findings());
        result.put("signedHeads", c.heads());
        result.put("trustedHeads", c.trusted());
        lines.add(c.newest() == null
                ? Message.of("verb.journal.verify.no-heads", c.heads())
                : Message.of("verb.journal.verify.heads-ok", c.heads(), c.trusted(), c.newest().toString(), c.by()));
    }
}
