package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Decision;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Request;
import org.khoso.api.survey.Consolidation.Why;
import org.khoso.api.survey.ConsolidationService;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.survey.ConsolidationFile;
import org.khoso.core.survey.ConsolidationJson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sums exported responses up by province; needs no archive. */
@Component(service = Command.class, property = {Command.VERB + "=survey consolidate", Command.LIBRARIES + "=none"})
public final class SurveyConsolidateVerb extends Verb {
    private static final String NAME = "survey consolidate";
    private final SurveyService surveys;
    private final ConsolidationService sums;

    /** Called by OSGi. */
    @Activate
    public SurveyConsolidateVerb(@Reference SurveyService surveys, @Reference ConsolidationService sums) {
        super(NAME, false,
                List.of(option(NAME, "--survey", "ID"), option(NAME, "--geography", "old|new"), option(NAME, "--decisions", "FILE"),
                        option(NAME, "--out", "FILE")),
                List.of(any(NAME, "PATH", true)));
        this.surveys = surveys;
        this.sums = sums;
    }

    /** All files together are one input. */
    @Override
    public List<String> inputs(List<String> arguments) {
        return List.of(String.join(" ", arguments));
    }

    @Override
    public int run(Invocation call) throws Exception {
        String asked = call.option("--geography").orElse("old").toUpperCase(Locale.ROOT);
        if (!asked.equals("OLD") && !asked.equals("NEW"))
            return usage(call, Message.of("verb.survey.consolidate.which", call.option("--geography").orElse("")));
        String given = String.join(" ", call.arguments());
        return one(call, given, input -> consolidate(call, input, Geography.valueOf(asked)));
    }

    private int consolidate(Invocation call, String input, Geography geography) throws IOException {
        List<Path> files = call.arguments().stream().map(call::path).toList();
        Template survey = survey(call, files);
        List<Decision> decisions = call.option("--decisions").isPresent()
                ? sums.decisions(call.path(call.option("--decisions").get()))
                : List.of();
        Consolidation done = sums.consolidate(new Request(survey, day(survey), List.of(), decisions), files, call.progress());
        Map<String, Object> result = new LinkedHashMap<>(new ConsolidationJson(done, geography).result());
        if (call.option("--out").isPresent()) {
            Path out = call.path(call.option("--out").get());
            ConsolidationFile.write(out, done, geography);
            result.put("file", out.toString());
        }
        return say(call, input, done, geography, result);
    }

    private static int say(Invocation call, String input, Consolidation done, Geography geography, Map<String, Object> result)
            throws IOException {
        ConsolidationLines words = new ConsolidationLines(done, geography);
        List<Finding> findings = words.findings();
        List<Message> lines = call.json() ? new ArrayList<>() : words.lines();
        if (result.containsKey("file"))
            lines.add(Message.of("verb.survey.consolidate.file", result.get("file")));
        long unreadable = done.left().stream().filter(l -> l.why() == Why.UNREADABLE).count();
        var seen = done.seen();
        call.emit(input, findings.isEmpty() ? "ok" : "findings",
                new Counts(seen.read(), seen.added(), seen.left() - unreadable, unreadable),
                findings, result, lines);
        return findings.stream().anyMatch(f -> f.level() != Level.MAY) ? FINDINGS : DONE;
    }

    /** Units are those of the day that the survey names, else of the last day for answers. */
    private static LocalDate day(Template survey) {
        return survey.referenceDate() != null ? survey.referenceDate() : survey.deadline() != null ? survey.deadline() : LocalDate.now();
    }

    private Template survey(Invocation call, List<Path> files) throws IOException {
        String id = call.option("--survey").isPresent() ? call.option("--survey").get() : sums.survey(files).orElse("");
        List<Template> known = surveys.templates();
        return known.stream().filter(t -> t.id().equals(id)).findFirst()
                .orElseThrow(() -> new KhosoException(
                        Message.of(id.isEmpty() ? "verb.survey.consolidate.nothing" : "verb.survey.consolidate.no-survey", id),
                        Message.of("verb.survey.consolidate.no-survey.remedy",
                                String.join(", ", known.stream().map(Template::id).toList())),
                        null));
    }
}
