package org.khoso.survey.sum.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.khoso.api.survey.Response.Cell;

/** What {@code KHOSO-INF/survey/assessment.properties} says. */
final class AssessmentPolicy {
    private static final String FILE = "/KHOSO-INF/survey/assessment.properties";
    private final Properties values = new Properties();

    /** How something is made of cells: {@code KIND [LEVEL] CELLS [CODE:SHARE,…]}. @param kind kind @param level level that is asked, or empty @param cells cells, of a ratio in pairs @param shares share of each code */
    record Made(String kind, String level, List<Cell> cells, Map<String, BigDecimal> shares) {
    }

    static AssessmentPolicy read() throws IOException {
        AssessmentPolicy p = new AssessmentPolicy();
        try (InputStream in = AssessmentPolicy.class.getResourceAsStream(FILE)) {
            p.values.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return p;
    }

    String text(String key) {
        return values.getProperty(key, "").strip();
    }

    BigDecimal number(String key) {
        return new BigDecimal(text(key));
    }

    /** @return number; null if there is none */
    BigDecimal numberOrNull(String key) {
        return text(key).isEmpty() ? null : number(key);
    }

    List<String> list(String key) {
        return split(text(key), ",");
    }

    static List<String> split(String text, String by) {
        return Arrays.stream(text.split(by)).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    List<Cell> cells(String key) {
        return list(key).stream().map(AssessmentPolicy::cell).toList();
    }

    /** @return how something is made; null if there is no such line */
    Made made(String key) {
        String text = text(key);
        if (text.isEmpty())
            return null;
        List<String> words = split(text, " ");
        boolean codes = words.getFirst().equals("codes");
        String cells = words.get(codes ? 2 : 1);
        return new Made(words.getFirst(), codes ? words.get(1) : "", split(cells, "[,:]").stream().map(AssessmentPolicy::cell).toList(),
                codes && words.size() > 3 ? shares(words.get(3)) : Map.of());
    }

    private static Map<String, BigDecimal> shares(String text) {
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        for (String s : split(text, ","))
            shares.put(s.substring(0, s.indexOf(':')), new BigDecimal(s.substring(s.indexOf(':') + 1)));
        return shares;
    }

    /** @return pairs EARLIER:NOW of a list */
    Map<String, String> pairs(String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String s : list(key))
            pairs.put(s.substring(0, s.indexOf(':')), s.substring(s.indexOf(':') + 1));
        return pairs;
    }

    static Cell cell(String text) {
        String[] parts = text.split("/", -1);
        return new Cell(parts[0], parts[1], parts[2]);
    }
}
