package org.khoso.api;

import java.util.List;
import java.util.Map;

/**
 * A way from the record sets of one standard to those of another, as standards data has it.
 *
 * @param id         e.g. {@code tt02-tt05}
 * @param title      title
 * @param from       standard that is left
 * @param to         profile that is reached
 * @param clause     document and article, or where it is derived from
 * @param confidence how sure we are
 * @param sets       which record set becomes which
 */
public record ConversionInfo(String id, Bilingual title, String from, String to, String clause, Confidence confidence, List<Pair> sets) {
    /** How one record set becomes another. @param from record set that is left @param to record set that is reached @param steps in order */
    public record Pair(String from, String to, List<Step> steps) {
    }

    /**
     * What becomes of a field.
     *
     * @param field      field of the new record set; of the old one for what is lost
     * @param from       fields of the old record set that it is made from
     * @param how        way: copy, lookup, retention, compose, count, default, flag, lost
     * @param parameters parameters of the way
     * @param note       what a person should know
     */
    public record Step(String field, List<String> from, String how, Map<String, Object> parameters, Bilingual note) {
    }
}
