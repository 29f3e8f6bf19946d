package org.khoso.survey.design.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.khoso.api.AccessFilter;
import org.khoso.api.Bilingual;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.survey.AnswerSource;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.ArchiveFacts;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.api.survey.SurveyDesigner;
import org.khoso.api.survey.SurveyService.Asked;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.model.io.YamlModel;
import org.khoso.model.survey.Survey;
import org.khoso.model.survey.SurveyPackage;
import org.khoso.survey.internal.KhosoSurveys;
import org.khoso.survey.internal.Versions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes questionnaires with the sources of answers and the questionnaires that are installed. */
@Component(service = SurveyDesigner.class)
public final class KhosoDesigner implements SurveyDesigner {
    private static final String FOLDER = "/KHOSO-INF/survey/";

    /** As of faults of the reader: a file of a stranger may be wrong in more ways than anyone reads. */
    private static final int MOST = 1000;

    private final KhosoSurveys surveys;
    private List<Source> sources;

    /** Called by OSGi and tests. */
    @Activate
    public KhosoDesigner(@Reference KhosoSurveys surveys) {
        this.surveys = surveys;
    }

    @Override
    public synchronized List<Source> sources() {
        if (sources == null)
            sources = named();
        return sources;
    }

    /** Sources that no questionnaire uses by their own number are known by that number alone. */
    private List<Source> named() {
        Map<String, Bilingual> labels = new HashMap<>();
        try {
            for (Template t : surveys.templates())
                for (Item i : t.items())
                    labels.putIfAbsent(i.id(), i.heading());
        } catch (IOException e) {
            System.getLogger(KhosoDesigner.class.getName()).log(System.Logger.Level.WARNING, "no words for sources of answers", e);
        }
        return new TreeMap<>(surveys.sources()).entrySet().stream()
                .map(e -> new Source(e.getKey(), labels.getOrDefault(e.getKey(), new Bilingual(e.getKey(), null)), e.getValue().offer()))
                .toList();
    }

    private Known known() throws IOException {
        Properties p = new Properties();
        try (InputStream in = KhosoDesigner.class.getResourceAsStream(FOLDER + "design.properties")) {
            p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return new Known(sources(), list(p, "levels"), list(p, "units"), Integer.parseInt(p.getProperty("longest-id")),
                Integer.parseInt(p.getProperty("most-parts")));
    }

    private static List<String> list(Properties p, String key) {
        return Arrays.stream(p.getProperty(key).split(",")).map(String::strip).toList();
    }

    @Override
    public SurveyDesign blank(String id) throws IOException {
        try (InputStream in = KhosoDesigner.class.getResourceAsStream(FOLDER + "blank.yaml")) {
            Survey s = YamlModel.load(in, "blank.yaml", SurveyPackage.Literals.SURVEY);
            s.setId(id);
            return new Design(s, known());
        }
    }

    @Override
    public SurveyDesign installed(String id, String version, List<Path> own) throws IOException {
        Survey s = surveys.with(own).survey(id, version);
        if (!version.isEmpty() && !version.equals(s.getVersion()))
            throw new KhosoException(Message.of("survey.no-version", id, version), Message.of("survey.no-version.remedy", s.getVersion()),
                    null);
        return design(s);
    }

    @Override
    public SurveyDesign read(InputStream in, String name) throws IOException {
        return design(YamlModel.<Survey>load(in, name, SurveyPackage.Literals.SURVEY));
    }

    private Design design(Survey s) throws IOException {
        return new Design(EcoreUtil.copy(s), known());
    }

    @Override
    public Checked check(InputStream in, String name) throws IOException {
        List<Line> lines = new ArrayList<>();
        Optional<Survey> read = YamlModel.read(in, name, SurveyPackage.Literals.SURVEY, e -> {
            if (lines.size() < MOST)
                lines.add(line(e));
        });
        if (read.isEmpty())
            return new Checked(Optional.empty(), lines);
        var design = new Design(read.get(), known());
        for (Problem p : design.problems())
            lines.add(new Line(line(read.get(), p), p));
        lines.sort(Comparator.comparingInt(Line::line));
        return new Checked(Optional.of(design(read.get())), lines);
    }

    /** The reader's sentences name file and line. */
    private static Line line(KhosoException e) {
        int line = e.problem().args().size() > 1 && e.problem().args().get(1) instanceof Integer n ? n : 1;
        return new Line(line, new Problem(Place.ROOT, "", 0, true, e.problem(), Message.of("survey.design.file.remedy")));
    }

    private static int line(Survey survey, Problem p) {
        EObject part = Tree.at(survey, p.place());
        int dot = p.field().indexOf('.');
        if (dot >= 0 && part.eGet(part.eClass().getEStructuralFeature(p.field().substring(0, dot))) instanceof EObject inner)
            return YamlModel.line(inner, p.field().substring(dot + 1));
        return YamlModel.line(part, dot < 0 ? p.field() : p.field().substring(0, dot));
    }

    private static Survey survey(SurveyDesign design) {
        return ((Design) design).survey();
    }

    @Override
    public String nextVersion(String version) {
        return Versions.next(version);
    }

    @Override
    public Asked asked(SurveyDesign design, Response response) throws IOException {
        Optional<Template> askable = Askable.of(design);
        return askable.isPresent()
                ? surveys.asked(askable.get(), response, LocalDate.now(ZoneId.systemDefault()))
                : new Asked(Set.of(), Set.of());
    }

    @Override
    public List<Fault> faults(SurveyDesign design, Response response, LocalDate today) throws IOException {
        Optional<Template> askable = Askable.of(design);
        return askable.isPresent() ? surveys.faults(askable.get(), response, today, List.of()) : List.of();
    }

    @Override
    public Answer compute(SurveyDesign design, String item, HoldingsStore holdings, AccessFilter access, Instant now, ArchiveFacts facts)
            throws IOException {
        return surveys.count(survey(design), item, new AnswerSource.Context(holdings, access, now, Map.of(), facts));
    }
}
