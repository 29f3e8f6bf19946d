package org.khoso.core.reply;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.report.Piece;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Asked;
import org.khoso.api.survey.SurveyService.Template;

/**
 * The report by which a body answers a survey. It is a draft until it is issued, and as long as an answer is missing.
 *
 * @param survey     survey
 * @param response   answers
 * @param asked      cells that are asked
 * @param signer     who signed, or empty
 * @param provenance whether an annex tells where computed answers come from
 */
record Reply(Template survey, Response response, Asked asked, String signer, boolean provenance) {
    /** @return what fills the layout */
    SurveyData data(ReplyWords words, Letterhead head) {
        List<Answered> all = Answers.of(survey, response, asked);
        Shown shown = Shown.of(words, survey, response);
        var tables = new Tables(all, shown, words);
        List<Piece> figures = tables.pieces();
        List<Piece> origins = provenance ? new Origins(survey, response, shown, words).pieces() : List.of();
        boolean two = !figures.isEmpty() && !origins.isEmpty();
        String first = words.say(two ? "annex.one" : "annex");
        Map<String, Object> values = new HashMap<>(head.values(response.respondent()));
        values.put("figuresName", first);
        values.put("originsName", words.say(two ? "annex.two" : "annex"));
        values.put("figuresTitle", words.say("figures"));
        values.put("originsTitle", words.say("origins"));
        values.put("originsNote", words.say("origins.note"));
        values.putAll(subject(words));
        values.putAll(issue(words, isDraft(all)));
        return new SurveyData(values, Map.of(), Map.of("answers", new Sentences(survey, tables, shown, words).pieces(all, first), "figures",
                figures, "origins", origins));
    }

    private boolean isDraft(List<Answered> all) {
        boolean issued = response.state() == State.ISSUED || response.state() == State.DISPATCHED;
        return !issued || all.stream().anyMatch(a -> a.missing() > 0);
    }

    private Map<String, Object> subject(ReplyWords words) {
        Map<String, Object> v = new HashMap<>();
        String title = ReplyWords.label(survey.title());
        v.put("surveyTitle", title);
        v.put("subjectInText", ReplyWords.inside(title));
        v.put("letter", ReplyWords.letter(survey.source()));
        if (Letterhead.isProvince(response.respondent()) && !survey.replyTo().isEmpty())
            v.put("replyTo", survey.replyTo());
        LocalDate day = response.referenceDate();
        if (day != null)
            v.put("asOf", words.say("as-of", ReplyWords.day(day)));
        return v;
    }

    /** Number and date are left open in a draft, for the hand of the registry. */
    private Map<String, Object> issue(ReplyWords words, boolean draft) {
        Map<String, Object> v = new HashMap<>();
        Issue issue = response.issue();
        int at = issue.number().indexOf('/');
        if (!issue.number().isEmpty()) {
            v.put("number", at < 0 ? issue.number() : issue.number().substring(0, at));
            if (at >= 0)
                v.put("sign", issue.number().substring(at + 1));
        }
        v.put("date", issue.issuedOn() != null ? issue.issuedOn() : words.say("date.open", String.valueOf(LocalDate.now().getYear())));
        if (!signer.isEmpty())
            v.put("signer", signer);
        if (draft)
            for (String mark : List.of("draftMark", "figuresMark", "originsMark"))
                v.put(mark, words.say("draft"));
        return v;
    }
}
