package org.khoso.core.verbs;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.AnswerSource.Coverage;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Stored;

/** A survey answer as the verbs say it: the same for a machine and for a person. */
final class SurveyResult {
    private SurveyResult() {
    }

    /** @return what goes into the envelope */
    static Map<String, Object> of(Path file, Stored stored) {
        Answer a = stored.answer();
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("survey", stored.survey());
        m.put("version", stored.version());
        m.put("item", a.item());
        m.put("file", file.toString());
        m.put("snapshot", a.snapshot().toString());
        m.put("position", a.position());
        m.put("figures", a.figures().stream().map(SurveyResult::figure).toList());
        m.put("coverage", coverage(a.coverage()));
        return m;
    }

    private static Map<String, Object> figure(Figure f) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("row", f.row());
        m.put("column", f.column());
        m.put("value", f.value());
        if (f.text() != null)
            m.put("text", f.text());
        m.put("unit", f.unit());
        m.put("query", f.query());
        m.put("listHash", f.listHash());
        return m;
    }

    private static Map<String, Object> coverage(Coverage c) {
        return Map.of("agencies", c.agencies(), "fonds", c.fonds(), "missing", c.missing());
    }

    /** @return the same for people: a line a figure, then what was counted and what can't be seen */
    static List<Message> lines(Item item, Path file, Stored stored) {
        Answer a = stored.answer();
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of("verb.survey.heading", a.item(), item.heading(), file));
        for (Figure f : a.figures())
            lines.add(line(item, f));
        Coverage c = a.coverage();
        lines.add(Message.of("verb.survey.coverage", c.agencies().size(), c.fonds().size(), c.missing().size()));
        if (!c.missing().isEmpty())
            lines.add(Message.of("verb.survey.missing", String.join("; ", c.missing())));
        return lines;
    }

    static Object row(Item item, String id) {
        return item.rows().stream().filter(r -> r.id().equals(id)).map(r -> r.label()).findFirst().orElse(new Bilingual(id, null));
    }

    static Object column(Item item, String id) {
        return item.columns().stream().filter(c -> c.id().equals(id)).map(c -> c.label()).findFirst().orElse(new Bilingual(id, null));
    }

    private static Message line(Item item, Figure f) {
        if (f.plain().isEmpty())
            return Message.of("verb.survey.figure.none", row(item, f.row()), column(item, f.column()));
        if (f.text() != null)
            return Message.of("verb.survey.figure.text", row(item, f.row()), column(item, f.column()), f.text());
        return Message.of("verb.survey.figure", row(item, f.row()), column(item, f.column()), f.value(), unit(f.unit()));
    }

    private static Message unit(String unit) {
        return Message.of("survey.unit." + unit);
    }

    /** @return a text, or what stands for none */
    static String text(String value) {
        return value.isEmpty() ? "–" : value;
    }

    /** @return words if there are any, else a number, or what stands for none */
    static Object value(BigDecimal value, String text) {
        return text != null ? text : value(value);
    }

    /** @return a number, or what stands for none */
    static Object value(BigDecimal value) {
        return value == null ? "–" : value;
    }

    /** Says that an item could not be computed or explained. @return exit code */
    static int failed(Invocation call, String given, KhosoException e) throws IOException {
        call.say(e.problem());
        if (e.remedy() != null)
            call.say(e.remedy());
        if (!call.json())
            return Verb.FAILED;
        var finding = new Finding("survey/not-computed", "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.ARCHIVE, null, given), "",
                e.problem(),
                e.remedy());
        call.emit(given, "failed", new Counts(1, 0, 0, 1), List.of(finding), Map.of(), List.of());
        return Verb.FAILED;
    }
}
