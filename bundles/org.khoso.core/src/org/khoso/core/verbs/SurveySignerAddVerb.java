package org.khoso.core.verbs;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.bundle.Purpose;
import org.khoso.core.bundle.Signers;
import org.khoso.core.sign.Trusts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Registers who may sign bundles for a unit. */
@Component(service = Command.class, property = {Command.VERB + "=survey signer add", Command.LIBRARIES + "=none"})
public final class SurveySignerAddVerb extends SignerVerb {
    private static final String NAME = "survey signer add";
    private static final String FOR = "--for";
    private static final Map<String, Purpose> WORDS = Map.of("answers", Purpose.RESPONSE, "returns", Purpose.RETURN);
    private final Trusts trusts;

    /** Called by OSGi. */
    @Activate
    public SurveySignerAddVerb(@Reference Signers signers, @Reference Trusts trusts) {
        super(NAME, signers, List.of(option(NAME, UNIT, "CODE"), option(NAME, FOR, "answers|returns"), option(NAME, "--from", "DAY"),
                option(NAME, "--until", "DAY")), List.of(any(NAME, "FILE", true)));
        this.trusts = trusts;
    }

    @Override
    public int run(Invocation call) throws Exception {
        String unit = call.option(UNIT).orElse("").strip();
        if (unit.isEmpty())
            return usage(call, Message.of("verb.survey.signer.needs-unit"));
        String word = call.option(FOR).orElse("answers");
        if (!WORDS.containsKey(word))
            return usage(call, Message.of("verb.survey.signer.bad-for", word));
        return each(call, given -> {
            var entry = new Signers.Entry(unit, WORDS.get(word), day(call, "--from"), day(call, "--until"));
            List<X509Certificate> found = trusts.certificates(call.path(given));
            if (found.size() != 1)
                throw new KhosoException(Message.of("verb.survey.signer.several", given), Message.of("verb.survey.signer.several.remedy"),
                        null);
            Signers.Entered entered = signers.add(session(call), found.getFirst(), entry);
            Map<String, Object> result = new LinkedHashMap<>(BundleResult.of(entered.line()));
            result.put("outcome", entered.outcome());
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result,
                    List.of(Message.of("verb.survey.signer." + entered.outcome()), BundleResult.line(entered.line())));
            return DONE;
        });
    }
}
