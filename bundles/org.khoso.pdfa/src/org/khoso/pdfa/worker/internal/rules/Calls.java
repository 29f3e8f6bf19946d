package org.khoso.pdfa.worker.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What strings and arrays are asked for. A string of the model is a Java object: its own methods come first, those of scripts after. */
final class Calls {
    /** Java's patterns recurse where Rhino's do not: longer texts are left to it. */
    private static final int LONGEST_MATCHED = 256;

    private Calls() {
    }

    /** An array that a script has made. */
    record Items(List<Object> items) {
    }

    static Node length(Node a) {
        return scope -> (double) string(a.value(scope)).length();
    }

    static Node indexOf(Node a, String what) {
        return scope -> (double) string(a.value(scope)).indexOf(what);
    }

    static Node split(Node a, String by) {
        return scope -> new Wrapped(string(a.value(scope)).split(by));
    }

    static Node search(Node a, Pattern pattern) {
        return scope -> {
            Matcher m = matcher(pattern, string(a.value(scope)));
            return m.find() ? (double) m.start() : -1.0;
        };
    }

    static Nodes.Condition matches(Pattern pattern, Node a) {
        return scope -> matcher(pattern, Values.text(a.value(scope))).find();
    }

    /** @param test what an element must be, in its words */
    static Node filter(Node a, Node test) {
        return scope -> {
            List<Object> kept = new ArrayList<>();
            for (Object item : items(a.value(scope))) {
                scope.element = item;
                if (test.truth(scope))
                    kept.add(item);
            }
            return new Items(kept);
        };
    }

    static Node count(Node a) {
        return scope -> (double) items(a.value(scope)).size();
    }

    static Node joined(Node a) {
        return scope -> {
            if (a.value(scope) instanceof Items made)
                return made.items().stream().map(Values::text).collect(Collectors.joining(","));
            throw new Unsupported("toString");
        };
    }

    private static List<Object> items(Object o) {
        if (o instanceof Items made)
            return made.items();
        if (o instanceof Wrapped w && w.object() instanceof String[] strings) {
            List<Object> all = new ArrayList<>(strings.length);
            for (String s : strings)
                all.add(Wrapped.of(s));
            return all;
        }
        throw new Unsupported("not an array");
    }

    private static String string(Object o) {
        if (o instanceof Wrapped w && w.object() instanceof String s)
            return s;
        throw new Unsupported("not a string of the model");
    }

    private static Matcher matcher(Pattern pattern, String text) {
        if (text.length() > LONGEST_MATCHED)
            throw new Unsupported("long text");
        return pattern.matcher(text);
    }
}
