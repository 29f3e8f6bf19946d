package org.khoso.core.reply;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khoso.api.Bilingual;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Asked;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Section;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.Texts;
import org.khoso.model.io.YamlModel;
import org.khoso.model.survey.Survey;
import org.khoso.model.survey.SurveyPackage;
import org.khoso.model.survey.Text;

/** The questionnaires of the product, read without the bundle that offers them: use cases do not see engines. */
final class Questionnaires {
    private Questionnaires() {
    }

    /** @return the letter of May 2025 */
    static Template letter() throws IOException {
        return read(Path.of("../org.khoso.survey/KHOSO-INF/surveys/bnv-2025-05.yaml"));
    }

    /** @return the questionnaire that asks the same again, with two levels */
    static Template again() throws IOException {
        return read(Path.of("../org.khoso.survey/KHOSO-INF/surveys/khoso-survey-2026.yaml"));
    }

    private static Template read(Path file) throws IOException {
        Survey s;
        try (var in = Files.newInputStream(file)) {
            s = YamlModel.load(in, file.getFileName().toString(), SurveyPackage.Literals.SURVEY);
        }
        return new Template(s.getId(), s.getVersion(), text(s.getTitle()), s.getSource(), s.getIssuer(), s.getReplyTo(),
                s.getReferenceDate(),
                s.getDeadline(), List.copyOf(s.getLevels()),
                s.getSections().stream().map(x -> new Section(x.getId(), text(x.getLabel()))).toList(),
                s.getItems().stream().map(Questionnaires::item).toList(), List.of());
    }

    private static Item item(org.khoso.model.survey.Item i) {
        return new Item(i.getId(), or(i.getSection()), or(i.getNumber()), text(i.getHeading()), or(i.getKind()), or(i.getAuto()), false,
                i.isFree(), List.copyOf(i.getLevels()),
                i.getRows().stream().map(r -> new Row(r.getId(), text(r.getLabel()), List.copyOf(r.getLevels()))).toList(),
                i.getColumns().stream().map(Questionnaires::column).toList());
    }

    private static Column column(org.khoso.model.survey.Column c) {
        return new Column(c.getId(), text(c.getLabel()), or(c.getUnit()), or(c.getType()), or(c.getAuto()), c.isRequired(), c.isMultiple(),
                c.getMaxLength(), or(c.getVisibleWhen()), or(c.getRequiredWhen()),
                c.getOptions().stream().map(o -> new Option(o.getId(), text(o.getLabel()))).toList());
    }

    private static String or(String s) {
        return s == null ? "" : s;
    }

    private static Bilingual text(Text t) {
        return new Bilingual(t.getVi(), t.getEn());
    }

    /** @return required columns of the rows that are there or fixed; every conditional cell without a value is hidden */
    static Asked asked(Template survey, Response r) {
        Set<Cell> hidden = new HashSet<>();
        Set<Cell> required = new HashSet<>();
        for (Item i : survey.items())
            for (String row : i.free() ? List.of("1", "2", "3") : i.rowIds())
                for (Column c : i.columns()) {
                    var cell = new Cell(i.id(), row, c.id());
                    boolean there = r.answers().keySet().stream().anyMatch(x -> x.item().equals(i.id()) && x.row().equals(row));
                    if (!c.visibleWhen().isEmpty() && !r.answers().containsKey(cell))
                        hidden.add(cell);
                    else if (c.required() && (there || !i.free()))
                        required.add(cell);
                }
        return new Asked(hidden, required);
    }

    /** Sentences of this bundle and those of the surveys' bundle, which says units: here nothing of it is on the class path. */
    static Texts texts() throws IOException {
        URL[] surveys = {Path.of("../org.khoso.survey").toUri().toURL()};
        try (var loader = new URLClassLoader(surveys, Questionnaires.class.getClassLoader())) {
            return new Texts(loader);
        }
    }
}
