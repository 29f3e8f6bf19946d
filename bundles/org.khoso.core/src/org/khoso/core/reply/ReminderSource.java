package org.khoso.core.reply;

import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.Progress;
import org.khoso.api.report.ReportData;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.OwnSurveys;
import org.khoso.core.Texts;
import org.khoso.core.report.ReportSource;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.khoso.text.Dates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A letter to a body that has not answered a survey: deadline and what is missing. The subject is a response or the code of a body,
 * which need not have begun one. Values of the caller: {@code survey} (needed if the body has not begun), {@code name} and
 * {@code level} of the body, {@code deadline} of the collector if it is not that of the survey, {@code until} when an answer is wanted now.
 */
@Component(property = ReportSource.NAME + "=survey-reminder")
public final class ReminderSource implements ReportSource {
    private static final String PROVINCE = "province";
    private final SurveyService service;
    private final Responses responses;
    private final Filling filling;
    private final Texts texts;

    /** Called by OSGi and tests. */
    @Activate
    public ReminderSource(@Reference SurveyService service, @Reference Responses responses, @Reference Filling filling,
            @Reference Texts texts) {
        this.service = service;
        this.responses = responses;
        this.filling = filling;
        this.texts = texts;
    }

    @Override
    public ReportData open(Request request, Progress progress) throws IOException {
        Map<String, Object> given = request.given();
        if (request.subject().isBlank())
            throw new KhosoException(Message.of("core.reply.which"), Message.of("core.reply.which.remedy"), null);
        Optional<Response> found = Subjects.find(responses, request.session(), request.subject(), given);
        Response r = found.isPresent() ? found.get() : blank(request.subject(), given);
        if (!r.state().open() && r.state() != State.IN_APPROVAL)
            throw new KhosoException(Message.of("core.reply.remind.answered", r.respondent().name()),
                    Message.of("core.reply.remind.answered.remedy"), null);
        Template survey = filling.template(request.session(), r);
        LocalDate deadline = given.get("deadline") instanceof String text ? day(text) : survey.deadline();
        List<Answered> all = Answers.of(survey, r, OwnSurveys.of(service, request.session()).asked(r));
        return data(survey, r, found.isPresent(), deadline, all, LocalDate.now());
    }

    private static Response blank(String code, Map<String, Object> given) throws IOException {
        if (!(given.get(Subjects.SURVEY) instanceof String survey))
            throw new KhosoException(Message.of("core.reply.remind.which-survey", code),
                    Message.of("core.reply.remind.which-survey.remedy"), null);
        var who = new Respondent(code, String.valueOf(given.getOrDefault("name", code)),
                String.valueOf(given.getOrDefault("level", PROVINCE)));
        return new Response(new UUID(0, 0), survey, "", who, null, State.DRAFT, Issue.OWN, Map.of());
    }

    private static LocalDate day(String text) throws KhosoException {
        PartialDate d = Dates.parse(text);
        if (d.precision() != PartialDate.Precision.DAY)
            throw new KhosoException(Message.of("verb.report.make.bad-date", text), Message.of("verb.report.make.bad-date.remedy"), null);
        return d.from();
    }

    /** What fills the layout; apart from the session, for tests. */
    SurveyData data(Template survey, Response r, boolean begun, LocalDate deadline, List<Answered> all, LocalDate today)
            throws IOException {
        var words = new ReplyWords(texts);
        String unit = Letterhead.read().inText(r.respondent());
        String title = ReplyWords.inside(ReplyWords.label(survey.title()));
        Map<String, Object> v = new HashMap<>();
        v.put("unit", r.respondent().name());
        v.put("unitInText", unit);
        v.put("addressees", List.of(unit));
        v.put("subjectInText", title);
        v.put("letter", ReplyWords.letter(survey.source()));
        v.put("due", deadline == null ? "" : due(words, deadline, today));
        v.put("deadline", deadline == null ? "" : words.say("remind.deadline", ReplyWords.day(deadline)));
        List<String> missing = missing(words, all);
        v.put("standing", standing(words, r, begun, unit, missing.size()));
        v.put("missingHead", missing.isEmpty() ? "" : words.say("remind.list"));
        v.put("missing", missing);
        return new SurveyData(v, Map.of(), Map.of());
    }

    private static String due(ReplyWords words, LocalDate deadline, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, deadline);
        return days < 0 ? words.say("remind.late", -days) : days == 0 ? words.say("remind.today") : words.say("remind.days", days);
    }

    private static String standing(ReplyWords words, Response r, boolean begun, String unit, int missing) {
        if (r.state() == State.RETURNED)
            return words.say("remind.returned", unit, ReplyWords.sentence(r.issue().reason()));
        if (!begun || r.answers().isEmpty())
            return words.say("remind.nothing", unit);
        return missing == 0 ? words.say("remind.complete", unit) : words.say("remind.part", unit, missing);
    }

    static List<String> missing(ReplyWords words, List<Answered> all) {
        List<String> missing = new ArrayList<>();
        for (Answered a : all)
            if (a.missing() > 0)
            missing.add(a.status() == Answered.Status.OPEN
                    ? words.named(a.item())
                    : words.say("remind.part-of-item", words.named(a.item()), a.missing()));
        return missing;
    }
}
