package samples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** Chooses where a defect goes, so that no two meet. */
final class Picks {
    private final List<Item> dossiers;
    private final List<Item> records = new ArrayList<>();
    private final Random random;
    private final Map<Item, Set<String>> taken = new HashMap<>();
    private final Set<Item> whole = new HashSet<>();

    Picks(List<Item> dossiers, Random random) {
        // what is planted later, secret dossiers, gets no further defect
        this.dossiers = List.copyOf(dossiers);
        this.random = random;
        dossiers.forEach(d -> records.addAll(d.records));
    }

    /** @return an item of the role that fits and of which these parts are free: an untouched one if there is one */
    Optional<Item> item(Role role, Predicate<Item> fits, String... parts) {
        List<Item> candidates = new ArrayList<>(role == Role.DOSSIER ? dossiers : records);
        candidates.removeIf(i -> i.role != role || whole.contains(i) || i.dossier != null && whole.contains(i.dossier) || !fits.test(i));
        Collections.shuffle(candidates, random);
        Optional<Item> found = candidates.stream().filter(i -> !taken.containsKey(i)).findFirst()
                .or(() -> candidates.stream().filter(i -> Collections.disjoint(taken.get(i), Set.of(parts))).findFirst());
        found.ifPresent(i -> take(i, parts));
        return found;
    }

    /** @return a record nobody has touched, taken whole */
    Optional<Item> record(Role role, Predicate<Item> fits) {
        Optional<Item> found = item(role, i -> !taken.containsKey(i) && fits.test(i));
        found.ifPresent(whole::add);
        return found;
    }

    /** @return a dossier nobody has touched, taken with all its records */
    Optional<Item> dossier(Predicate<Item> fits) {
        Optional<Item> found = item(Role.DOSSIER,
                d -> !taken.containsKey(d) && d.records.stream().noneMatch(taken::containsKey) && fits.test(d));
        found.ifPresent(whole::add);
        return found;
    }

    /** @return whether nobody has touched it */
    boolean untouched(Item item) {
        return !taken.containsKey(item) && !whole.contains(item);
    }

    void take(Item item, String... parts) {
        taken.computeIfAbsent(item, i -> new HashSet<>()).addAll(List.of(parts));
    }

    /** @return whether these parts of the item are untouched */
    boolean free(Item item, String... parts) {
        return !whole.contains(item) && Collections.disjoint(taken.getOrDefault(item, Set.of()), Set.of(parts));
    }
}
