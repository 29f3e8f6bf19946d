package org.khoso.core.transfer;

import java.util.ArrayList;
import java.util.List;
import org.khoso.core.transfer.Receipt.Reason;

/** Reasons of a return as they are kept: a line for each record. */
final class Reasons {
    private static final String BETWEEN = ": ";

    private Reasons() {
    }

    static String line(String record, String reason) {
        return oneLine(record) + BETWEEN + oneLine(reason);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    static String text(List<Reason> reasons) {
        return String.join("\n", reasons.stream().map(r -> line(r.record(), r.reason())).toList());
    }

    static List<Reason> of(String kept) {
        List<Reason> all = new ArrayList<>();
        for (String line : kept.split("\n")) {
            int at = line.indexOf(BETWEEN);
            if (at > 0)
                all.add(new Reason(line.substring(0, at), line.substring(at + BETWEEN.length())));
        }
        return all;
    }
}
