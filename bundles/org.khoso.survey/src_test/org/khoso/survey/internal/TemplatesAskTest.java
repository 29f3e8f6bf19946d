package org.khoso.survey.internal;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each condition and rule of the questionnaires that come with Khoso can be asked. */
class TemplatesAskTest {
    @ParameterizedTest
    @ValueSource(strings = {Templates.LETTER, "/KHOSO-INF/surveys/khoso-survey-2026.yaml"})
    void rules_can_be_asked(String file) throws Exception {
        new Validator(Templates.template(Templates.read(TemplatesAskTest.class.getResource(file)), Set.of()));
    }
}
