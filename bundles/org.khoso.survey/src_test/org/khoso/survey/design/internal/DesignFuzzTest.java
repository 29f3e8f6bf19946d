package org.khoso.survey.design.internal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.khoso.api.Message;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** Broken questionnaires of others: a design that can be shown, checked and written, or a clear refusal. */
class DesignFuzzTest {
    @Test
    void questionnaires() throws Exception {
        byte[] small = Designs.DESIGNER.blank("x").add(SurveyDesign.Place.ROOT, "items", 0).yaml().getBytes(StandardCharsets.UTF_8);
        Fuzz.of("questionnaire", DesignFuzzTest.class).shape(Shape.YAML).naming("phieu.yaml").seed(small)
                .seed(Designs.shipped("bnv-2025-05").yaml().getBytes(StandardCharsets.UTF_8))
                .words("visibleWhen: \"[a/b] > 0\"", "kind: check", "free: true", "query: {kind: x}", "levels: []", "- {}", "id: \"a/b\"",
                        "check: \"((((((\"", "source: 1.c", "from: method", "maxLength: -1", "deadline: 2025-02-30")
                .run((file, in) -> read(file));
    }

    private static List<Message> read(byte[] file) throws Exception {
        Designs.DESIGNER.check(new ByteArrayInputStream(file), "phieu.yaml");
        SurveyDesign d = Designs.DESIGNER.read(new ByteArrayInputStream(file), "phieu.yaml");
        d.template();
        d.problems();
        Designs.DESIGNER.asked(d, EngineTest.response(d, java.util.Map.of()));
        Designs.DESIGNER.read(new ByteArrayInputStream(d.yaml().getBytes(StandardCharsets.UTF_8)), "again.yaml");
        return List.of();
    }
}
