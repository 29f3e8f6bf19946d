package org.khoso.api.compliance;

import java.io.IOException;
import java.util.function.Consumer;
import org.khoso.api.Message;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;

/**
 * Extension point: a <em>kind</em> of rule. The rules themselves are data. A DS component with the property
 * {@code kind}. Stateless, thread-safe.
 *
 * <p>Bad data yields violations; {@link IOException} means "could not look"; anything else is a bug, which the runner turns
 * into a finding {@code check-failed}, and goes on.
 */
public interface ComplianceRule {
    /** A violation. @param place field code or path @param message what is wrong @param remedy what to do, or null */
    record Violation(String place, Message message, Message remedy) {
    }

    /** Looks at one record. @param out receives violations */
    void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException;
}
