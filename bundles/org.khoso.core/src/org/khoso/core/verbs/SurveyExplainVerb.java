package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.khoso.api.Confidence;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Difference;
import org.khoso.api.survey.SurveyService.Explanation;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.core.Session;
import org.khoso.core.Surveys;
import org.khoso.core.Surveys.Kept;
import org.khoso.core.survey.Consolidations;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Filling.Explained;
import org.khoso.core.survey.Responses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs the queries of a kept survey answer again and says whether it still holds. */
@Component(service = Command.class, property = {Command.VERB + "=survey explain", Command.LIBRARIES + "=none"})
public final class SurveyExplainVerb extends ResponseVerb {
    private static final String NAME = "survey explain";
    private static final String SUMS = "--consolidation";
    private final Surveys surveys;
    private final Filling filling;
    private final Consolidations consolidations;

    /** Called by OSGi. */
    @Activate
    public SurveyExplainVerb(@Reference Surveys surveys, @Reference Responses responses, @Reference Filling filling,
            @Reference Consolidations consolidations) {
        super(NAME, responses,
                List.of(option(NAME, "--response", RESPONSE), option(NAME, SUMS, "PATH"), option(NAME, "--unit", "CODE"),
                        option(NAME, "--geography", "old|new"), option(NAME, "--decisions", "FILE"), option(NAME, "--survey", "ID")),
                List.of(any(NAME, "ITEM", true)));
        this.surveys = surveys;
        this.filling = filling;
        this.consolidations = consolidations;
    }

    /** Responses of others are files: following their totals needs no archive. */
    @Override
    public boolean needsArchive(Predicate<String> given) {
        return !given.test(SUMS);
    }

    @Override
    public int run(Invocation call) throws Exception {
        if (call.arguments().isEmpty()) {
            return usage(call, Message.of("verb.survey.name-one"));
        }
        if (call.option(SUMS).isPresent())
            return ConsolidationTrail.explain(call, consolidations, call.path(call.option(SUMS).get()));
        Session session = session(call);
        if (call.option("--response").isPresent())
            return each(call, cell -> answer(session, call, call.option("--response").get(), cell));
        int code = DONE;
        for (String given : call.arguments())
            code = Math.max(code, one(session, call, given));
        return code;
    }

    /** Counts one answer of a response again. */
    private int answer(Session session, Invocation call, String response, String given) throws IOException {
        Response r = responses.read(session, find(session, response));
        Explained e = filling.explain(session, r, cell(given));
        Map<String, Object> result = new LinkedHashMap<>(answer(e.cell(), e.given()));
        result.put("response", r.id().toString());
        result.put("now", e.now());
        result.put("holds", e.holds());
        result.put("sameList", e.sameList());
        result.put("sameQuery", e.sameQuery());
        List<Message> lines = List.of(
                Message.of("verb.survey.explained", e.cell(), SurveyResult.text(e.given().value()), e.given().query(),
                        e.given().snapshot()),
                e.holds()
                        ? Message.of("verb.survey.equal")
                        : Message.of("verb.survey.changed", e.cell(), SurveyResult.text(e.given().value()), SurveyResult.text(e.now())));
        List<Finding> stale = e.holds()
                ? List.of()
                : List.of(new Finding("survey/stale", "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.SURVEY_RESPONSE, r.id(), given),
                        given, Message.of("verb.survey.explain.stale", 1), Message.of("verb.survey.explain.remedy")));
        call.emit(given, e.holds() ? "ok" : "findings", new Counts(1, e.holds() ? 1 : 0, e.holds() ? 0 : 1, 0), stale, result, lines);
        return DONE;
    }

    private int one(Session session, Invocation call, String given) throws IOException {
        try {
            Kept kept = kept(session, call, given);
            Item item = surveys.item(session, kept.stored().answer().item()).item();
            Explanation e = surveys.explain(session, kept.stored());
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("file", kept.file().toString());
            result.put("equal", e.equal());
            result.put("sameCoverage", e.sameCoverage());
            result.put("checked", e.now().answer().snapshot().toString());
            result.put("stored", SurveyResult.of(kept.file(), kept.stored()));
            result.put("differences", e.differences().stream().map(SurveyExplainVerb::difference).toList());
            if (e.equal()) {
                call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result, lines(item, kept, e));
                return DONE;
            }
            var stale = new Finding("survey/stale", "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.ARCHIVE, null, given), "",
                    Message.of("verb.survey.explain.stale", e.differences().size()), Message.of("verb.survey.explain.remedy"));
            call.emit(given, "findings", new Counts(1, 0, 1, 0), List.of(stale), result, lines(item, kept, e));
            return DONE; // what is stale should be computed anew: nothing obliges to
        } catch (KhosoException e) {
            return SurveyResult.failed(call, given, e);
        }
    }

    /** A file if there is one of that name, else the newest answer to the item. */
    private Kept kept(Session session, Invocation call, String given) throws IOException {
        Path file = file(call, given);
        if (file != null)
            return new Kept(file, surveys.read(file));
        Surveys.Asked asked = surveys.item(session, given);
        if (!asked.item().computed())
            throw new KhosoException(Message.of("survey.not-computed", asked.survey().id(), given), null, null);
        return surveys.newest(session, asked.survey().id(), given).orElseThrow(() -> new KhosoException(
                Message.of("core.survey.none", given), Message.of("core.survey.none.remedy", given), null));
    }

    private static Path file(Invocation call, String given) {
        try {
            Path file = call.path(given);
            return Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException e) {
            return null; // no name of a file on this system, so it is an item
        }
    }

    private static Map<String, Object> difference(Difference d) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("row", d.row());
        m.put("column", d.column());
        m.put("before", d.before());
        m.put("now", d.now());
        if (d.textBefore() != null || d.textNow() != null) {
            m.put("textBefore", d.textBefore());
            m.put("textNow", d.textNow());
        }
        m.put("sameList", d.sameList());
        m.put("sameQuery", d.sameQuery());
        return m;
    }

    private static List<Message> lines(Item item, Kept kept, Explanation e) {
        List<Message> lines = new ArrayList<>(SurveyResult.lines(item, kept.file(), kept.stored()));
        if (e.equal())
            lines.add(Message.of("verb.survey.equal"));
        for (Difference d : e.differences())
            lines.add(Message.of(d.sameQuery() ? "verb.survey.difference" : "verb.survey.other-query", SurveyResult.row(item, d.row()),
                    SurveyResult.column(item, d.column()), SurveyResult.value(d.before(), d.textBefore()),
                    SurveyResult.value(d.now(), d.textNow())));
        if (!e.sameCoverage())
            lines.add(Message.of("verb.survey.other-coverage"));
        return lines;
    }
}
