package org.khoso.core.reply;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.report.ReportData;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Asked;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.OwnSurveys;
import org.khoso.core.Texts;
import org.khoso.core.report.ReportSource;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.khoso.core.survey.Steps;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Minutes of taking over the figures of a response: item by item what was answered and where it comes from, what does not keep the
 * rules, and the figures themselves. The subject is a response by its identity, or the newest of a body by its code; it must have been
 * sent.
 */
@Component(property = ReportSource.NAME + "=survey-acceptance")
public final class AcceptanceSource implements ReportSource {
    private final SurveyService service;
    private final Responses responses;
    private final Filling filling;
    private final Steps steps;
    private final Texts texts;

    /** Called by OSGi and tests. */
    @Activate
    public AcceptanceSource(@Reference SurveyService service, @Reference Responses responses, @Reference Filling filling,
            @Reference Steps steps, @Reference Texts texts) {
        this.service = service;
        this.responses = responses;
        this.filling = filling;
        this.steps = steps;
        this.texts = texts;
    }

    @Override
    public ReportData open(Request request, Progress progress) throws IOException {
        Response r = Subjects.response(responses, request.session(), request.subject(), request.given());
        if (r.state().open())
            throw new KhosoException(Message.of("core.reply.accept.not-sent", r.respondent().name()),
                    Message.of("core.reply.accept.not-sent.remedy"), null);
        return data(filling.template(request.session(), r), r, OwnSurveys.of(service, request.session()).asked(r),
                steps.validate(request.session(), r.id()), Instant.now());
    }

    /** What fills the layout; apart from the session, for tests. */
    SurveyData data(Template survey, Response r, Asked asked, List<Fault> faults, Instant now) throws IOException {
        var words = new ReplyWords(texts);
        List<Answered> all = Answers.of(survey, r, asked);
        Map<String, Object> v = new HashMap<>();
        v.put("unit", r.respondent().name());
        v.put("unitInText", Letterhead.read().inText(r.respondent()));
        v.put("subjectInText", ReplyWords.inside(ReplyWords.label(survey.title())));
        v.put("letter", ReplyWords.letter(survey.source()));
        v.put("now", now);
        v.put("filledBy", r.issue().filledBy());
        v.put("outcome", outcome(words, all, faults));
        v.put("faultsFound", faults.isEmpty() ? words.say("faults.none") : words.say("faults.some", faults.size()));
        v.put("labels", faults.isEmpty() ? "" : words.say("faults.labels"));
        v.put("annexName", words.say("annex"));
        v.put("copies", "02");
        var tables = new Tables(all, Shown.of(words, survey, r), words);
        return new SurveyData(v, Map.of("items", items(words, r, all, faults), "faults", FaultRows.of(faults, words)),
                Map.of("figures", tables.pieces()));
    }

    private static String outcome(ReplyWords words, List<Answered> all, List<Fault> faults) {
        long missing = all.stream().filter(a -> a.missing() > 0).count();
        long blocks = faults.stream().filter(Fault::blocks).count();
        return missing == 0 && blocks == 0 ? words.say("accept.whole", all.size()) : words.say("accept.lacking", missing, blocks);
    }

    private static List<Map<String, Object>> items(ReplyWords words, Response r, List<Answered> all, List<Fault> faults) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Answered a : all) {
            long found = faults.stream().filter(f -> f.cell().item().equals(a.item().id())).count();
            rows.add(Map.of("item", a.item().id(), "heading", ReplyWords.label(a.item().heading()), "answer", answer(words, r, a), "faults",
                    found == 0 ? "" : String.valueOf(found)));
        }
        return rows;
    }

    private static String answer(ReplyWords words, Response r, Answered a) {
        return switch (a.status()) {
            case NONE -> a.reason().isEmpty() ? words.say("none") : words.say("none.reason", a.reason());
            case OPEN -> words.say("open.cell");
            case NOT_ASKED -> words.say("not-asked");
            case GIVEN -> {
                long computed = count(r, a, Origin.COMPUTED) + count(r, a, Origin.SUGGESTED);
                long replaced = count(r, a, Origin.OVERRIDDEN);
                yield words.say("accept.given", computed, count(r, a, Origin.ENTERED) + count(r, a, Origin.IMPORTED), replaced,
                        a.missing());
            }
        };
    }

    private static long count(Response r, Answered a, Origin origin) {
        return r.answers().entrySet().stream().filter(e -> e.getKey().item().equals(a.item().id()) && e.getValue().origin() == origin)
                .count();
    }
}
