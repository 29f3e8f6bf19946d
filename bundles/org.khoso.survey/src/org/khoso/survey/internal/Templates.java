package org.khoso.survey.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.khoso.api.Bilingual;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.SurveyService;
import org.khoso.model.io.YamlModel;
import org.khoso.model.survey.Column;
import org.khoso.model.survey.Item;
import org.khoso.model.survey.Row;
import org.khoso.model.survey.Survey;
import org.khoso.model.survey.SurveyPackage;
import org.khoso.model.survey.Text;

/** Survey templates, read from YAML by the survey model. */
final class Templates {
    /** The letter of May 2025. */
    static final String LETTER = "/KHOSO-INF/surveys/bnv-2025-05.yaml";
    private static final String CONDITIONS = "/KHOSO-INF/survey/conditions.properties";
    private static final String UNASSIGNED = "unassigned";
    private static final System.Logger LOG = System.getLogger(Templates.class.getName());

    private final Map<String, Survey> surveys = new TreeMap<>();

    /** Reads templates; one that can't be used is a warning, so that one slip leaves the rest alone. */
    static Templates read(Collection<URL> files) {
        Templates t = new Templates();
        for (URL file : files)
            try {
                Survey s = read(file);
                if (t.surveys.putIfAbsent(s.getId(), s) != null)
                    LOG.log(System.Logger.Level.WARNING, "survey {0} is there twice; {1} is not used", s.getId(), file);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "survey template " + file + " is not used", e);
            }
        return t;
    }

    static Survey read(URL file) throws IOException {
        String name = file.getPath().substring(file.getPath().lastIndexOf('/') + 1);
        try (InputStream in = file.openStream()) {
            Survey s = YamlModel.load(in, name, SurveyPackage.Literals.SURVEY);
            if (s.getId() == null || s.getId().isBlank())
                throw bad(name, "id");
            Set<String> items = new LinkedHashSet<>();
            for (Item i : s.getItems())
                if (i.getId() == null || !items.add(i.getId()))
                throw bad(name, "items.id " + i.getId());
            return s;
        }
    }

    private static KhosoException bad(String name, String what) {
        return new KhosoException(Message.of("survey.bad-template", name, what), null, null);
    }

    Map<String, Survey> surveys() {
        return surveys;
    }

    /** @return an item of a survey */
    Item item(String survey, String item) throws KhosoException {
        Survey s = surveys.get(survey);
        return (s == null ? List.<Item>of() : s.getItems()).stream().filter(i -> i.getId().equals(item)).findFirst()
                .orElseThrow(() -> new KhosoException(Message.of("survey.no-item", survey, item), null, null));
    }

    /** @return the plan of an item of the letter */
    static Plan plan(String item) throws IOException {
        Survey letter = read(Objects.requireNonNull(Templates.class.getResource(LETTER)));
        return plan(letter.getItems().stream().filter(i -> i.getId().equals(item)).findFirst().orElseThrow());
    }

    static Plan plan(Item item) throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        item.getRows().forEach(r -> rows.put(r.getId(), r.getLevels().stream().map(l -> l.toLowerCase(Locale.ROOT)).toList()));
        if (rows.values().stream().noneMatch(List::isEmpty))
            rows.put(UNASSIGNED, List.of()); // nothing is dropped because no row names its level
        List<Plan.Column> columns = new ArrayList<>();
        item.getColumns().forEach(c -> {
            if (c.getQuery() != null)
                columns.add(new Plan.Column(c.getId(), text(c.getUnit()), c.getQuery().getKind(), c.getQuery().getAggregate()));
        });
        return new Plan(rows, columns, bornDigital());
    }

    private static Set<String> bornDigital() throws IOException {
        Properties p = new Properties();
        try (InputStream in = Templates.class.getResourceAsStream(CONDITIONS)) {
            p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Set<String> codes = new LinkedHashSet<>();
        Arrays.stream(p.getProperty("born-digital").split(",")).map(String::strip).forEach(codes::add);
        return codes;
    }

    static SurveyService.Template template(Survey s, Set<String> computed) {
        return new SurveyService.Template(s.getId(), text(s.getVersion()), bilingual(s.getTitle()), text(s.getSource()),
                s.getReferenceDate(), s.getDeadline(), s.getItems().stream().map(i -> item(i, computed)).toList());
    }

    private static SurveyService.Item item(Item i, Set<String> computed) {
        return new SurveyService.Item(i.getId(), bilingual(i.getHeading()), text(i.getKind()), isComputed(i, computed),
                i.getRows().stream().map(Templates::row).toList(), i.getColumns().stream().map(Templates::column).toList());
    }

    private static SurveyService.Row row(Row r) {
        return new SurveyService.Row(r.getId(), bilingual(r.getLabel()), List.copyOf(r.getLevels()));
    }

    private static SurveyService.Column column(Column c) {
        return new SurveyService.Column(c.getId(), bilingual(c.getLabel()), text(c.getUnit()), text(c.getType()));
    }

    /** @return whether the letter's item is one that is computed, and something here computes it */
    static boolean isComputed(Item i, Set<String> computed) {
        return "A".equals(i.getAuto()) && computed.contains(i.getId());
    }

    private static Bilingual bilingual(Text t) {
        return t == null ? new Bilingual("", null) : new Bilingual(text(t.getVi()), t.getEn());
    }

    private static String text(String s) {
        return s == null ? "" : s;
    }
}
