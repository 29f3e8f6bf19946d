package org.khoso.core.files;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.khoso.api.FieldInfo;
import org.khoso.api.Finding;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.StandardsCatalog.Profile;
import org.khoso.api.compliance.Checker;
import org.khoso.model.Concepts;

/**
 * The rules on files that the standards hold for records, applied to a file that belongs to none: those on texts to PDF and office
 * files, those on photos to images, those on audio and video to these. Which circular counts the day of making decides; of two
 * standards that ask for the same kind of thing the first one counts. For one day; thread-safe.
 */
final class FileRules {
    /** Kinds of rule that ask nothing but what a file itself says. */
    private static final Set<String> KINDS = Set.of("file-format", "resolution", "text-layer", "color-depth", "bit-rate", "pdfa");
    private static final String DIGITISED = "digitised";
    private final StandardsCatalog standards;
    private final Checker checker;
    private final LocalDate madeOn;

    /** Rules of one record set. @param reliability field that says where the content comes from, or null @param digitised its value for what was digitised @param electronic for what was born digital */
    private record Applicable(RecordSetInfo set, List<RuleInfo> rules, String reliability, String digitised, String electronic) {
    }

    private final Map<String, List<Applicable>> byType;

    FileRules(StandardsCatalog standards, Checker checker, LocalDate madeOn) {
        this.standards = standards;
        this.checker = checker;
        this.madeOn = madeOn;
        byType = Map.of("text", sets("text"), "photo", sets("photo"), "av", sets("av"));
    }

    /** @return findings of the rules in force on that day */
    List<Finding> check(CheckedFile c) {
        List<Finding> found = new ArrayList<>();
        for (Applicable s : byType.get(type(c.facts().mime()))) {
            var loose = new LooseFile(s.set, c, s.reliability, c.digitised() ? s.digitised : s.electronic, madeOn);
            found.addAll(checker.check(loose, s.rules.stream().filter(r -> c.digitised() || !digitised(r)).toList(), loose));
        }
        return found;
    }

    /** @return type of record that such a file would be of */
    static String type(String mime) {
        return mime.startsWith("image/") ? "photo" : mime.startsWith("audio/") || mime.startsWith("video/") ? "av" : "text";
    }

    private List<Applicable> sets(String type) {
        List<Applicable> sets = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> settled = new HashSet<>();
        for (Profile p : standards.profiles()) {
            String id = type.equals("text") ? p.text() : type.equals("photo") ? p.photo() : p.av();
            Optional<RecordSetInfo> set = id == null || !seen.add(id) ? Optional.empty() : standards.recordSet(id);
            if (set.isEmpty())
                continue;
            List<RuleInfo> rules = standards.rules(id).stream()
                    .filter(r -> KINDS.contains(r.kind()) && inForce(r) && !settled.contains(demand(r)))
                    .toList();
            rules.forEach(r -> settled.add(demand(r)));
            if (!rules.isEmpty())
                sets.add(set(set.get(), rules));
        }
        return sets;
    }

    /** What is asked, and of what: a standard for what is born digital does not settle what holds for paper. */
    private static String demand(RuleInfo r) {
        return r.kind() + " " + digitised(r);
    }

    private static boolean digitised(RuleInfo r) {
        return DIGITISED.equals(r.anchor());
    }

    private boolean inForce(RuleInfo r) {
        return (r.validFrom() == null || !madeOn.isBefore(r.validFrom())) && (r.validTo() == null || !madeOn.isAfter(r.validTo()));
    }

    /** Which code means "digitised" is data: the rules that bind what was digitised on a day name it as their condition, the others another. */
    private static Applicable set(RecordSetInfo set, List<RuleInfo> rules) {
        String field = set.byConcept(Concepts.RELIABILITY).map(FieldInfo::code).orElse(null);
        if (field == null)
            return new Applicable(set, rules, null, null, null);
        String digitised = rules.stream().filter(r -> digitised(r)).map(r -> condition(r, field)).filter(Objects::nonNull)
                .findFirst().orElse(null);
        String electronic = rules.stream().map(r -> condition(r, field)).filter(c -> c != null && !c.equals(digitised)).findFirst()
                .orElse(null);
        return new Applicable(set, rules, field, digitised, electronic);
    }

    private static String condition(RuleInfo rule, String field) {
        return rule.parameters().get("when") instanceof Map<?, ?> when && field.equals(when.get("field"))
                && when.get("equals") instanceof List<?> l && !l.isEmpty() ? String.valueOf(l.get(0)) : null;
    }
}
