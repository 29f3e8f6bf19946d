package org.khoso.intake.files.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.khoso.intake.mapping.internal.Words;

/**
 * Which dossier a path means by the numbers in it and what they are called: "P027_ML01_H001_HS0001" is dossier 1 in box 1 of catalogue 1 of fonds 27, and "27-01-001-0001" too, where a list says
 * all four.
 */
public final class PlaceNames {
    /** What a number counts. */
    private enum Part {
        DOSSIER, BOX, CATALOGUE, FONDS, YEAR
    }

    /** A dossier. @param codes its codes @param shelf where it stands @param year year that it is of, empty if unknown */
    public record Stand(List<String> codes, Shelf shelf, String year) {
        /** Numbers above that of the dossier, the nearest first. */
        List<String> above() {
            List<String> said = shelf.numbers();
            return said.size() > 1 ? said : PlaceNames.above(codes);
        }
    }

    /** A number of a path. @param parts what it may count @param called whether words stand before it */
    private record Step(String number, Set<Part> parts, boolean called) {
        boolean is(Part part) {
            return parts.size() == 1 && parts.contains(part);
        }
    }

    private static final Pattern NUMBER = Pattern.compile("(\\p{L}*)(\\d{1,9})(\\p{L}(?=$))?");
    private static final Pattern YEAR = Pattern.compile("1[89]\\d\\d|20\\d\\d");
    private static final Pattern PARTS = Pattern.compile("\\d{1,9}(?: \\d{1,9}){2,}");
    private static final int WORDS = 4;
    private final Map<String, Set<Part>> names = new HashMap<>();
    private final Map<String, List<Integer>> byNumber = new HashMap<>();
    /** By number and box, and by all numbers: where each of ten thousand boxes has a dossier 1. */
    private final Map<String, List<Integer>> byBox = new HashMap<>();
    private final Map<String, List<Integer>> byAll = new HashMap<>();
    private final List<Stand> dossiers;

    /** @param words what the parts are called @param dossiers those that stand on a shelf */
    public PlaceNames(Words words, List<Stand> dossiers) {
        this.dossiers = dossiers;
        for (Part p : Part.values())
            for (String w : words.list("placeNames", p.name().toLowerCase(Locale.ROOT)))
                names.computeIfAbsent(Words.plain(w), k -> EnumSet.noneOf(Part.class)).add(p);
        for (int i = 0; i < dossiers.size(); i++)
            for (String number : dossiers.get(i).codes.stream().map(this::number).filter(n -> !n.isEmpty()).distinct().toList()) {
                String box = dossiers.get(i).shelf.box();
                add(byNumber, number, i);
                add(byBox, number + " " + (box.chars().anyMatch(Character::isDigit) ? Shelf.number(box) : ""), i);
                add(byAll, number + " " + String.join(" ", dossiers.get(i).above()), i);
            }
    }

    private static void add(Map<String, List<Integer>> index, String key, int i) {
        index.computeIfAbsent(key, k -> new ArrayList<>(1)).add(i);
    }

    /** @return of codes such as 27.01.0001 the numbers before the last, the nearest first; none if no code is like that */
    public static List<String> above(List<String> codes) {
        for (String c : codes)
            if (PARTS.matcher(Names.loose(c)).matches()) {
                List<String> out = new ArrayList<>(List.of(Names.loose(c).split(" ")));
                out.remove(out.size() - 1);
                Collections.reverse(out);
                return out;
            }
        return List.of();
    }

    /** The number of a dossier whose code is nothing else, or numbers only; empty if the code says more. */
    private String number(String code) {
        if (PARTS.matcher(Names.loose(code)).matches())
            return Names.loose(code).replaceFirst(".* ", "");
        List<Step> steps = steps(code);
        if (steps.size() > 1)
            steps.removeIf(s -> s.is(Part.YEAR));
        return steps.size() == 1 && (!steps.get(0).called || steps.get(0).parts.contains(Part.DOSSIER)) ? steps.get(0).number : "";
    }

    /** @return whether that may be the name of a box */
    boolean mayBeBox(String name) {
        List<Step> steps = steps(name);
        return steps.size() == 1 && steps.get(0).parts.contains(Part.BOX);
    }

    /** @return whether a name says of a number that it is a dossier's */
    boolean namesDossier(String name) {
        return steps(name).stream().anyMatch(s -> s.is(Part.DOSSIER));
    }

    /** @param path inside the delivery, without an ending @return place of the one dossier that it means and nothing smaller, -1 if none or several may be meant */
    int exactly(String path) {
        return one(path, true);
    }

    /** @param path inside the delivery, without an ending @return the same; numbers behind that of the dossier may tell documents and pages */
    int file(String path) {
        return one(path, false);
    }

    private int one(String path, boolean last) {
        if (dossiers.isEmpty())
            return -1;
        int cut = path.lastIndexOf('/');
        List<Step> own = steps(path.substring(cut + 1));
        List<Step> all = new ArrayList<>();
        for (String segment : cut < 0 ? new String[0] : path.substring(0, cut).split("/"))
            all.addAll(steps(segment));
        int above = all.size();
        all.addAll(own);
        settle(all);
        int at = dossier(all, above);
        if (at >= 0)
            return last && at < all.size() - 1 ? -1 : called(all, at);
        return own.stream().anyMatch(Step::called) ? -1 : unnamed(all.subList(above, all.size()), all, last);
    }

    /** A name that may mean two things means the one that no other number of the path is called by. */
    private static void settle(List<Step> all) {
        for (Part p : List.of(Part.DOSSIER, Part.BOX))
            if (all.stream().anyMatch(s -> s.is(p)))
            all.replaceAll(s -> s.parts.size() > 1 ? new Step(s.number, without(s.parts, p), s.called) : s);
    }

    private static Set<Part> without(Set<Part> parts, Part part) {
        Set<Part> out = EnumSet.copyOf(parts);
        out.remove(part);
        return out;
    }

    /** The number of the dossier in the last name of the path: what is called so, or all that stands there below what is called a box. */
    private static int dossier(List<Step> all, int above) {
        for (int i = all.size() - 1; i >= above; i--)
            if (all.get(i).is(Part.DOSSIER))
            return i;
        boolean alone = all.size() == above + 1 && !all.get(above).called;
        return alone && all.stream().anyMatch(s -> s.is(Part.BOX)) ? above : -1;
    }

    /** Numbers without words: all that the list says of the place, in order; those above may stand in folders, one below may tell a document. */
    private int unnamed(List<Step> own, List<Step> all, boolean last) {
        int found = -1;
        for (int more = 0; more < (last ? 1 : 2) && found < 0; more++) {
            int behind = more;
            for (List<Step> steps : List.of(own, all))
                if (found < 0 && steps.size() > behind + 2)
                found = whole(steps.get(steps.size() - 1 - behind).number, steps.subList(0, steps.size() - 1 - behind));
        }
        return found;
    }

    /** By what the numbers are called; or these are all that the code or the list says, whatever they are called. */
    private int called(List<Step> all, int at) {
        String number = all.get(at).number;
        int whole = whole(number, all.subList(0, at));
        if (whole >= 0)
            return whole;
        Optional<Step> box = all.stream().filter(s -> s.is(Part.BOX)).findFirst();
        List<Integer> some = box.isEmpty() ? byNumber.get(number) : byBox.get(number + " " + box.get().number);
        List<Integer> others = box.isEmpty() ? List.of() : byBox.get(number + " ");
        return only(Stream.of(some, others).filter(Objects::nonNull).flatMap(List::stream).filter(i -> agrees(dossiers.get(i), all)));
    }

    /** The dossier of that number where these are all the numbers above it. */
    private int whole(String number, List<Step> before) {
        if (before.size() < 2)
            return -1;
        StringBuilder key = new StringBuilder(number);
        for (int i = before.size() - 1; i >= 0; i--)
            key.append(' ').append(before.get(i).number);
        return only(byAll.getOrDefault(key.toString(), List.of()).stream());
    }

    private static int only(Stream<Integer> found) {
        List<Integer> some = found.limit(2).toList();
        return some.size() == 1 ? some.get(0) : -1;
    }

    /** Whether all that both the list and the path say of the place is the same, and there is something. */
    private static boolean agrees(Stand stand, List<Step> all) {
        boolean any = false;
        for (Step s : all) {
            any |= s.is(Part.YEAR) && s.number.equals(stand.year); // another year may be one of the title's
            String listed = s.is(Part.BOX)
                    ? stand.shelf.box()
                    : s.is(Part.CATALOGUE) ? stand.shelf.catalogue() : s.is(Part.FONDS) ? stand.shelf.fonds() : "";
            if (listed.chars().noneMatch(Character::isDigit))
                continue;
            if (!s.number.equals(Shelf.number(listed)))
                return false;
            any = true;
        }
        return any;
    }

    private List<Step> steps(String segment) {
        List<Step> out = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (String token : Words.plain(segment).split(" ")) {
            Matcher m = NUMBER.matcher(token);
            boolean any = false;
            while (m.find()) {
                any = true;
                if (!m.group(1).isEmpty())
                    before.add(m.group(1));
                String number = m.group(2).replaceFirst("^0+(?=\\d)", "") + (m.group(3) == null ? "" : m.group(3));
                Set<Part> parts = parts(before);
                boolean year = YEAR.matcher(number).matches() && (before.isEmpty() || parts.contains(Part.YEAR));
                out.add(new Step(number, year ? Set.of(Part.YEAR) : parts, !before.isEmpty()));
                before.clear();
            }
            if (!any && !token.isEmpty())
                before.add(token);
        }
        return out;
    }

    /** What the last words before a number mean. */
    private Set<Part> parts(List<String> before) {
        for (int n = Math.min(WORDS, before.size()); n > 0; n--) {
            Set<Part> found = names.get(String.join(" ", before.subList(before.size() - n, before.size())));
            if (found != null)
                return found;
        }
        return Set.of();
    }
}
