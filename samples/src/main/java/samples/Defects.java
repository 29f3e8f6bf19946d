package samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** Plants defects in a right delivery: wrong values from {@code defects.txt}, wrong files and rows from {@link Damage}. */
final class Defects {
    private final Lists lists;
    /** Whether both dates of a dossier share a column: nothing can be wrong with one alone. */
    private final boolean span;
    private final Random random;
    private final Picks picks;
    private final Truth truth;
    private final Map<String, List<String>> simple = Lists.entries("defects.txt");
    private final Map<String, BooleanSupplier> planters = new LinkedHashMap<>();

    Defects(Lists lists, Picks picks, Truth truth, Random random, boolean span) {
        this.span = span;
        this.lists = lists;
        this.picks = picks;
        this.truth = truth;
        this.random = random;
    }

    /** Adds a kind that is code. The planter says whether it found a place. */
    void kind(String name, BooleanSupplier planter) {
        planters.put(name, planter);
    }

    /** Plants the kinds wanted: all, none, or names with commas. @return kinds that found no place */
    Set<String> plant(String wanted, boolean many) {
        simple.forEach((name, parts) -> planters.put(name, () -> simple(name, parts)));
        Set<String> names = wanted.equals("none") ? Set.of() : wanted.equals("all") ? planters.keySet()
                : new TreeSet<>(Arrays.asList(wanted.split(",")));
        for (String name : names)
            if (!planters.containsKey(name))
                throw new IllegalArgumentException("no defect of kind " + name + "; there are " + String.join(", ", planters.keySet()));
        Set<String> without = new TreeSet<>();
        List<String> order = new ArrayList<>(planters.keySet());
        order.retainAll(names);
        if (span)
            simple.forEach((name, parts) -> order.removeIf(o -> o.equals(name) && List.of("FROM", "TO").contains(parts.get(1)) && without.add(o)));
        for (String name : order)
            if (!planters.get(name).getAsBoolean())
                without.add(name);
        if (many)
            for (String name : order)
                if (random.nextInt(3) == 0)
                    planters.get(name).getAsBoolean();
        return without;
    }

    private boolean simple(String name, List<String> parts) {
        Role role = Role.valueOf(parts.get(0));
        Field field = Field.valueOf(parts.get(1));
        List<String> claimed = new ArrayList<>(List.of(field.name()));
        parts.stream().filter(p -> p.startsWith("free:")).forEach(p -> claimed.add(p.substring(5)));
        Optional<Item> found = picks.item(role, i -> fits(i, field, parts.get(3)), claimed.toArray(String[]::new));
        found.ifPresent(item -> {
            spoil(item, field, parts.get(3));
            truth.add(name, lists.rule(role, field, parts.get(2)), item, lists.code(field), "");
        });
        return found.isPresent();
    }

    private static boolean fits(Item item, Field field, String action) {
        boolean optional = action.startsWith("long:");
        return (optional || !item.get(field).isEmpty()) && !item.raw.containsKey(field) && !item.secret;
    }

    private static void spoil(Item item, Field field, String action) {
        if (action.equals("blank")) {
            item.set(field, "");
            if (field == Field.BACKUP)
                item.set(Field.BACKUP_STATE, "");
        } else if (action.startsWith("raw:"))
            item.raw.put(field, action.substring(4));
        else if (action.startsWith("long:"))
            item.raw.put(field, stretched(item.get(field), Integer.parseInt(action.substring(5)), item));
        else {
            int year = Integer.parseInt(item.get(field).substring(6));
            int month = Integer.parseInt(item.get(field).substring(3, 5));
            item.raw.put(field, switch (action) {
            case "year" -> "00/00/" + year;
            case "month" -> "?/" + month + "/" + String.format("%02d", year % 100);
            default -> year + "-" + (year + 1);
            });
        }
    }

    private static String stretched(String text, int length, Item item) {
        String word = text.isEmpty() ? item.facts.get("topicName") : text;
        StringBuilder out = new StringBuilder(word);
        while (out.length() < length)
            out.append(length < 50 ? "-" : "; ").append(word);
        out.setLength(length);
        // a blank at the end would be trimmed away and shorten it
        if (out.charAt(length - 1) == ' ')
            out.setCharAt(length - 1, '.');
        return out.toString();
    }
}
