package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.bundle.RegisteredSigner;
import org.khoso.core.bundle.Signers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists the register of signers. */
@Component(service = Command.class, property = {Command.VERB + "=survey signer list", Command.LIBRARIES + "=none"})
public final class SurveySignerListVerb extends SignerVerb {
    private static final String NAME = "survey signer list";

    /** Called by OSGi. */
    @Activate
    public SurveySignerListVerb(@Reference Signers signers) {
        super(NAME, signers, List.of(option(NAME, UNIT, "CODE")), List.of());
    }

    @Override
    public int run(Invocation call) throws Exception {
        String unit = call.option(UNIT).orElse("").strip();
        List<RegisteredSigner> lines = signers.list(session(call)).stream().filter(s -> unit.isEmpty() || s.unit().equals(unit)).toList();
        List<Message> said = new ArrayList<>(lines.stream().map(BundleResult::line).toList());
        if (lines.isEmpty())
            said.add(Message.of("verb.survey.signer.none"));
        call.emit(unit, "ok", new Counts(1, 1, 0, 0), List.of(), Map.of("signers", lines.stream().map(BundleResult::of).toList()), said);
        return DONE;
    }
}
