package org.khoso.pdfa.worker.internal.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Places of variables and getters by name. For one thread. */
final class Names {
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Property> properties = new HashMap<>();

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
