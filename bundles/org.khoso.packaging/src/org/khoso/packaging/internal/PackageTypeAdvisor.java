package org.khoso.packaging.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.khoso.api.Confidence;
import org.khoso.api.Message;
import org.khoso.api.packaging.PackageAdvice;
import org.khoso.api.packaging.PackageType;
import org.osgi.service.component.annotations.Component;

/** Proposes a package type; types, clauses and their confidence are in KHOSO-INF/packaging/advice.properties. */
@Component
public final class PackageTypeAdvisor implements PackageAdvice {
    private final Properties data = new Properties();

    public PackageTypeAdvisor() {
        try (InputStream in = PackageTypeAdvisor.class.getResourceAsStream("/KHOSO-INF/packaging/advice.properties")) {
            data.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Proposal propose(Purpose purpose) {
        String situation = purpose.otherSystem()
                ? purpose.digitisedHere() ? "digitised-hand-over" : "hand-over"
                : purpose.digitisedHere() ? "digitised" : "same-system";
        if (purpose.loose())
            situation = "loose-" + situation;
        String[] row = data.getProperty(situation).split("\\|");
        String code = row[0].trim();
        String clause = row[1].trim();
        PackageType type = PackageType.of(code).orElseThrow();
        Message reason = Message.of("packaging.advice." + situation, clause);
        return new Proposal(type, clause, Confidence.of(row[2].trim()), reason);
    }
}
