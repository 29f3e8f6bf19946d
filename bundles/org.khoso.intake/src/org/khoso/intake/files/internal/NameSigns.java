package org.khoso.intake.files.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.intake.files.internal.FileMatcher.Item;
import org.khoso.intake.files.internal.FileMatcher.Wanted;

/** Files called by what they are: by number and sign of the document ("12 QD-UB.pdf"), or by its place in the dossier, first ("3. Bao cao.pdf"). */
final class NameSigns {
    private static final Pattern FIRST = Pattern.compile("^\\D{0,3}(\\d{1,4})(?!\\d)");

    private NameSigns() {
    }

    /** @return pairs that only one reading of the names allows: each file stands once, a record may have several files */
    static Map<Item, Wanted> bySign(List<Wanted> open, List<Item> free) {
        Map<String, Set<Wanted>> signs = new HashMap<>();
        for (Wanted w : open)
            for (String s : forms(w.sign()))
                signs.computeIfAbsent(s, k -> new LinkedHashSet<>()).add(w);
        Map<Item, Wanted> out = new HashMap<>();
        if (signs.isEmpty())
            return out;
        int most = signs.keySet().stream().mapToInt(s -> s.split(" ").length).max().orElse(0);
        for (Item i : free) {
            Set<Wanted> meant = meant(Names.loose(i.stem()).split(" "), signs, most);
            if (meant.size() == 1)
                out.put(i, meant.iterator().next());
        }
        return out;
    }

    /** The longest sign that a name holds says most: only records of that length are meant. */
    private static Set<Wanted> meant(String[] words, Map<String, Set<Wanted>> signs, int most) {
        for (int length = most; length >= 2; length--) {
            Set<Wanted> found = new HashSet<>();
            for (int at = 0; at + length <= words.length; at++)
                found.addAll(signs.getOrDefault(String.join(" ", List.of(words).subList(at, at + length)), Set.of()));
            if (!found.isEmpty())
                return found;
        }
        return Set.of();
    }

    /** 359/QD-UB: "359 qd ub", "359 qd", "qd 359" and with what follows the number. */
    private static List<String> forms(String sign) {
        String[] words = Names.loose(sign).split(" ");
        if (words.length < 2 || !Names.digits(words[0]))
            return List.of();
        List<String> out = new ArrayList<>();
        for (int n = 2; n <= words.length; n++)
            out.add(String.join(" ", List.of(words).subList(0, n)));
        if (!Names.digits(words[1]))
            out.add(words[1] + " " + words[0]);
        return out;
    }

    /**
     * @return pairs by the number that each name begins with; none where it is not a number of its own for each file or names a
     *         place that no record has
     */
    static Map<Item, Wanted> byFirstNumber(List<Wanted> open, List<Item> free, List<Wanted> all) {
        Map<Long, Wanted> places = places(all);
        Map<Long, Item> files = new HashMap<>();
        for (Item i : free) {
            Matcher m = FIRST.matcher(i.stem());
            if (!m.find() || files.put(Long.parseLong(m.group(1)), i) != null)
                return Map.of();
        }
        if (!places.keySet().containsAll(files.keySet()) || files.size() * 2 < open.size())
            return Map.of();
        Map<Item, Wanted> out = new HashMap<>();
        files.forEach((number, i) -> {
            if (open.contains(places.get(number)))
                out.put(i, places.get(number));
        });
        return out;
    }

    private static Map<Long, Wanted> places(List<Wanted> all) {
        Map<Long, Wanted> out = new HashMap<>();
        for (int n = 0; n < all.size(); n++) {
            Wanted w = all.get(n);
            if (out.put(w.ordinal() >= 0 ? w.ordinal() : w.serial() >= 0 ? w.serial() : n + 1, w) != null)
                return Map.of();
        }
        return out;
    }
}
