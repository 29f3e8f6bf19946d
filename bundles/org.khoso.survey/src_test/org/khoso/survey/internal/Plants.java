package org.khoso.survey.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Ways in which an answer to the letter of May 2025 can be wrong: each breaks one rule at one place. */
final class Plants {
    private final List<Plant> all = new ArrayList<>();

    /**
     * One way.
     *
     * @param rule    number of the rule, e.g. V04
     * @param name    what is done
     * @param prepare brings in order what it needs
     * @param sow     does it; gives what has to be found
     */
    record Plant(String rule, String name, Consumer<Bed> prepare, Function<Bed, String> sow) {
    }

    private Plants() {
    }

    static List<Plant> all() {
        Plants p = new Plants();
        QuantityPlants.add(p);
        ConditionPlants.add(p);
        PlausibilityPlants.add(p);
        return List.copyOf(p.all);
    }

    void plant(String rule, String name, Consumer<Bed> prepare, Function<Bed, String> sow) {
        all.add(new Plant(rule, name, prepare, sow));
    }

    void plant(String rule, String name, Function<Bed, String> sow) {
        plant(rule, name, b -> {
        }, sow);
    }
}
