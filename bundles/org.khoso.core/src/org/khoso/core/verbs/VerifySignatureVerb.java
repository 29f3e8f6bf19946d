package org.khoso.core.verbs;

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
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.core.sign.AppearanceRules;
import org.khoso.core.sign.FileSigning;
import org.khoso.core.sign.Trusts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Verifies what anyone has signed; needs no archive and no network. */
@Component(service = Command.class, property = {Command.VERB + "=verify-signature", Command.LIBRARIES + "=none"})
public final class VerifySignatureVerb extends Verb {
    private static final String NAME = "verify-signature";
    private static final String APPEARANCE = "--appearance";
    private final FileSigning signing;
    private final Trusts trusts;

    /** Called by OSGi. */
    @Activate
    public VerifySignatureVerb(@Reference FileSigning signing, @Reference Trusts trusts) {
        super(NAME, false, SigningOptions.verifying(flag(NAME, APPEARANCE)), List.of(any(NAME, "PATH", true)));
        this.signing = signing;
        this.trusts = trusts;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Trust trust = SigningOptions.trust(call, trusts);
        return each(call, given -> {
            FileSigning.Checked c = signing.verify(call.path(given), trust, call.progress());
            List<Finding> findings = new ArrayList<>(c.findings());
            if (call.option(APPEARANCE).isPresent())
                for (Verdict v : c.verdicts())
                    findings.addAll(AppearanceRules.ofProduct().judge(c.signature().getFileName().toString(), v));
            return say(call, given, c, findings);
        });
    }

    private static int say(Invocation call, String given, FileSigning.Checked c, List<Finding> findings) throws Exception {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("signature", c.signature().toString());
        result.put("content", c.content() == null ? null : c.content().toString());
        result.put("indication", c.worst().name());
        result.put("signatures", c.verdicts().stream().map(SigningOptions::verdict).toList());
        List<Message> lines = new ArrayList<>();
        for (Verdict v : c.verdicts())
            lines.add(line(given, v));
        String status = switch (c.worst()) {
            case TOTAL_PASSED -> findings.isEmpty() ? "ok" : "findings";
            case INDETERMINATE -> "findings";
            case TOTAL_FAILED -> "failed";
        };
        Counts counts = switch (status) {
            case "ok" -> new Counts(1, 1, 0, 0);
            case "findings" -> new Counts(1, 0, 1, 0);
            default -> new Counts(1, 0, 0, 1);
        };
        call.emit(given, status, counts, findings, result, lines);
        boolean must = findings.stream().anyMatch(f -> f.level() == Level.MUST); // of the appearance
        return c.worst() == Indication.TOTAL_PASSED ? must ? FINDINGS : DONE : c.worst() == Indication.INDETERMINATE ? FINDINGS : FAILED;
    }

    private static Message line(String given, Verdict v) {
        String who = v.signedBy() == null ? "?" : v.signedBy().name();
        String when = v.signedBy() == null || v.signedBy().claimed() == null ? "?" : v.signedBy().claimed().toString();
        return switch (v.indication()) {
            case TOTAL_PASSED -> Message.of("verb.verify-signature.passed", given, who, when);
            case INDETERMINATE -> Message.of("verb.verify-signature.unsure", given, who, when, v.subIndication().name());
            case TOTAL_FAILED -> Message.of("verb.verify-signature.failed", given, who, when, v.subIndication().name());
        };
    }
}
