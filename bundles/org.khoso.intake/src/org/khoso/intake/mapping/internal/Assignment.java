package org.khoso.intake.mapping.internal;

import java.util.Arrays;

/** One-to-one assignment with the greatest total (Hungarian method with potentials). */
final class Assignment {
    private Assignment() {
    }

    /**
     * @param score score of each row for each column of the table; 0 means "never"
     * @return for each row the column given to it, -1 if none
     */
    static int[] best(double[][] score) {
        int n = score.length;
        int m = n == 0 ? 0 : score[0].length;
        int size = n + m; // as many empty places as rows, so that nobody is forced into a bad one
        double[] u = new double[n + 1];
        double[] v = new double[size + 1];
        int[] owner = new int[size + 1];
        for (int i = 1; i <= n; i++)
            place(score, i, m, u, v, owner);
        int[] out = new int[n];
        Arrays.fill(out, -1);
        for (int j = 1; j <= m; j++)
            if (owner[j] > 0 && score[owner[j] - 1][j - 1] > 0)
            out[owner[j] - 1] = j - 1;
        return out;
    }

    private static void place(double[][] score, int row, int m, double[] u, double[] v, int[] owner) {
        int size = owner.length - 1;
        double[] least = new double[size + 1];
        Arrays.fill(least, Double.MAX_VALUE);
        boolean[] used = new boolean[size + 1];
        int[] way = new int[size + 1];
        owner[0] = row;
        int at = 0;
        do {
            used[at] = true;
            int i = owner[at];
            int next = 0;
            double delta = Double.MAX_VALUE;
            for (int j = 1; j <= size; j++) {
                if (used[j])
                    continue;
                double cost = (j <= m ? -score[i - 1][j - 1] : 0) - u[i] - v[j];
                if (cost < least[j]) {
                    least[j] = cost;
                    way[j] = at;
                }
                if (least[j] < delta) {
                    delta = least[j];
                    next = j;
                }
            }
            for (int j = 0; j <= size; j++)
                if (used[j]) {
                    u[owner[j]] += delta;
                    v[j] -= delta;
                } else
                least[j] -= delta;
            at = next;
        } while (owner[at] != 0);
        while (at != 0) {
            owner[at] = owner[way[at]];
            at = way[at];
        }
    }
}
