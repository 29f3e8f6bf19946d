package org.khoso.survey.sum.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.khoso.api.survey.Response.Cell;

/** What {@code KHOSO-INF/survey/consolidation.properties} says: when figures are totals, how percentages are made anew. */
final class SumPolicy {
    private static final String FILE = "/KHOSO-INF/survey/consolidation.properties";
    private static final String PERCENT = "percent.";

    private final Properties values = new Properties();

    /** Columns of one row that a percentage is made of; their cells have no row. */
    record Ratio(Cell done, Cell plan) {
    }

    static SumPolicy read() throws IOException {
        SumPolicy p = new SumPolicy();
        try (InputStream in = SumPolicy.class.getResourceAsStream(FILE)) {
            p.values.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return p;
    }

    BigDecimal number(String key) {
        return new BigDecimal(values.getProperty(key).strip());
    }

    /** @return ratios that a column of percentages may be made of, the best first; empty if it has no total */
    List<Ratio> ratios(String item, String column) {
        List<Ratio> ratios = new ArrayList<>();
        for (String r : values.getProperty(PERCENT + item + "/" + column, "").split(","))
            if (!r.isBlank()) {
                String[] parts = r.strip().split(":");
                ratios.add(new Ratio(cell(parts[0]), cell(parts[1])));
            }
        return ratios;
    }

    private static Cell cell(String reference) {
        int slash = reference.indexOf('/');
        return new Cell(reference.substring(0, slash), "", reference.substring(slash + 1));
    }
}
