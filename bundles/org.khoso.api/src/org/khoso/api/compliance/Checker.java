package org.khoso.api.compliance;

import java.util.List;
import org.khoso.api.Finding;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;

/** Runs rules on records. Service of {@code org.khoso.compliance}. Thread-safe. */
public interface Checker {
    /**
     * @return findings of one record, in the order of the rules. A rule whose anchor date is missing yields a finding
     *         "not decidable", not a pass; a rule of an unknown kind and one that fails yield findings too
     */
    List<Finding> check(RecordView subject, List<RuleInfo> rules, CheckContext context);

    /** @return the kinds of rule that are there */
    List<String> kinds();
}
