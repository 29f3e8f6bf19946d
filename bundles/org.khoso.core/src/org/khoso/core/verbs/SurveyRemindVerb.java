package org.khoso.core.verbs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.report.Reports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes a letter to a body that has not answered a survey. */
@Component(service = Command.class, property = Command.VERB + "=survey remind")
public final class SurveyRemindVerb extends DocumentVerb {
    private static final String NAME = "survey remind";
    /** Options with the placeholders or values of the source that they fill. */
    private static final Map<String, String> WORDS = Map.of("--survey", "survey", "--name", "name", "--level", "level", "--deadline",
            "deadline",
            "--until", "until", "--letter", "letter");

    /** Called by OSGi. */
    @Activate
    public SurveyRemindVerb(@Reference Reports reports) {
        super(NAME, reports, WORDS.keySet().stream().sorted().map(o -> option(NAME, o, "TEXT")).toList(), List.of(one(NAME, "UNIT")));
    }

    @Override
    public int run(Invocation call) throws Exception {
        Map<String, Object> more = new HashMap<>();
        WORDS.forEach((option, value) -> call.option(option).ifPresent(text -> more.put(value, text)));
        return one(call, call.arguments().get(0), given -> make(call, given, "survey-reminder", given, more));
    }
}
