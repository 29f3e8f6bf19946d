package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.Trust;
import org.khoso.api.store.Holding;
import org.khoso.core.Session;
import org.khoso.core.sign.SignatureRecords;
import org.khoso.core.sign.Trusts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Verifies the signatures in the files of dossiers and keeps what was found as PREMIS events. */
@Component(service = Command.class, property = Command.VERB + "=check-signatures")
public final class CheckSignaturesVerb extends Verb {
    private static final String NAME = "check-signatures";
    private final SignatureRecords records;
    private final Trusts trusts;

    /** Called by OSGi. */
    @Activate
    public CheckSignaturesVerb(@Reference SignatureRecords records, @Reference Trusts trusts) {
        super(NAME, true, SigningOptions.verifying(), List.of(any(NAME, "CODE", true)));
        this.records = records;
        this.trusts = trusts;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        Trust trust = SigningOptions.trust(call, trusts);
        return each(call, given -> {
            Optional<Holding> h = session.find(given);
            return h.isEmpty() || h.get().kind() != Kind.DOSSIER
                    ? CheckVerb.missing(call, given)
                    : say(call, given, records.record(session, h.get(), trust, call.progress()));
        });
    }

    private static int say(Invocation call, String given, List<SignatureRecords.Signed> found) throws Exception {
        List<Map<String, Object>> files = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        long good = 0;
        long bad = 0;
        for (SignatureRecords.Signed s : found) {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("file", s.name());
            m.put("indication", s.worst().name());
            m.put("signatures", s.verdicts().stream().map(SigningOptions::verdict).toList());
            files.add(m);
            findings.addAll(s.findings());
            good += s.worst() == Indication.TOTAL_PASSED ? 1 : 0;
            bad += s.worst() == Indication.TOTAL_FAILED ? 1 : 0;
        }
        Counts counts = new Counts(found.size(), good, found.size() - good - bad, bad);
        String status = bad > 0 ? "failed" : findings.isEmpty() ? "ok" : "findings";
        call.emit(given, status, counts, findings, Map.of("files", files),
                List.of(Message.of("verb.check-signatures.done", given, found.size(),
                        good, found.size() - good - bad, bad)));
        return bad > 0 ? FAILED : good < found.size() ? FINDINGS : DONE;
    }
}
