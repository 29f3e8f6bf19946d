package org.khoso.survey.ui;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.SurveyService.Explanation;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.Session;
import org.khoso.core.Surveys;
import org.khoso.core.Surveys.Kept;

/** The surveys and the newest kept answer to each of their items. Read in the background, shown on the UI thread. */
final class Answers {
    private final List<Template> templates;
    private final Map<String, Kept> kept = new HashMap<>();
    private final Map<String, Explanation> explained = new HashMap<>();
    private final Map<String, String> problems = new HashMap<>();

    private Answers(List<Template> templates) {
        this.templates = templates;
    }

    /** @return nothing */
    static Answers none() {
        return new Answers(List.of());
    }

    /**
     * Reads what is kept in an archive, null for none; an answer that can't be read is told with its item.
     *
     * @param explain says in words what went wrong
     */
    static Answers read(Surveys surveys, Session session, java.util.function.Function<Exception, String> explain) throws IOException {
        var a = new Answers(surveys.templates(session));
        for (Template t : a.templates)
            for (Item i : t.items())
                if (session != null && i.computed())
                try {
                    surveys.newest(session, t.id(), i.id()).ifPresent(k -> a.kept.put(key(t, i), k));
                } catch (IOException e) {
                    a.problems.put(key(t, i), explain.apply(e));
                }
        return a;
    }

    List<Template> templates() {
        return templates;
    }

    Optional<Kept> kept(Template t, Item i) {
        return Optional.ofNullable(kept.get(key(t, i)));
    }

    /** @return why the kept answer can't be read, or null */
    String problem(Template t, Item i) {
        return problems.get(key(t, i));
    }

    /** Takes a new answer. */
    void put(Template t, Item i, Kept k) {
        kept.put(key(t, i), k);
        explained.remove(key(t, i));
        problems.remove(key(t, i));
    }

    /** Takes what a new count said. */
    void put(Template t, Item i, Explanation e) {
        explained.put(key(t, i), e);
    }

    /** @return what the last new count said */
    Optional<Explanation> explained(Template t, Item i) {
        return Optional.ofNullable(explained.get(key(t, i)));
    }

    /** @return a figure of a kept answer */
    static Optional<Figure> figure(Kept k, String row, String column) {
        return k == null
                ? Optional.empty()
                : k.stored().answer().figures().stream().filter(f -> f.row().equals(row) && f.column().equals(column)).findFirst();
    }

    private static String key(Template t, Item i) {
        return t.id() + "\n" + i.id();
    }
}
