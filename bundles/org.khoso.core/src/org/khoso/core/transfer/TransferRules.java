package org.khoso.core.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.khoso.api.Confidence;
import org.khoso.core.transfer.TransferManifest.Rule;
import org.khoso.model.Concepts;
import org.khoso.text.Fold;

/** What the law says of hand-overs, and how sure we are of it: data, read once. Immutable. */
final class TransferRules {
    private final Properties data = new Properties();

    TransferRules() {
        try (InputStream in = Objects.requireNonNull(TransferRules.class.getResourceAsStream("/KHOSO-INF/transfer/rules.properties"))) {
            data.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unit of a period. */
    enum Unit {
        /** Days. */
        DAYS,
        /** Days that are no Saturday and no Sunday. */
        WORKING_DAYS,
        /** Months before. */
        MONTHS_BEFORE,
        /** The last day of a year so many years later. */
        YEAR_ENDS
    }

    /** A deadline. @param key key @param amount amount @param unit unit @param label how sure we are @param clause clause @param from what it counts from @param side OUT, IN or BOTH */
    record Term(String key, int amount, Unit unit, Confidence label, String clause, String from, String side) {
    }

    List<Term> terms() {
        return Arrays.stream(data.getProperty("deadlines").split(",")).map(String::strip).map(this::term).toList();
    }

    private Term term(String key) {
        String[] p = data.getProperty("deadline." + key).split("\\|");
        String[] period = p[0].strip().split(" ");
        return new Term(key, Integer.parseInt(period[0]), Unit.valueOf(period[1].replace('-', '_').toUpperCase(java.util.Locale.ROOT)),
                Confidence.of(p[1].strip()), p[2].strip(), p[3].strip(), p[4].strip());
    }

    /** @return the rule by which records are handed over */
    Rule basis() {
        String[] p = data.getProperty("basis").split("\\|");
        return new Rule(p[0].strip(), p[1].strip());
    }

    /** @return how sure we are of what is said of classified records */
    Confidence classifiedLabel() {
        return Confidence.of(data.getProperty("classified.label"));
    }

    /** @return clause on classified records */
    String classifiedClause() {
        return data.getProperty("classified.clause");
    }

    /** @param values value of a concept as text; empty if absent @return the mark; empty if it is not classified */
    String classified(UnaryOperator<String> values) {
        String secrecy = values.apply(Concepts.SECRECY).strip();
        if (!secrecy.isEmpty())
            return secrecy;
        String access = values.apply(Concepts.ACCESS_MODE).strip();
        String folded = Fold.fold(access);
        return Arrays.stream(data.getProperty("classified.access").split(";")).map(Fold::fold).anyMatch(folded::equals) ? access : "";
    }
}
