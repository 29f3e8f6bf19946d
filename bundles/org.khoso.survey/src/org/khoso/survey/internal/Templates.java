package org.khoso.survey.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.SurveyService;
import org.khoso.model.io.YamlModel;
import org.khoso.model.survey.Column;
import org.khoso.model.survey.Item;
import org.khoso.model.survey.Row;
import org.khoso.model.survey.Rule;
import org.khoso.model.survey.Survey;
import org.khoso.model.survey.SurveyPackage;
import org.khoso.model.survey.Text;

/** Survey templates, read from YAML by the survey model, as the contract states them. */
public final class Templates {
    /** The letter of May 2025. */
    static final String LETTER = "/KHOSO-INF/surveys/bnv-2025-05.yaml";
    private static final String CONDITIONS = "/KHOSO-INF/survey/conditions.properties";
    static final String UNASSIGNED = "unassigned";

    static Survey read(URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            Survey s = read(in, file.getPath().substring(file.getPath().lastIndexOf('/') + 1));
            new Questionnaire(template(s, Set.of())); // a condition that can't be asked is told now, not when somebody validates
            return s;
        }
    }

    /** @throws KhosoException if a survey can't even be named, or two of its items can't be told apart */
    private static Survey read(InputStream in, String name) throws IOException {
        Survey s = YamlModel.load(in, name, SurveyPackage.Literals.SURVEY);
        if (s.getId() == null || s.getId().isBlank())
            throw bad(name, "id");
        Set<String> items = new LinkedHashSet<>();
        for (Item i : s.getItems())
            if (i.getId() == null || !items.add(i.getId()))
            throw bad(name, "items.id " + i.getId());
        return s;
    }

    private static KhosoException bad(String name, String what) {
        return new KhosoException(Message.of("survey.bad-template", name, what), null, null);
    }

    /** @return the plan of an item of the letter */
    static Plan plan(String item) throws IOException {
        Survey letter = read(Objects.requireNonNull(Templates.class.getResource(LETTER)));
        return plan(letter.getItems().stream().filter(i -> i.getId().equals(item)).findFirst().orElseThrow());
    }

    static Plan plan(Item item) throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        item.getRows().forEach(r -> rows.put(r.getId(), r.getLevels().stream().map(l -> l.toLowerCase(Locale.ROOT)).toList()));
        if (rows.isEmpty() && !item.isFree())
            rows.put("", List.of());
        else if (!rows.isEmpty() && rows.values().stream().noneMatch(List::isEmpty))
            rows.put(UNASSIGNED, List.of()); // nothing is dropped because no row names its level
        List<Plan.Column> columns = new ArrayList<>();
        Map<String, String> types = new LinkedHashMap<>();
        item.getColumns().forEach(c -> {
            types.put(from(c), text(c.getType()));
            if (c.getQuery() != null)
                columns.add(new Plan.Column(from(c), text(c.getUnit()), c.getQuery().getKind(), c.getQuery().getAggregate()));
        });
        return new Plan(rows, columns, bornDigital(), types, levels(item));
    }

    /** Codes of the column of levels, and which level each means: that of the survey's rows with its name, else the level of that name. */
    private static Map<String, String> levels(Item item) {
        Map<String, String> levels = new LinkedHashMap<>();
        List<Row> rows = item.eContainer() instanceof Survey s
                ? s.getItems().stream().flatMap(i -> i.getRows().stream()).toList()
                : List.of();
        item.getColumns().stream().filter(c -> Plan.LEVEL.equals(from(c))).flatMap(c -> c.getOptions().stream()).forEach(o -> {
            rows.stream().filter(r -> r.getId().equals(o.getId())).flatMap(r -> r.getLevels().stream())
                    .forEach(l -> levels.putIfAbsent(l.toLowerCase(Locale.ROOT), o.getId()));
            levels.putIfAbsent(text(o.getId()).toLowerCase(Locale.ROOT), o.getId());
        });
        return levels;
    }

    static Set<String> bornDigital() throws IOException {
        Properties p = new Properties();
        try (InputStream in = Templates.class.getResourceAsStream(CONDITIONS)) {
            p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Set<String> codes = new LinkedHashSet<>();
        Arrays.stream(p.getProperty("born-digital").split(",")).map(String::strip).forEach(codes::add);
        return codes;
    }

    /** @param computed numbers of the sources that are there @return the survey as the contract states it */
    public static SurveyService.Template template(Survey s, Set<String> computed) {
        return new SurveyService.Template(text(s.getId()), text(s.getVersion()), bilingual(s.getTitle()), text(s.getSource()),
                text(s.getIssuer()),
                text(s.getReplyTo()), s.getReferenceDate(), s.getDeadline(), List.copyOf(s.getLevels()),
                s.getSections().stream().map(x -> new SurveyService.Section(text(x.getId()), bilingual(x.getLabel()))).toList(),
                s.getItems().stream().map(i -> item(i, computed)).toList(), s.getRules().stream().map(Templates::rule).toList());
    }

    private static SurveyService.Item item(Item i, Set<String> computed) {
        return new SurveyService.Item(text(i.getId()), text(i.getSection()), text(i.getNumber()), bilingual(i.getHeading()),
                text(i.getKind()),
                text(i.getAuto()), isComputed(i, computed), i.isFree(), List.copyOf(i.getLevels()),
                i.getRows().stream().map(Templates::row).toList(), i.getColumns().stream().map(c -> column(c, text(i.getAuto()))).toList());
    }

    private static SurveyService.Row row(Row r) {
        return new SurveyService.Row(text(r.getId()), bilingual(r.getLabel()), List.copyOf(r.getLevels()));
    }

    private static SurveyService.Column column(Column c, String auto) {
        return new SurveyService.Column(text(c.getId()), bilingual(c.getLabel()), text(c.getUnit()), text(c.getType()),
                c.getAuto() == null ? auto : c.getAuto(), c.isRequired(), c.isMultiple(), c.getMaxLength(), text(c.getVisibleWhen()),
                text(c.getRequiredWhen()),
                c.getOptions().stream().map(o -> new SurveyService.Option(text(o.getId()), bilingual(o.getLabel()))).toList());
    }

    private static SurveyService.Rule rule(Rule r) {
        return new SurveyService.Rule(text(r.getId()), text(r.getKind()), text(r.getSeverity()), text(r.getItem()), text(r.getColumn()),
                text(r.getWhen()), text(r.getCheck()), bilingual(r.getMessage()), bilingual(r.getRemedy()), text(r.getSource()),
                Confidence.of(r.getConfidence()));
    }

    /** @return whether the letter's item is one that is computed, and something here computes it */
    static boolean isComputed(Item i, Set<String> computed) {
        return !"M".equals(i.getAuto()) && computed.contains(source(i));
    }

    /** @return number of the source that counts an item */
    public static String source(Item i) {
        return text(i.getSource()).isBlank() ? text(i.getId()) : i.getSource();
    }

    /** @return column of that source that fills a column */
    public static String from(Column c) {
        return text(c.getFrom()).isBlank() ? text(c.getId()) : c.getFrom();
    }

    private static Bilingual bilingual(Text t) {
        return t == null ? new Bilingual("", null) : new Bilingual(text(t.getVi()), t.getEn());
    }

    private static String text(String s) {
        return s == null ? "" : s;
    }
}
