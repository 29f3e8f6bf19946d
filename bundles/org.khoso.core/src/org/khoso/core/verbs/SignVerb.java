package org.khoso.core.verbs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.sign.SigningKey;
import org.khoso.core.sign.FileSigning;
import org.khoso.core.sign.Keys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Signs files and packages apart, PDF files inside if asked to; needs no archive. */
@Component(service = Command.class, property = {Command.VERB + "=sign", Command.LIBRARIES + "=none"})
public final class SignVerb extends Verb {
    private static final String NAME = "sign";
    private static final String REPLACE = "--replace";
    private static final String INSIDE = "--inside";
    private final FileSigning signing;
    private final Keys keys;

    /** Called by OSGi. */
    @Activate
    public SignVerb(@Reference FileSigning signing, @Reference Keys keys) {
        super(NAME, false, SigningOptions.signing(flag(NAME, INSIDE), flag(NAME, REPLACE)), List.of(any(NAME, "PATH", true)));
        this.signing = signing;
        this.keys = keys;
    }

    @Override
    public int run(Invocation call) throws Exception {
        SigningKey key = SigningOptions.key(call, keys);
        return each(call, given -> {
            java.nio.file.Path beside = FileSigning.beside(call.path(given).normalize(), FileSigning.APART);
            if (call.option(INSIDE).isEmpty() && call.option(REPLACE).isPresent() && java.nio.file.Files.exists(beside))
                call.say(Message.of("verb.sign.replaces", beside.toString()));
            var made = call.option(INSIDE).isPresent()
                    ? signing.signInside(call.path(given), key, call.progress())
                    : signing.sign(call.path(given), key, call.option(REPLACE).isPresent(), call.progress());
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("signature", made.signature().toString());
            result.put("list", made.list() == null ? null : made.list().toString());
            result.put("files", made.files());
            result.put("bytes", made.bytes());
            result.put("signed", made.when().toString());
            result.put("signer", SigningOptions.signer(key));
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result, List.of(Message.of("verb.sign.done", given, made.files(),
                    made.signature().toString(), key.certificate().getSubjectX500Principal().getName())));
            return DONE;
        });
    }
}
