package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.khoso.api.Counts;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.core.Session;
import org.khoso.core.Surveys;
import org.khoso.core.Surveys.Kept;
import org.khoso.core.survey.Consolidations;
import org.khoso.core.survey.Explained;
import org.khoso.core.survey.Filling;
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
                List.of(any(NAME, "ITEM", false)));
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
        if (call.option(SUMS).isPresent() && !call.arguments().isEmpty())
            return ConsolidationTrail.explain(call, consolidations, call.path(call.option(SUMS).get()));
        Optional<String> response = call.option("--response");
        if (call.option(SUMS).isPresent() || response.isEmpty() && call.arguments().isEmpty()) {
            return usage(call, Message.of("verb.survey.name-one"));
        }
        Session session = session(call);
        if (response.isPresent())
            return one(call, response.get(), given -> answers(session, call, given));
        int code = DONE;
        for (String given : call.arguments())
            code = Math.max(code, one(session, call, given));
        return code;
    }

    /** Counts answers of a response again: those that are named, else all that were counted. */
    private int answers(Session session, Invocation call, String response) throws Exception {
        Response r = responses.read(session, find(session, response));
        if (call.arguments().isEmpty()) {
            for (Explained e : filling.explain(session, r, List.of(), call.progress()))
                answer(session, call, r, e, e.cell().toString());
            return DONE;
        }
        return each(call, given -> {
            answer(session, call, r, filling.explain(session, r, cell(given)), given);
            return DONE;
        });
    }

    private static void answer(Session session, Invocation call, Response r, Explained e, String given) throws IOException {
        ExplainResult said = ExplainResult.of(session, e, new Subject(Kind.SURVEY_RESPONSE, r.id(), given));
        emit(call, given, said);
    }

    /** What is stale should be counted anew: nothing obliges to. */
    private static void emit(Invocation call, String given, ExplainResult said) throws IOException {
        boolean good = said.findings().isEmpty();
        call.emit(given, good ? "ok" : "findings", new Counts(1, good ? 1 : 0, good ? 0 : 1, 0), said.findings(), said.result(),
                said.lines());
    }

    private int one(Session session, Invocation call, String given) throws IOException {
        try {
            Kept kept = kept(session, call, given);
            Item item = surveys.item(session, kept.stored().answer().item()).item();
            ExplainResult said = ExplainResult.of(session, surveys.explain(session, kept.stored()), item,
                    new Subject(Kind.ARCHIVE, null, given));
            said.result().put("file", kept.file().toString());
            said.result().put("stored", SurveyResult.of(kept.file(), kept.stored()));
            said.lines().addAll(0, SurveyResult.lines(item, kept.file(), kept.stored()));
            emit(call, given, said);
            return DONE;
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
}
