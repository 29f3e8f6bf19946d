package org.khoso.survey.exchange.internal;

/** A value that can't be understood. */
final class Unclear extends Exception {
    private static final long serialVersionUID = 1L;
    private final String why;
    private final String text;

    /** @param why last part of the message's key, e.g. number @param text what stands there */
    Unclear(String why, String text) {
        super(why, null, false, false);
        this.why = why;
        this.text = text;
    }

    String why() {
        return why;
    }

    String text() {
        return text;
    }
}
