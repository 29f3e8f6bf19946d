package org.khoso.api;

import java.time.LocalDate;
import java.util.Map;

/**
 * A rule of a standard: data that a rule <em>kind</em> ({@link org.khoso.api.compliance.ComplianceRule}) interprets.
 *
 * @param id         e.g. {@code tt05.aip_hoso.ead/title/required}
 * @param kind       rule kind, e.g. {@code required}
 * @param recordSet  record set that it applies to
 * @param field      field code, or empty for the whole record
 * @param parameters parameters of the kind: strings, numbers, booleans, lists, maps
 * @param level      weight, already lowered to what the confidence allows
 * @param clause     document and article
 * @param confidence how sure we are
 * @param anchor     date that decides whether it applies: digitised, described, signed, packed, submitted, work-ended; empty
 *                   if it always does
 * @param validFrom  first day, null if open
 * @param validTo    last day, null if open
 * @param decidedBy  file of the standards data that decided the rule as it stands
 */
public record RuleInfo(String id, String kind, String recordSet, String field, Map<String, Object> parameters, Level level,
        String clause, Confidence confidence, String anchor, LocalDate validFrom, LocalDate validTo, String decidedBy) {
}
