package org.khoso.core.fixity;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.khoso.api.Confidence;

/**
 * How often a vault is to be read, by which rule, how sure we are of it: data, {@code KHOSO-INF/fixity/policy.properties}. Immutable.
 *
 * @param days             days between two checks, if the archive has no schedule of its own
 * @param copyDays         days after which a second copy is to be read again, likewise
 * @param longest          days within which the law wants everything checked
 * @param clause           where it says so
 * @param confidence       how sure that is
 * @param copiesClause     where the law wants copies on media of their own
 * @param copiesConfidence how sure that is
 */
public record FixityPolicy(int days, int copyDays, int longest, String clause, Confidence confidence, String copiesClause,
        Confidence copiesConfidence) {
    private static final String FILE = "KHOSO-INF/fixity/policy.properties";

    /** @return the policy of the product */
    public static FixityPolicy ofProduct() {
        try (InputStream in = FixityPolicy.class.getClassLoader().getResourceAsStream(FILE)) {
            Properties p = new Properties();
            p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new FixityPolicy(days(p, "days"), days(p, "copy.days"), days(p, "longest.days"), p.getProperty("longest.clause"),
                    Confidence.of(p.getProperty("longest.confidence")), p.getProperty("copies.clause"),
                    Confidence.of(p.getProperty("copies.confidence")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int days(Properties p, String key) {
        return Integer.parseInt(p.getProperty(key));
    }
}
