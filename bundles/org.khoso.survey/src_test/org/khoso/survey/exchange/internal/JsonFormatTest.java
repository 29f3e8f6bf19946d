package org.khoso.survey.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService.Template;

class JsonFormatTest {
    private static final String FILE = "xã A.json";
    private final JsonFormat json = new JsonFormat();
    private final Template small = Samples.small();

    private String text(Response r) throws Exception {
        return new String(Samples.write(json, small, r), StandardCharsets.UTF_8);
    }

    private KhosoException refused(String file) {
        var e = assertThrows(KhosoException.class, () -> Samples.read(json, small, file.getBytes(StandardCharsets.UTF_8), FILE));
        assertTrue(e.problem().args().contains(FILE), e.getMessage());
        return e;
    }

    private void refused(String key, String names, String file) {
        var e = refused(file);
        assertEquals(key, e.problem().key(), e.getMessage());
        assertTrue(e.problem().args().toString().contains(names), e.getMessage());
    }

    @Test
    void randomResponsesComeBackEqual() throws Exception {
        for (Template t : new Template[]{small, Samples.letter()})
            for (long seed = 0; seed < 40; seed++) {
                Response r = Samples.random(t, seed);
                byte[] file = Samples.write(json, t, r);
                Response back = Samples.read(json, t, file, FILE);
                assertEquals(r, back, "seed " + seed);
                assertArrayEquals(file, Samples.write(json, t, back), "seed " + seed);
            }
    }

    @Test
    void itSaysWhatItBelongsTo() throws Exception {
        Response r = Samples.random(small, 3);
        var about = json.about(new ByteArrayInputStream(Samples.write(json, small, r)), FILE);
        assertEquals("nhỏ 1 79 " + r.id(),
                about.survey() + " " + about.version() + " " + about.respondent().code() + " " + about.response());
    }

    @Test
    void halvesOfCharactersComeBackToo() throws Exception {
        Response r = Samples.with(Samples.empty(small), Map.of(new Cell("1.đ", "", "txt"), Given.entered("\ud83d x \udcc1", "", null)));
        assertEquals(r, Samples.read(json, small, Samples.write(json, small, r), FILE));
    }

    @Test
    void namesThatNobodyKnowsArePassedOver() throws Exception {
        Response r = Samples.random(small, 5);
        String file = text(r).replaceFirst("\"id\"", "\"later\" : {\"a\": [1, {\"b\": null}]}, \"id\"").replaceFirst("\"code\"",
                "\"region\" : 7, \"code\"").replaceFirst("\"item\"", "\"seal\" : [\"x\"], \"item\"");
        assertEquals(r, Samples.read(json, small, file.getBytes(StandardCharsets.UTF_8), FILE));
    }

    @Test
    void otherVersionsAndSurveysAreRefused() throws Exception {
        String file = text(Samples.random(small, 1));
        refused("survey.file.foreign", "2", file.replaceFirst("\"version\" : 1", "\"version\" : 2, \"id\" : {}"));
        refused("survey.file.not-ours", FILE, file.replaceFirst("khoso-survey-response", "something-else"));
        refused("survey.file.other-survey", "bnv",
                text(new Response(Samples.empty(small).id(), "bnv", "1", Samples.empty(small).respondent(), null,
                        Response.State.DRAFT, Response.Issue.OWN, Map.of())));
        refused("survey.file.other-version", "9", file.replaceFirst("\"surveyVersion\" : \"1\"", "\"surveyVersion\" : \"9\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.x//int", "1.đ/x/int", "1.đ//int2", "1.e′/9/int", "2.a/0/int", "2.a/1234567/int", "2.a/1/#none", "2.a/١/int"})
    void unknownCellsAreRefused(String cell) throws Exception {
        String[] p = cell.split("/", -1);
        Response r = Samples.with(Samples.empty(small), Map.of(new Cell(p[0], p[1], p[2]), Given.entered("1", "", null)));
        refused("survey.file.unknown-cell", cell, text(r));
    }

    @Test
    void wrongFieldsAreNamed() throws Exception {
        Cell c = new Cell("1.đ", "", "int");
        String file = text(Samples.with(Samples.empty(small), Map.of(c, Given.entered("1", "A", Samples.NOW))));
        refused("survey.file.field", "1.đ//int", file.replace("\"ENTERED\"", "\"GUESSED\""));
        refused("survey.file.field", "1.đ//int", file.replace("\"value\" : \"1\"", "\"value\" : 1"));
        refused("survey.file.field", "1.đ//int", file.replace("2025-05-20T03", "2025-05-20 03"));
        refused("survey.file.field", "state", file.replace("\"DRAFT\"", "\"LOST\""));
        refused("survey.file.field", "id", file.replaceFirst("\"id\" : \"[^\"]*\"", "\"id\" : \"x\""));
        refused("survey.file.field", "value", file.replace("\"value\" : \"1\"", "\"valu\" : \"1\""));
        refused("survey.file.broken", "JSON", file.replace("\"value\" : \"1\"", "\"value\" : \"1\", \"value\" : \"2\""));
        refused("survey.file.field", "1.đ//int", file.replaceFirst("(?s)(\"answers\" : \\[)(.*)(\\])", "$1$2,$2$3"));
    }

    @Test
    void hostileTextsAreRefused() throws Exception {
        String file = text(Samples.random(small, 2));
        refused("survey.file.broken", "JSON", file.substring(0, file.length() / 2));
        refused("survey.file.broken", "JSON", file + "{}");
        refused("survey.file.not-ours", FILE, "[]");
        refused("survey.file.not-ours", FILE, "");
        refused("survey.file.broken", "JSON", "nonsense");
        refused("survey.file.too-large", FILE, "{\"a\":" + "[".repeat(50_000));
        refused("survey.file.too-large", FILE, "{\"document\":\"" + "x".repeat(JsonReads.LONGEST + 10) + "\"}");
        refused("survey.file.broken", "JSON", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>");
    }

    @Test
    void endlessFilesAreRefused() {
        var endless = new InputStream() {
            private long n;

            @Override
            public int read() {
                return n++ == 0 ? '{' : ' ';
            }
        };
        var e = assertThrows(KhosoException.class, () -> json.read(small, endless, FILE));
        assertEquals("survey.file.too-large", e.problem().key());
        assertTrue(endless.n < JsonReads.MOST + 100_000);
    }
}
