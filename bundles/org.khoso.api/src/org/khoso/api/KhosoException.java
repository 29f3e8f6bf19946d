package org.khoso.api;

import java.io.IOException;

/**
 * Something could not be done, for a reason that the user can understand: names file, place, rule, remedy. Bad items of
 * a run are findings, not exceptions.
 */
public class KhosoException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Message problem;
    private final transient Message remedy;

    /** @param problem what went wrong and where; @param remedy what to do, or null; @param cause or null */
    public KhosoException(Message problem, Message remedy, Throwable cause) {
        super(problem.key() + problem.args(), cause);
        this.problem = problem;
        this.remedy = remedy;
    }

    /** @return what went wrong and where */
    public Message problem() {
        return problem;
    }

    /** @return what to do about it, or null */
    public Message remedy() {
        return remedy;
    }
}
