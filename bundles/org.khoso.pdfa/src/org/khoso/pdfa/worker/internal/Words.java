package org.khoso.pdfa.worker.internal;

/** veraPDF's words as they go to the parent. */
final class Words {
    private static final int LONGEST = 500;

    private Words() {
    }

    /** @return what an exception says, with what caused it: veraPDF wraps the useful one */
    static String of(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null && at.getCause() != at)
            at = at.getCause();
        return shorten(at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage());
    }

    static String shorten(String s) {
        String plain = s == null ? "" : s.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
