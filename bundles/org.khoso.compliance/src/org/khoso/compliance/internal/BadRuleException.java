package org.khoso.compliance.internal;

import org.khoso.api.Message;

/** A rule's data make no sense: a parameter is missing or of the wrong form. The runner shows the message to whoever wrote the data. */
public final class BadRuleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final transient Message problem;

    /** @param problem what is wrong with the rule's data */
    public BadRuleException(Message problem) {
        super(problem.key() + problem.args());
        this.problem = problem;
    }

    /** @return what is wrong with the rule's data */
    public Message problem() {
        return problem;
    }
}
