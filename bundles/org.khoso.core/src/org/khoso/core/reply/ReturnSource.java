package org.khoso.core.reply;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.report.ReportData;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.Texts;
import org.khoso.core.report.ReportSource;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.khoso.core.survey.Steps;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The note with which a response goes back: the reason, and what does not keep the rules of the survey. The subject is a response by
 * its identity, or the newest of a body by its code. Value of the caller: {@code reason}, if it has not been returned yet.
 */
@Component(property = ReportSource.NAME + "=survey-return")
public final class ReturnSource implements ReportSource {
    private static final String REASON = "reason";
    private final Responses responses;
    private final Filling filling;
    private final Steps steps;
    private final Texts texts;

    /** Called by OSGi and tests. */
    @Activate
    public ReturnSource(@Reference Responses responses, @Reference Filling filling, @Reference Steps steps, @Reference Texts texts) {
        this.responses = responses;
        this.filling = filling;
        this.steps = steps;
        this.texts = texts;
    }

    @Override
    public ReportData open(Request request, Progress progress) throws IOException {
        Response r = Subjects.response(responses, request.session(), request.subject(), request.given());
        String reason = request.given().get(REASON) instanceof String s ? s : r.issue().reason();
        if (reason.isBlank())
            throw new KhosoException(Message.of("core.survey.return-needs-reason"), Message.of("core.survey.return-needs-reason.remedy"),
                    null);
        return data(filling.template(request.session(), r), r, reason.strip(), steps.validate(request.session(), r.id()));
    }

    /** What fills the layout; apart from the session, for tests. */
    SurveyData data(Template survey, Response r, String reason, List<Fault> faults) throws IOException {
        var words = new ReplyWords(texts);
        String unit = Letterhead.read().inText(r.respondent());
        Map<String, Object> v = new HashMap<>();
        v.put("unit", r.respondent().name());
        v.put("unitInText", unit);
        v.put("addressees", List.of(unit));
        v.put("subjectInText", ReplyWords.inside(ReplyWords.label(survey.title())));
        v.put("letter", ReplyWords.letter(survey.source()));
        v.put("reasons", reason.lines().map(String::strip).filter(s -> !s.isEmpty()).map(ReplyWords::sentence).toList());
        v.put("faultsFound", faults.isEmpty() ? words.say("faults.none") : words.say("faults.some", faults.size()));
        v.put("labels", faults.isEmpty() ? "" : words.say("faults.labels"));
        return new SurveyData(v, Map.of("faults", FaultRows.of(faults, words)), Map.of());
    }
}
