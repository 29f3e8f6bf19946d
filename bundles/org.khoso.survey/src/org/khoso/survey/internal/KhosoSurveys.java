package org.khoso.survey.internal;

import java.io.IOException;
import java.net.URL;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.khoso.api.AccessFilter;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.survey.AnswerSource;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.AnswerSource.Context;
import org.khoso.api.survey.ArchiveFacts;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService;
import org.khoso.model.survey.Survey;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The surveys in all bundles' {@code KHOSO-INF/surveys/} and the answer sources that compute their items. */
@Component(service = SurveyService.class)
public final class KhosoSurveys implements SurveyService {
    /** What a count for an explanation is asked beside what its item asks. */
    private static final Map<String, Object> WHOLE = Map.of(AnswerSource.WHOLE, Boolean.TRUE);

    private final Supplier<Templates> templates;
    private final Map<String, AnswerSource> sources;
    private final AnswerJson json = new AnswerJson();

    /** Called by OSGi. @param sources answer sources with their properties */
    @Activate
    public KhosoSurveys(BundleContext context,
            @Reference(service = AnswerSource.class, policyOption = ReferencePolicyOption.GREEDY) //
            Collection<Map.Entry<Map<String, Object>, AnswerSource>> sources) {
        this.templates = new Installed(context);
        this.sources = new HashMap<>();
        sources.forEach(e -> this.sources.putIfAbsent(String.valueOf(e.getKey().get("item")), e.getValue()));
    }

    /** Called by plain Java, e.g. in tests. @param files templates @param sources item to what computes it */
    public KhosoSurveys(List<URL> files, Map<String, AnswerSource> sources) {
        Templates read = Templates.read(files);
        this.templates = () -> read;
        this.sources = Map.copyOf(sources);
    }

    @Override
    public List<Template> templates() {
        return templates.get().surveys().values().stream().map(s -> Templates.template(s, sources.keySet())).toList();
    }

    @Override
    public Stored compute(String survey, String item, HoldingsStore holdings, AccessFilter access, Instant now) throws IOException {
        return compute(survey, item, holdings, access, now, ArchiveFacts.NONE);
    }

    @Override
    public Stored compute(String survey, String item, HoldingsStore holdings, AccessFilter access, Instant now, ArchiveFacts facts)
            throws IOException {
        return compute(survey, item, new Context(holdings, access, now, Map.of(), facts));
    }

    private Stored compute(String survey, String item, Context context) throws IOException {
        Templates all = templates.get();
        var asked = all.item(survey, item);
        AnswerSource source = sources.get(item);
        if (source == null || !Templates.isComputed(asked, sources.keySet()))
            throw new KhosoException(Message.of("survey.not-computed", survey, item), null, null);
        Map<String, Object> parameters = new HashMap<>(Templates.plan(asked).parameters());
        parameters.putAll(context.parameters());
        String version = all.surveys().get(survey).getVersion();
        return new Stored(survey, version == null ? "" : version, source
                .compute(new Context(context.holdings(), context.access(), context.now(), Map.copyOf(parameters), context.facts())));
    }

    @Override
    public Explanation explain(Stored stored, HoldingsStore holdings, AccessFilter access, Instant now, Facts facts) throws IOException {
        Answer kept = stored.answer();
        Stored again = whole(stored, new Context(holdings, access, now, WHOLE, facts.now()));
        Snapshot snapshot = null;
        if (kept.position() > 0) {
            HoldingsStore past = holdings.at(kept.position());
            Stored then = whole(stored, new Context(past, access, kept.snapshot(), WHOLE, facts.then()));
            snapshot = new Snapshot(then, Recount.differences(kept, then.answer(), kept),
                    kept.coverage().equals(then.answer().coverage()));
        }
        Answer lists = snapshot == null ? kept : snapshot.counted().answer();
        List<Difference> differences = Recount.differences(kept, again.answer(), lists);
        boolean coverage = kept.coverage().equals(again.answer().coverage());
        return new Explanation(stored, snapshot, again, differences.isEmpty() && coverage, differences, coverage);
    }

    private Stored whole(Stored stored, Context context) throws IOException {
        return compute(stored.survey(), stored.answer().item(), context);
    }

    @Override
    public List<Fault> validate(Response response, LocalDate today, List<Response> parts) throws IOException {
        Survey survey = templates.get().survey(response.survey());
        return new Validator(Templates.template(survey, sources.keySet())).faults(response, today, parts);
    }

    @Override
    public Asked asked(Response response) throws IOException {
        Survey survey = templates.get().survey(response.survey());
        return AskedCells.of(Templates.template(survey, sources.keySet()), response, LocalDate.now(ZoneId.systemDefault()));
    }

    @Override
    public String toJson(Stored stored) throws IOException {
        return json.write(stored);
    }

    @Override
    public Stored fromJson(String text) throws IOException {
        return json.read(text);
    }
}
