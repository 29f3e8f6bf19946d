package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Why;
import org.khoso.core.survey.AssessmentJson;
import org.khoso.core.survey.ConsolidationFile;
import org.khoso.core.survey.ConsolidationJson;
import org.khoso.core.survey.ConsolidationOutputs;
import org.khoso.core.survey.Consolidations;
import org.khoso.core.survey.Consolidations.Asked;
import org.khoso.core.survey.Consolidations.Summed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sums exported responses up by province; needs no archive. */
@Component(service = Command.class, property = {Command.VERB + "=survey consolidate",
        Command.LIBRARIES + "=--workbook,--report"})
public final class SurveyConsolidateVerb extends Verb {
    private static final String NAME = "survey consolidate";
    private static final String EARLIER = "--earlier";
    private static final String ASSESS = "--assess";
    private static final String WORKBOOK = "--workbook";
    private static final String REPORT = "--report";
    private static final String DASHBOARD = "--dashboard";
    private final Consolidations consolidations;
    private final ConsolidationOutputs outputs;

    /** Called by OSGi. */
    @Activate
    public SurveyConsolidateVerb(@Reference Consolidations consolidations, @Reference ConsolidationOutputs outputs) {
        super(NAME, false,
                List.of(option(NAME, "--survey", "ID"), option(NAME, "--geography", "old|new"), option(NAME, "--decisions", "FILE"),
                        option(NAME, "--out", "FILE"), option(NAME, EARLIER, "PATH"), flag(NAME, ASSESS),
                        option(NAME, WORKBOOK, "FILE.xlsx"),
                        option(NAME, REPORT, "FILE.docx|FILE.pdf"), option(NAME, DASHBOARD, "FILE.html")),
                List.of(any(NAME, "PATH", true)));
        this.consolidations = consolidations;
        this.outputs = outputs;
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
        Summed summed = consolidations.sum(asked(call), call.progress());
        Map<String, Object> result = new LinkedHashMap<>(new ConsolidationJson(summed.sums(), geography).result());
        Map<String, String> files = new LinkedHashMap<>();
        if (call.option("--out").isPresent()) {
            Path out = call.path(call.option("--out").get());
            ConsolidationFile.write(out, summed.sums(), geography);
            files.put("file", out.toString());
        }
        Assessment assessment = null;
        if (Stream.of(ASSESS, EARLIER, WORKBOOK, REPORT, DASHBOARD).anyMatch(o -> call.option(o).isPresent())) {
            assessment = consolidations.assess(summed, geography);
            result.put("assessment", AssessmentJson.of(assessment));
            write(call, assessment, files);
        }
        result.putAll(files);
        return say(call, input, summed.sums(), assessment, geography, result, files);
    }

    /** @return what a call of this verb, and of those that follow a total down, asks to sum up */
    static Asked asked(Invocation call) throws IOException {
        return new Asked(archive(call), call.arguments().stream().map(call::path).toList(), call.option("--survey").orElse(""),
                call.option("--decisions").map(call::path).orElse(null), call.option(EARLIER).map(call::path).stream().toList());
    }

    private void write(Invocation call, Assessment assessment, Map<String, String> files) throws IOException {
        for (String option : List.of(WORKBOOK, REPORT, DASHBOARD)) {
            if (call.option(option).isEmpty())
                continue;
            Path file = call.path(call.option(option).get());
            switch (option) {
                case WORKBOOK -> outputs.workbook(assessment, call.locale(), file).forEach(call::say);
                case REPORT -> outputs.report(assessment, file, call.progress().child(Message.of("verb.survey.consolidate.report")))
                        .forEach(call::say);
                default -> outputs.page(assessment, call.locale(), file);
            }
            files.put(option.substring(2), file.toString());
        }
    }

    private static int say(Invocation call, String input, Consolidation done, Assessment assessment, Geography geography,
            Map<String, Object> result, Map<String, String> files) throws IOException {
        ConsolidationLines words = new ConsolidationLines(done, geography);
        List<Finding> findings = words.findings();
        List<Message> lines = call.json() ? new ArrayList<>() : words.lines();
        if (assessment != null && !call.json())
            lines.addAll(new AssessmentLines(assessment).lines());
        files.forEach((what, file) -> lines.add(Message.of("verb.survey.consolidate.file." + what, file)));
        long unreadable = done.left().stream().filter(l -> l.why() == Why.UNREADABLE).count();
        var seen = done.seen();
        call.emit(input, findings.isEmpty() ? "ok" : "findings",
                new Counts(seen.read(), seen.added(), seen.left() - unreadable, unreadable),
                findings, result, lines);
        return findings.stream().anyMatch(f -> f.level() != Level.MAY) ? FINDINGS : DONE;
    }

    /** No archive is needed; one that is named may have questionnaires of its own. */
    static Path archive(Invocation call) throws IOException {
        try {
            return call.archiveDirectory();
        } catch (KhosoException e) {
            return null;
        }
    }
}
