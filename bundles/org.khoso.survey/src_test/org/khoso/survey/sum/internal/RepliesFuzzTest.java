package org.khoso.survey.sum.internal;

import static org.khoso.survey.sum.internal.SumSurvey.response;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Request;
import org.khoso.survey.internal.Units;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

class RepliesFuzzTest {
    private static final AdminUnits UNITS = new Units();
    /** A district: thousands of units would take longer than what is tested. */
    private static final List<Consolidation.Member> MEMBERS = Expected.of(UNITS, SumSurvey.DAY).stream()
            .filter(m -> m.unit().code().equals("01")
                    || m.above() != null && (m.above().code().equals("01") || m.above().code().equals("001")))
            .toList();
    private static final String SOUND = ReplyText.of(response("commune", "00001", "UBND phường Phúc Xá", "1.a/commune/dossiers=10",
            "1.a/commune/metres=0.25", "1.c//method=SELF,SERVICE", "3.a/1/qty=4", "2.a//#none=không có", "1.b/commune/percent=7"));

    private static List<Message> summed(Path file, byte[] bytes) throws Exception {
        Files.write(file, bytes);
        Consolidation c = new KhosoConsolidation(UNITS).consolidate(new Request(SumSurvey.LETTER, SumSurvey.DAY, MEMBERS, List.of()),
                List.of(file), Progress.NONE);
        c.words((unit, cell, value) -> Objects.requireNonNull(value));
        c.measures().forEach(m -> c.in(Consolidation.Geography.NEW).total(Consolidation.Unit.ALL, m));
        List<Message> said = new ArrayList<>();
        Stream.concat(c.left().stream().map(Consolidation.Left::problem), c.bad().stream().map(Consolidation.Bad::problem))
                .filter(Objects::nonNull).forEach(said::add);
        return said;
    }

    @Test
    void brokenResponses() throws Exception {
        Fuzz.of("responses to sum up", KhosoConsolidation.class).shape(Shape.JSON).seed(SOUND.getBytes(StandardCharsets.UTF_8))
                .words("\"value\": \"1e999999999\"", "\"value\": \"-1\"", "\"sequence\": 99999999999999999999", "\"version\": 1.5",
                        "\"level\": \"national\"",
                        "\"referenceDate\": \"2025-13-01\"", "\\u0000", "null", "\"code\": \"\"")
                .run((file, in) -> summed(in.resolve("r.json"), file));
    }

    @Test
    void brokenLines() throws Exception {
        String lines = SOUND + "\n" + SOUND.replace("00001", "00004").replace("Phúc Xá", "Trúc Bạch") + "\n"
                + SOUND.replace("\"10\"", "\"11\"") + "\n";
        Fuzz.of("lines of responses", KhosoConsolidation.class).shape(Shape.TEXT).seed(lines.getBytes(StandardCharsets.UTF_8))
                .run((file, in) -> summed(in.resolve("r.jsonl"), file));
    }

    @Test
    void brokenDecisions() throws Exception {
        Fuzz.of("decisions", KhosoConsolidation.class).shape(Shape.CSV).naming("d.csv").words("00019,00070", "99999,01", "01,01")
                .seed("old,new\n00019,00070\n001,01\n00022,00008,note\n".getBytes(StandardCharsets.UTF_8)).run((file, in) -> {
                    var decisions = new KhosoConsolidation(UNITS).decisions(Files.write(in.resolve("d.csv"), file));
                    new Decided(UNITS).units(decisions);
                    return List.of();
                });
    }
}
