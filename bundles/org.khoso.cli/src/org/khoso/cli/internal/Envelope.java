package org.khoso.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.Confidence;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.core.Json;
import org.khoso.core.Texts;

/** The one shape of every verb's JSON; see docs/cli/. */
final class Envelope {
    private Envelope() {
    }

    static String of(String input, String status, Counts counts, List<Finding> findings, Map<String, Object> result, Texts texts,
            Locale locale) {
        Map<String, Object> e = new LinkedHashMap<>();
        e.put("input", input);
        e.put("status", status);
        e.put("counts", counts);
        e.put("findings", findings.stream().map(f -> finding(f, texts, locale)).toList());
        e.put("result", result);
        return Json.write(e);
    }

    static String failed(String input, String rule, Message problem, Message remedy, Texts texts, Locale locale) {
        var finding = new Finding(rule, "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.ARCHIVE, null, input), "", problem,
                remedy);
        return of(input, "failed", new Counts(1, 0, 0, 1), List.of(finding), Map.of(), texts, locale);
    }

    /** A finding as JSON has it: the names of the components are the keys. */
    private record FindingJson(String rule, String clause, String confidence, String level, String subject, String place, String message,
            String remedy) {
    }

    private static FindingJson finding(Finding f, Texts texts, Locale locale) {
        return new FindingJson(f.rule(), f.clause(), f.confidence().code(), f.level().code(), f.subject().code(), f.place(),
                texts.say(f.message(), locale), texts.say(f.remedy(), locale));
    }
}
