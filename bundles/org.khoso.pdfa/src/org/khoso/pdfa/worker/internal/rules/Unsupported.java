package org.khoso.pdfa.worker.internal.rules;

/** What this package does not do as Rhino does it: the script goes to Rhino. No mistake, so no stack trace. */
final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsupported(String what) {
        super(what, null, false, false);
    }
}
