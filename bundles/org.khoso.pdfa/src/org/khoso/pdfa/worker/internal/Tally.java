package org.khoso.pdfa.worker.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.khoso.pdfa.worker.internal.Judgement.Broken;
import org.khoso.pdfa.worker.internal.rules.Rules;
import org.mozilla.javascript.ScriptableObject;
import org.verapdf.pdfa.results.ValidationResults;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;

/** Counts what a document says to the rules of one profile, and keeps the first object that breaks each. */
final class Tally {
    private final Map<RuleId, Failure> failures = new HashMap<>();
    private final Rules rules;
    private int checks;

    private static final class Failure {
        final String object;
        final String rule;
        final String message;
        int count;

        Failure(String object, String rule, String message) {
            this.object = object;
            this.rule = rule;
            this.message = message;
        }
    }

    Tally(Rules rules) {
        this.rules = rules;
    }

    void passed() {
        checks++;
    }

    void failed(Rule rule, Step where, ScriptableObject scope) {
        checks++;
        Failure f = failures.get(rule.getRuleId());
        if (f == null)
            failures.put(rule.getRuleId(), f = new Failure(path(where), rule.getDescription(), message(rule, where, scope)));
        f.count++;
    }

    /** veraPDF takes numbers of this run out of a path: ids of fonts begin with one. */
    private static String path(Step where) {
        return ValidationResults.locationFromValues("", where.path()).getContext();
    }

    /** As veraPDF fills in: the last argument first, by its name and by its number. */
    private String message(Rule rule, Step where, ScriptableObject scope) {
        List<ErrorArgument> arguments = rule.getError().getArguments();
        String[] values = new String[arguments.size()];
        for (int i = 0; i < values.length; i++)
            values[i] = String.valueOf(rules.argument(arguments.get(i).getArgument()).text(where.object(), scope));
        String all = rule.getError().getMessage();
        for (int i = values.length - 1; i >= 0; i--)
            all = all.replace("%" + arguments.get(i).getName() + "%", values[i]).replace("%" + (i + 1), values[i]);
        return all;
    }

    int checks() {
        return checks;
    }

    boolean compliant() {
        return failures.isEmpty();
    }

    /** @return the broken rules in the order of their clauses */
    Stream<Broken> broken() {
        return failures.entrySet().stream().sorted((a, b) -> Clauses.compare(a.getKey().getClause(), a.getKey().getTestNumber(),
                b.getKey().getClause(), b.getKey().getTestNumber())).map(e -> broken(e.getKey(), e.getValue()));
    }

    private static Broken broken(RuleId id, Failure f) {
        return new Broken(id.getSpecification().getId(), id.getClause(), id.getTestNumber(), f.count, Words.shorten(f.object),
                Words.shorten(f.rule), Words.shorten(f.message));
    }
}
