package org.khoso.survey.internal;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.AccessFilter;
import org.khoso.api.DataBundles;
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
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The surveys in all bundles' {@code KHOSO-INF/surveys/} and the answer sources that compute their items. */
@Component(service = {SurveyService.class, KhosoSurveys.class})
public final class KhosoSurveys implements SurveyService {
    private static final String FOLDER = "KHOSO-INF/surveys";

    /** What a count for an explanation is asked beside what its item asks. */
    private static final Map<String, Object> WHOLE = Map.of(AnswerSource.WHOLE, Boolean.TRUE);

    private final Files files;
    private final ReadFiles known;
    private final Map<String, AnswerSource> sources;
    private final AnswerJson json = new AnswerJson();

    /** Called by OSGi. @param sources answer sources with their properties */
    @Activate
    public KhosoSurveys(BundleContext context,
            @Reference(service = AnswerSource.class, policyOption = ReferencePolicyOption.GREEDY) //
            Collection<Map.Entry<Map<String, Object>, AnswerSource>> sources) {
        this.files = () -> files(context);
        this.known = new ReadFiles();
        this.sources = new HashMap<>();
        sources.forEach(e -> this.sources.putIfAbsent(String.valueOf(e.getKey().get("item")), e.getValue()));
    }

    /** Called by plain Java, e.g. in tests. @param files templates @param sources item to what computes it */
    public KhosoSurveys(List<URL> files, Map<String, AnswerSource> sources) {
        this(() -> files, Map.copyOf(sources), new ReadFiles());
    }

    private KhosoSurveys(Files files, Map<String, AnswerSource> sources, ReadFiles known) {
        this.files = files;
        this.known = known;
        this.sources = sources;
    }

    /** Where questionnaires are. */
    private interface Files {
        List<URL> all() throws IOException;
    }

    @Override
    public KhosoSurveys with(List<Path> folders) {
        return new KhosoSurveys(() -> {
            List<URL> all = new ArrayList<>(files.all());
            for (Path folder : folders)
                all.addAll(Catalogue.files(folder));
            return all;
        }, sources, known);
    }

    private Catalogue catalogue() throws IOException {
        return Catalogue.read(files.all(), known);
    }

    /** @return sources of answers, by number */
    public Map<String, AnswerSource> sources() {
        return sources;
    }

    /** @return that version of a survey, which is not to be changed; the newest if it is not there. @throws KhosoException if there is no such survey */
    public Survey survey(String id, String version) throws IOException {
        return catalogue().survey(id, version);
    }

    private static List<URL> files(BundleContext context) {
        List<URL> files = new ArrayList<>();
        for (Bundle b : context.getBundles()) {
            boolean resolved = (b.getState() & (Bundle.INSTALLED | Bundle.UNINSTALLED)) == 0;
            var found = resolved && DataBundles.possible(b.getSymbolicName(), b.getLocation())
                    ? b.findEntries(FOLDER, "*.yaml", false)
                    : null;
            if (found != null)
                files.addAll(Collections.list(found));
        }
        files.sort(Comparator.comparing(URL::toString));
        return files;
    }

    private Template template(Survey s) {
        return Templates.template(s, sources.keySet());
    }

    @Override
    public List<Template> templates() throws IOException {
        return catalogue().newest().stream().map(this::template).toList();
    }

    @Override
    public List<Template> versions() throws IOException {
        return catalogue().versions().stream().map(this::template).toList();
    }

    @Override
    public List<Message> leftOut() throws IOException {
        return List.copyOf(catalogue().leftOut());
    }

    @Override
    public Stored compute(String survey, String item, HoldingsStore holdings, AccessFilter access, Instant now) throws IOException {
        return compute(survey, item, holdings, access, now, ArchiveFacts.NONE);
    }

    @Override
    public Stored compute(String survey, String item, HoldingsStore holdings, AccessFilter access, Instant now, ArchiveFacts facts)
            throws IOException {
        return compute(survey, "", item, holdings, access, now, facts);
    }

    @Override
    public Stored compute(String survey, String version, String item, HoldingsStore holdings, AccessFilter access, Instant now,
            ArchiveFacts facts) throws IOException {
        return compute(survey, version, item, new Context(holdings, access, now, Map.of(), facts));
    }

    private Stored compute(String survey, String version, String item, Context context) throws IOException {
        Survey asked = catalogue().survey(survey, version);
        return new Stored(survey, Catalogue.version(asked), count(asked, item, context));
    }

    /** Counts an item by the source that it names. @throws KhosoException if nothing counts it */
    public Answer count(Survey survey, String number, AnswerSource.Context context) throws IOException {
        var item = Catalogue.item(survey, number);
        AnswerSource source = sources.get(Templates.source(item));
        if (source == null || !Templates.isComputed(item, sources.keySet()))
            throw new KhosoException(Message.of("survey.not-computed", String.valueOf(survey.getId()), number), null, null);
        Map<String, Object> parameters = new HashMap<>(Templates.plan(item).parameters());
        parameters.putAll(context.parameters());
        var asked = new AnswerSource.Context(context.holdings(), context.access(), context.now(), Map.copyOf(parameters), context.facts());
        return Counted.as(item, source.compute(asked));
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
        return compute(stored.survey(), stored.version(), stored.answer().item(), context);
    }

    @Override
    public List<Fault> validate(Response response, LocalDate today, List<Response> parts) throws IOException {
        return faults(template(survey(response.survey(), response.version())), response, today, parts);
    }

    /** @return what the rules of a survey say, which may be installed nowhere. @throws KhosoException if a rule can't be asked */
    public List<Fault> faults(Template survey, Response response, LocalDate today, List<Response> parts) throws KhosoException {
        return new Validator(survey).faults(response, today, parts);
    }

    @Override
    public Asked asked(Response response) throws IOException {
        return asked(template(survey(response.survey(), response.version())), response, LocalDate.now(ZoneId.systemDefault()));
    }

    /** @return what a survey asks, which may be installed nowhere. @throws KhosoException if a condition can't be asked */
    public Asked asked(Template survey, Response response, LocalDate today) throws KhosoException {
        return AskedCells.of(survey, response, today);
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
