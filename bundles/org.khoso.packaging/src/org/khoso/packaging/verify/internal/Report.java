package org.khoso.packaging.verify.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;

/** Gathers findings: each place once per rule, and not without end. */
public final class Report {
    /** Takes findings as they come. */
    public interface Sink {
        /** A finding of a rule; the message has the place as argument 0. */
        void add(String rule, String place, Object... args);
    }

    /** Where a value is missing. */
    private static final String NOTHING = "—";
    private final Rules rules;
    private final int perRule;
    private final Subject subject;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private String type = "";

    public Report(Rules rules, String packageName, int perRule) {
        this.rules = rules;
        this.perRule = perRule;
        subject = new Subject(Kind.FILE, null, SafePath.shown(packageName));
    }

    /** Sets the type, which decides the annex named in clauses from here on. */
    void type(String found) {
        type = found;
    }

    /** Adds a finding of a rule in rules.properties; the message has the place as argument 0. */
    public void add(String rule, String place, Object... args) {
        Rules.Rule r = rules.rule(rule);
        add(rule, rule, rule, r.level(), r.confidence(), r.clause().replace("{0}", rules.annex(type)), place, args);
    }

    /** Adds a finding that rests on a field of a standard. */
    void addField(String rule, String field, Level level, Confidence confidence, String clause, String place, Object... args) {
        add(rule + "/" + field, rule, rule, level, confidence, clause, place, args);
    }

    /**
     * Adds a finding of a requirement of a published standard.
     *
     * @param id     of the requirement
     * @param clause standard with version, and the requirement
     * @param words  key of the message; argument 0 is the place
     */
    public void addRequirement(String id, String words, Level level, Confidence confidence, String clause, String place, Object... args) {
        add(id, words, id, level, confidence, clause, place, args);
    }

    private void add(String id, String rule, String counted, Level level, Confidence confidence, String clause, String place,
            Object... args) {
        String shown = SafePath.shown(place);
        if (keys.size() < 100 * perRule && !keys.add(id + "|" + shown) || counts.merge(counted, 1, Integer::sum) > perRule)
            return;
        Object[] all = new Object[args.length + 1];
        all[0] = shown.isEmpty() ? subject.code() : shown;
        for (int i = 0; i < args.length; i++)
            all[i + 1] = args[i] instanceof String s ? SafePath.shown(s) : args[i] == null ? NOTHING : args[i];
        String key = "packaging." + (rule.startsWith("package/") ? rule.substring("package/".length()) : rule.replace('/', '.'));
        findings.add(new Finding(id, clause, confidence, level, subject, shown, Message.of(key, all),
                Message.of(key + ".remedy", all)));
    }

    /** @return all findings, and of rules with too many how many more there are */
    public List<Finding> findings() {
        for (Map.Entry<String, Integer> c : List.copyOf(counts.entrySet()))
            if (c.getValue() > perRule) {
                counts.remove(c.getKey());
                add("package/more", "", c.getKey(), c.getValue() - perRule);
            }
        return List.copyOf(findings);
    }
}
