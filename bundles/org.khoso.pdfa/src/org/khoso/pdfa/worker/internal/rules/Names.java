package org.khoso.pdfa.worker.internal.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Places of variables and getters by name. For one thread. */
final class Names {
    /** Names that mean something else than a variable, or could. */
    private static final Set<String> TAKEN = Set.of("obj", "test", "Math", "undefined", "NaN", "Infinity", "arguments", "this", "new",
            "typeof",
            "void", "delete", "in", "instanceof", "function", "return", "var", "let", "const", "eval", "yield", "null", "true", "false");
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Property> properties = new HashMap<>();

    /** @return the name. @throws Unsupported if it can't be that of a variable */
    static String variable(String name) {
        if (name == null || TAKEN.contains(name))
            throw new Unsupported("name " + name);
        return name;
    }

    int slot(String name) {
        return slots.computeIfAbsent(name, n -> {
            names.add(n);
            return names.size() - 1;
        });
    }

    String name(int slot) {
        return names.get(slot);
    }

    int size() {
        return names.size();
    }

    Property property(String getter) {
        return properties.computeIfAbsent(getter, Property::new);
    }
}
