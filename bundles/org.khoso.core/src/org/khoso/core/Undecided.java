package org.khoso.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.RuleInfo;
import org.khoso.api.Subject;

/**
 * The rules of one dossier and its records of which nobody can tell whether they apply, because a date is missing. One
 * finding for each date says them all: the date is one thing to mend, not one for each rule and record.
 */
final class Undecided {
    /** Rules that are named; how many there are is said always. */
    private static final int NAMED = 8;

    private record Open(Object anchor, Set<String> rules, Set<UUID> objects) {
    }

    private final Map<String, Open> open = new LinkedHashMap<>();

    void add(RuleInfo rule, Object anchor, UUID object) {
        Open o = open.computeIfAbsent(rule.anchor(), k -> new Open(anchor, new LinkedHashSet<>(), new LinkedHashSet<>()));
        o.rules().add(rule.id());
        o.objects().add(object);
    }

    /** @return one finding about the dossier for each date that is missing */
    List<Finding> findings(UUID dossier, String code) {
        List<Finding> out = new ArrayList<>();
        open.forEach((anchor, o) -> out.add(new Finding("check/undecided", "", Confidence.DESIGN, Level.MAY,
                new Subject(Kind.DOSSIER, dossier, code), anchor, Message.of("core.check.undecided", o.anchor(), o.rules().size(),
                        o.objects().size(), named(o.rules())),
                Message.of("core.check.undecided.remedy", o.anchor()))));
        return out;
    }

    private static String named(Set<String> rules) {
        String first = String.join(", ", rules.stream().limit(NAMED).toList());
        return rules.size() > NAMED ? first + ", \u2026" : first;
    }
}
