package org.khoso.pdfa.worker.internal;

/** The order of clauses: by their numbers, 6.2.9 before 6.2.11. */
final class Clauses {
    private Clauses() {
    }

    static int compare(String a, int testA, String b, int testB) {
        String[] x = a.split("\\.");
        String[] y = b.split("\\.");
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
            int c = number(x[i]) == number(y[i]) ? x[i].compareTo(y[i]) : Integer.compare(number(x[i]), number(y[i]));
            if (c != 0)
                return c;
        }
        return x.length != y.length ? Integer.compare(x.length, y.length) : Integer.compare(testA, testB);
    }

    private static int number(String s) {
        try {
            return Integer.parseInt(s);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
