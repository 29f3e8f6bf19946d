package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.bundle.Bundles;
import org.khoso.core.bundle.KeptBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists bundles that were made or taken in, and the numbers that are missing. */
@Component(service = Command.class, property = {Command.VERB + "=survey bundle list", Command.LIBRARIES + "=none"})
public final class SurveyBundleListVerb extends Verb {
    private static final String NAME = "survey bundle list";
    private static final String UNIT = "--unit";
    private final Bundles bundles;

    /** Called by OSGi. */
    @Activate
    public SurveyBundleListVerb(@Reference Bundles bundles) {
        super(NAME, true, List.of(option(NAME, UNIT, "CODE")), List.of());
        this.bundles = bundles;
    }

    @Override
    public int run(Invocation call) throws Exception {
        String unit = call.option(UNIT).orElse("").strip();
        List<KeptBundle> kept = bundles.list(session(call)).stream().filter(b -> unit.isEmpty() || b.series().respondent().equals(unit))
                .toList();
        List<Message> said = new ArrayList<>();
        for (KeptBundle b : kept)
            said.add(Message.of("verb.survey.bundle.line." + (b.way() == KeptBundle.Way.IN ? "in" : "out"), b.number(),
                    b.series().sender(), b.series().respondent(), BundleResult.purpose(b.series().purpose()), b.handledAt().toString(),
                    b.signer()));
        List<Bundles.Missing> missing = Bundles.missing(kept);
        for (Bundles.Missing m : missing)
            said.add(Message.of("verb.survey.bundle.missing", m.series().sender(), m.first(), m.last(), m.series().respondent()));
        if (kept.isEmpty())
            said.add(Message.of("verb.survey.bundle.none"));
        call.emit(unit, "ok", new Counts(1, 1, 0, 0), List.of(), Map.of("bundles", kept.stream().map(BundleResult::of).toList(), "missing",
                missing.stream().map(m -> Map.of("survey", m.series().survey(), "sender", m.series().sender(), "respondent",
                        m.series().respondent(), "kind", BundleResult.word(m.series().purpose()), "first", m.first(), "last", m.last()))
                        .toList()),
                said);
        return DONE;
    }
}
