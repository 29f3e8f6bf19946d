package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.bundle.RegisteredSigner;
import org.khoso.core.bundle.Signers;
import org.khoso.core.sign.Trusts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Revokes a key in the register of signers, and tells what it had signed that was taken in since. */
@Component(service = Command.class, property = {Command.VERB + "=survey signer revoke", Command.LIBRARIES + "=none"})
public final class SurveySignerRevokeVerb extends SignerVerb {
    private static final String NAME = "survey signer revoke";
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private final Trusts trusts;

    /** Called by OSGi. */
    @Activate
    public SurveySignerRevokeVerb(@Reference Signers signers, @Reference Trusts trusts) {
        super(NAME, signers, List.of(option(NAME, "--reason", "WORDS"), option(NAME, "--since", "TIME")), List.of(any(NAME, "KEY", true)));
        this.trusts = trusts;
    }

    @Override
    public int run(Invocation call) throws Exception {
        return each(call, given -> {
            Instant since = moment(call, "--since");
            List<RegisteredSigner> lines = signers.revoke(session(call), fingerprint(call, given), since,
                    call.option("--reason").orElse(null));
            List<Finding> doubtful = signers.doubtful(session(call), lines.getFirst());
            List<Message> said = new ArrayList<>(lines.stream().map(BundleResult::line).toList());
            call.emit(given, doubtful.isEmpty() ? "ok" : "findings", doubtful.isEmpty() ? new Counts(1, 1, 0, 0) : new Counts(1, 0, 1, 0),
                    doubtful, Map.of("signers", lines.stream().map(BundleResult::of).toList()), said);
            return DONE;
        });
    }

    /** @return SHA-256 as it was typed, else of the certificate in the file that was named */
    private String fingerprint(Invocation call, String given) throws IOException {
        String plain = given.replace(":", "").replace(" ", "");
        Path file = HEX.matcher(plain).matches() ? null : call.path(given);
        return file == null || !Files.exists(file)
                ? plain.toLowerCase(java.util.Locale.ROOT)
                : Signers.fingerprint(trusts.certificates(file).getFirst());
    }
}
