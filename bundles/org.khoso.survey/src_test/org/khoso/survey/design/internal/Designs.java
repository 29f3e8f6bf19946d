package org.khoso.survey.design.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.khoso.api.survey.AnswerSource;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Group;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesigner.Checked;
import org.khoso.survey.internal.ContractorSource;
import org.khoso.survey.internal.KhosoSurveys;
import org.khoso.survey.internal.MethodSource;
import org.khoso.survey.internal.SafetySource;
import org.khoso.survey.internal.SoftwareSource;

/** Designs for the tests. */
final class Designs {
    static final List<String> SHIPPED = List.of("bnv-2025-05", "khoso-survey-2026");
    static final KhosoDesigner DESIGNER = new KhosoDesigner(new KhosoSurveys(
            SHIPPED.stream().map(s -> Designs.class.getResource("/KHOSO-INF/surveys/" + s + ".yaml")).toList(), sources()));

    private Designs() {
    }

    private static Map<String, AnswerSource> sources() {
        return Map.of("1.c", new MethodSource(), "1.d", new ContractorSource(), "2.b", new SoftwareSource(), "3.b", new SafetySource());
    }

    static SurveyDesign shipped(String name) throws IOException {
        try (InputStream in = Designs.class.getResourceAsStream("/KHOSO-INF/surveys/" + name + ".yaml")) {
            return DESIGNER.read(in, name);
        }
    }

    static SurveyDesign read(String yaml) throws IOException {
        return DESIGNER.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "f.yaml");
    }

    static Checked check(String yaml) throws IOException {
        return DESIGNER.check(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "f.yaml");
    }

    /** @return place of the part with that identity in a list */
    static Place place(SurveyDesign d, Place parent, String list, String id) {
        for (int i = 0; i < d.count(parent, list); i++)
            if (d.value(parent.child(list, i), "id").equals(id))
            return parent.child(list, i);
        throw new AssertionError("no " + list + " " + id);
    }

    static Place item(SurveyDesign d, String id) {
        return place(d, Place.ROOT, "items", id);
    }

    static Place column(SurveyDesign d, String item, String id) {
        return place(d, item(d, item), "columns", id);
    }

    static Place rule(SurveyDesign d, String id) {
        return place(d, Place.ROOT, "rules", id);
    }

    /** Adds every place below one. */
    static void places(SurveyDesign d, Place at, List<Place> all) {
        all.add(at);
        for (Group g : SurveyDesign.groups(at.part()))
            for (int i = 0; i < d.count(at, g.name()); i++)
                places(d, at.child(g.name(), i), all);
    }
}
