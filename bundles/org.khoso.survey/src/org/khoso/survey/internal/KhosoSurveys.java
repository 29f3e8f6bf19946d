package org.khoso.survey.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
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
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.khoso.api.AccessFilter;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.survey.AnswerSource;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.AnswerSource.Figure;
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
@Component(service = SurveyService.class)
public final class KhosoSurveys implements SurveyService {
    private static final String FOLDER = "KHOSO-INF/surveys";

    private final Supplier<Templates> templates;
    private final Map<String, AnswerSource> sources;
    private final AnswerJson json = new AnswerJson();

    /** Called by OSGi. @param sources answer sources with their properties */
    @Activate
    public KhosoSurveys(BundleContext context,
            @Reference(service = AnswerSource.class, policyOption = ReferencePolicyOption.GREEDY) //
            Collection<Map.Entry<Map<String, Object>, AnswerSource>> sources) {
        this.templates = () -> Templates.read(files(context));
        this.sources = new HashMap<>();
        sources.forEach(e -> this.sources.putIfAbsent(String.valueOf(e.getKey().get("item")), e.getValue()));
    }

    /** Called by plain Java, e.g. in tests. @param files templates @param sources item to what computes it */
    public KhosoSurveys(List<URL> files, Map<String, AnswerSource> sources) {
        this.templates = () -> Templates.read(files);
        this.sources = Map.copyOf(sources);
    }

    private static List<URL> files(BundleContext context) {
        List<URL> files = new ArrayList<>();
        for (Bundle b : context.getBundles()) {
            boolean resolved = (b.getState() & (Bundle.INSTALLED | Bundle.UNINSTALLED)) == 0;
            var found = resolved ? b.findEntries(FOLDER, "*.yaml", false) : null;
            if (found != null)
                files.addAll(Collections.list(found));
        }
        files.sort(Comparator.comparing(URL::toString));
        return files;
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
        Templates all = templates.get();
        var asked = all.item(survey, item);
        AnswerSource source = sources.get(item);
        if (source == null || !Templates.isComputed(asked, sources.keySet()))
            throw new KhosoException(Message.of("survey.not-computed", survey, item), null, null);
        var context = new AnswerSource.Context(holdings, access, now, Templates.plan(asked).parameters(), facts);
        String version = all.surveys().get(survey).getVersion();
        return new Stored(survey, version == null ? "" : version, source.compute(context));
    }

    @Override
    public Explanation explain(Stored stored, HoldingsStore holdings, AccessFilter access, Instant now) throws IOException {
        return explain(stored, holdings, access, now, ArchiveFacts.NONE);
    }

    @Override
    public Explanation explain(Stored stored, HoldingsStore holdings, AccessFilter access, Instant now, ArchiveFacts facts)
            throws IOException {
        Stored again = compute(stored.survey(), stored.answer().item(), holdings, access, now, facts);
        List<Difference> differences = differences(stored.answer(), again.answer());
        boolean coverage = stored.answer().coverage().equals(again.answer().coverage());
        return new Explanation(stored, again, differences.isEmpty() && coverage, differences, coverage);
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

    private static List<Difference> differences(Answer before, Answer now) {
        Map<String, Figure[]> pairs = new TreeMap<>();
        before.figures().forEach(f -> pairs.computeIfAbsent(key(f), k -> new Figure[2])[0] = f);
        now.figures().forEach(f -> pairs.computeIfAbsent(key(f), k -> new Figure[2])[1] = f);
        List<Difference> differences = new ArrayList<>();
        for (Figure[] pair : pairs.values()) {
            Figure a = pair[0];
            Figure b = pair[1];
            Figure any = a == null ? b : a;
            boolean both = a != null && b != null;
            boolean list = both && a.listHash().equals(b.listHash());
            boolean query = both && a.query().equals(b.query());
            if (!list || !query || !same(a.value(), b.value()) || !Objects.equals(a.text(), b.text()))
                differences.add(new Difference(any.row(), any.column(), value(a), value(b), list, query, text(a), text(b)));
        }
        return differences;
    }

    private static boolean same(BigDecimal a, BigDecimal b) {
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }

    private static BigDecimal value(Figure f) {
        return f == null ? null : f.value();
    }

    private static String text(Figure f) {
        return f == null ? null : f.text();
    }

    private static String key(Figure f) {
        return f.row() + "\n" + f.column();
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
