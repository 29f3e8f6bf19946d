package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.khoso.api.Confidence;
import org.khoso.api.Level;

/** What each finding of the verifier weighs and rests on: data, see KHOSO-INF/packaging/rules.properties. */
public final class Rules {
    /**
     * A rule.
     *
     * @param level      weight
     * @param confidence how sure we are of the clause
     * @param clause     clause; {0} stands for the annex
     */
    public record Rule(Level level, Confidence confidence, String clause) {
    }

    private final Properties data = new Properties();

    Rules() {
        this("/KHOSO-INF/packaging/rules.properties");
    }

    /** @param resource a file of this form in the bundle */
    public Rules(String resource) {
        try (InputStream in = Rules.class.getResourceAsStream(resource)) {
            data.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the rule of that id; it has to be there */
    public Rule rule(String id) {
        String[] r = data.getProperty(id, "").split("\\|", -1);
        if (r.length != 3)
            throw new IllegalStateException("no rule " + id);
        return new Rule(Level.valueOf(r[0].trim().toUpperCase(Locale.ROOT)), Confidence.of(r[1].trim()), r[2].trim());
    }

    /** @return the annex of a package type, for clauses */
    String annex(String type) {
        return data.getProperty("annex." + type, data.getProperty("annex", ""));
    }

    /** @return a plain setting */
    public String setting(String name) {
        return data.getProperty(name, "");
    }
}
