package org.khoso.core.bundle;

import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;

/** What is worth saying of a bundle that was taken in. */
final class Notes {
    private Notes() {
    }

    /** It had been taken in, or was made here. */
    static Finding again(String name, KeptBundle seen) {
        String key = seen.way() == KeptBundle.Way.IN ? "again" : "own";
        return finding(name, Level.MAY, key, seen.series().sender(), seen.number(), Refusals.minute(seen.handledAt()));
    }

    /** @param before numbers as they were before */
    static List<Finding> of(String name, Manifest m, Numbers before) {
        List<Finding> all = new ArrayList<>();
        String sender = m.series().sender();
        long last = before.highest();
        if (m.number() == last + 2)
            all.add(finding(name, Level.SHOULD, "gap", sender, m.number(), last + 1));
        else if (m.number() > last + 2)
            all.add(finding(name, Level.SHOULD, "gaps", sender, m.number(), last + 1, m.number() - 1));
        KeptBundle previous = before.at(m.number() - 1);
        if (previous != null && !previous.digest().equals(m.previous()))
            all.add(finding(name, Level.SHOULD, "chain", sender, m.number(), m.number() - 1));
        return all;
    }

    private static Finding finding(String name, Level level, String key, Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = name;
        System.arraycopy(args, 0, all, 1, args.length);
        return new Finding("survey/bundle-" + key, "", Confidence.DESIGN, level, new Subject(Kind.SURVEY_BUNDLE, null, name), "",
                Message.of("core.bundle." + key, all), Message.of("core.bundle." + key + ".remedy", all));
    }
}
