package org.khoso.intake.secrecy.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.intake.mapping.internal.Words;
import org.khoso.intake.table.internal.CleanText;
import org.khoso.text.Fold;

/**
 * Marks of secrecy. In a secrecy column anything but a word for "no" counts. In names and titles only a mark that stands
 * as a mark: in brackets, alone, as a part of its own at either end, or in capitals within a text that is not; so that
 * the words for State secrets, honey, loss, face or ground plan, which share its letters, do not count.
 */
public final class SecrecyMarks {
    private static final String OPENING = "[({<\u3010\u300c\"";
    private static final Pattern BRACKETS = Pattern.compile("[\\[({<\u3010\u300c\"]\\s*"
            + "([^\\[\\](){}<>\u3010\u3011\"]{2,40}?)\\s*[\\])}>\u3011\u300d\"]");
    private static final Pattern PARTS = Pattern.compile("\\s+[-\u2013\u2014|/*:]+\\s*|\\s*[:|*]+\\s+|[\u2013\u2014|*]+");
    private static final Pattern NAME_PARTS = Pattern.compile("[_.\\-\u2013\u2014|+~]+");
    private static final int LONGEST_HEADING = 300;
    private static final Pattern CAPITALS = Pattern.compile("[\\s,;:.()\\[\\]/\"-]+|$");
    private final Map<String, List<Mark>> marks = new LinkedHashMap<>();
    private final List<String> order;
    private final Map<String, Set<String>> column = new LinkedHashMap<>();
    private final Set<String> none = new HashSet<>();
    private final Set<String> names;
    private final Set<String> before;
    private final Set<String> after;
    private final List<String> released;
    private final List<String> things;
    /** The last words of all marks, without accents. */
    private final Set<String> signs = new HashSet<>();

    /** A word for a degree, with and without accents. */
    private record Mark(String accented, String plain) {
        static Mark of(String word) {
            String accented = Words.accented(word);
            return new Mark(accented, Words.plain(accented));
        }

        boolean is(String text, boolean ascii) {
            return text.equals(accented) || ascii && text.equals(plain);
        }

        boolean in(String spaced, boolean ascii) {
            return spaced.contains(" " + accented + " ") || ascii && spaced.contains(" " + plain + " ");
        }

        String without(String spaced, boolean ascii) {
            String rest = spaced.replace(" " + accented + " ", " ");
            return ascii ? rest.replace(" " + plain + " ", " ") : rest;
        }
    }

    /** @param words the data file {@code secrecy} */
    public SecrecyMarks(Words words) {
        words.lists("codes").forEach((code, list) -> marks.put(code, list.stream().map(Mark::of).toList()));
        order = List.copyOf(marks.keySet());
        marks.values().forEach(list -> list.forEach(m -> signs.add(m.plain.substring(m.plain.lastIndexOf(' ') + 1))));
        words.lists("column").forEach((code, list) -> {
            Set<String> all = new HashSet<>();
            list.forEach(w -> all.addAll(List.of(Words.accented(w), Words.plain(w))));
            words.list("codes", code).forEach(w -> all.addAll(List.of(Words.accented(w), Words.plain(w))));
            column.put(code, all);
        });
        words.list("none").forEach(w -> none.addAll(List.of(Words.accented(w), Words.plain(w))));
        names = set(words.list("names"));
        before = set(words.list("before"));
        after = set(words.list("after"));
        things = words.list("things").stream().flatMap(w -> java.util.stream.Stream.of(" " + Words.accented(w), " " + Words.plain(w)))
                .toList();
        released = words.list("released").stream().map(w -> " " + Words.accented(w) + " ").toList();
    }

    private static Set<String> set(List<String> words) {
        Set<String> out = new HashSet<>();
        for (String w : words)
            for (String part : (Words.accented(w) + " " + Words.plain(w)).split(" "))
                out.add(part);
        return out;
    }

    /**
     * Whether a text may hold a mark at all: nearly no cell of a list does, and to decide it takes forty times as long. A text with signs beyond Latin letters
     * and what stands between words, which may be such as nobody sees, is looked at in full.
     */
    private boolean may(String text) {
        for (int i = 0; text != null && i < text.length(); i++)
            if (!seen(text.charAt(i)))
            return true;
        String folded = Fold.fold(text);
        for (String sign : signs)
            if (folded.contains(sign))
            return true;
        return false;
    }

    private static boolean seen(char c) {
        return c >= ' ' && c < '\u007f' || c == '\t' || c >= '\u00a0' && c < '\u0250' && c != '\u00ad' || c >= '\u1ea0' && c <= '\u1ef9'
                || c >= '\u2010' && c < '\u2028';
    }

    /** @return degree that a value of a secrecy column says; null if it says "not secret" */
    public String ofColumn(String value) {
        String accented = Words.accented(value);
        String plain = Words.plain(value);
        if (accented.isEmpty() || none.contains(accented) || plain.equals(accented) && none.contains(plain) || freed(accented))
            return null;
        for (Map.Entry<String, Set<String>> e : column.entrySet())
            if (e.getValue().contains(accented))
            return e.getKey();
        String phrase = phrase(accented, true);
        return phrase == null ? weakest() : phrase;
    }

    /**
     * @return degree that a code list's label or a value of an access regime says, e.g. a value that is the bare word; null
     * if none
     */
    public String ofAccess(String value) {
        return value == null || !may(value) ? null : mark(value);
    }

    private String weakest() {
        String last = null;
        for (String code : marks.keySet())
            last = code;
        return last;
    }

    /** @return degree that the name of a sheet, folder or file (without ending) says; null if none */
    public String ofName(String name) {
        if (!may(name))
            return null;
        String text = CleanText.of(name);
        String whole = alone(text.replace('_', ' ').replace('-', ' ').replace('.', ' '));
        if (whole != null)
            return whole;
        String stamp = ofTitle(text);
        if (stamp != null)
            return stamp;
        String spaced = text.replace('_', ' ').replace('-', ' ').replace('.', ' ');
        if (freed(Words.accented(spaced)))
            return null;
        String phrase = phrase(Words.accented(spaced), ascii(text));
        return phrase != null && !phrase.equals(weakest()) ? phrase : part(text);
    }

    /**
     * @return degree that a heading says of what it heads: a list of secret files, not one about the protection of secrets;
     * null if none
     */
    public String ofHeading(String text) {
        if (!may(text))
            return null;
        String name = ofName(text);
        if (name != null)
            return name;
        String accented = Words.accented(text);
        if (accented.length() > LONGEST_HEADING || freed(accented))
            return null;
        boolean ascii = ascii(text);
        String[] words = accented.split(" ");
        String weakest = weakest();
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            boolean mark = marks.get(weakest).stream().anyMatch(m -> m.is(word, ascii));
            boolean ordinary = i + 1 < words.length && after.contains(words[i + 1]);
            if (mark && !ordinary && things.stream().anyMatch(phraseEnding(words, i)::endsWith))
                return weakest;
        }
        return null;
    }

    private static String phraseEnding(String[] words, int before) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < before; i++)
            out.append(' ').append(words[i]);
        return out.toString();
    }

    /** @return degree that the name of a delivery's own folder says: without accents a short mark is no sign there; null if none */
    public String ofRoot(String name) {
        String degree = ofName(name);
        return degree == null || !degree.equals(weakest()) || !ascii(name) || bare(name) && Words.plain(name).contains(" ") ? degree : null;
    }

    /** @return whether a name carries a mark and says more than that */
    public boolean closed(String name) {
        return ofName(name) != null && !bare(name);
    }

    /** @return whether a name is nothing but a mark, numbers, and words that go with it */
    public boolean bare(String name) {
        return alone(CleanText.of(name).replace('_', ' ').replace('-', ' ').replace('.', ' ')) != null;
    }

    /** First or last part of a name such as 12_MAT or MAT-03. */
    private String part(String text) {
        List<String> parts = new ArrayList<>(Arrays.asList(NAME_PARTS.split(text)));
        parts.removeIf(String::isBlank);
        if (parts.size() < 2)
            return null;
        String last = parts.get(parts.size() - 1);
        String previous = Words.plain(parts.get(parts.size() - 2));
        if (mark(last) != null && !before.contains(previous.substring(previous.lastIndexOf(' ') + 1)))
            return mark(last);
        String first = parts.get(0);
        String next = Words.plain(parts.get(1));
        boolean ordinary = after.contains(next.contains(" ") ? next.substring(0, next.indexOf(' ')) : next);
        boolean capital = first.equals(first.toUpperCase(Locale.ROOT)) || !ascii(first);
        return mark(first) != null && capital && !ordinary ? mark(first) : null;
    }

    /** @return degree that a stamp in a title says; null if there is none */
    public String ofTitle(String title) {
        if (!may(title))
            return null;
        String text = CleanText.of(title);
        if (text.isEmpty())
            return null;
        String best = alone(text);
        for (Matcher m = BRACKETS.matcher(text); m.find();)
            best = stronger(best, alone(m.group(1)));
        String[] parts = PARTS.split(text);
        if (parts.length > 1) {
            best = stronger(best, alone(parts[0]));
            best = stronger(best, alone(parts[parts.length - 1]));
        }
        return stronger(best, capitals(text));
    }

    /** @return degree if a remark or other cell is nothing but a mark; null if not */
    public String ofRemark(String text) {
        return text.isEmpty() || text.length() > 60 || !may(text) ? null : stronger(alone(text), bracketed(text));
    }

    private String bracketed(String text) {
        if (text.chars().noneMatch(c -> OPENING.indexOf(c) >= 0))
            return null;
        String best = null;
        for (Matcher m = BRACKETS.matcher(text); m.find();)
            best = stronger(best, alone(m.group(1)));
        return best;
    }

    /** A run of capitals that is a mark, within a text that is not all in capitals. */
    private String capitals(String text) {
        if (!text.chars().anyMatch(Character::isLowerCase))
            return null;
        List<String> run = new ArrayList<>();
        String best = null;
        for (String w : CAPITALS.split(text + " .")) {
            boolean capital = w.length() > 1 && w.chars().allMatch(Character::isLetter) && w.equals(w.toUpperCase(Locale.ROOT));
            if (capital)
                run.add(w);
            else {
                best = stronger(best, accentedAlone(String.join(" ", run)));
                run.clear();
            }
        }
        return stronger(best, accentedAlone(String.join(" ", run)));
    }

    /** In running text only letters with their accents say it: capitals without accents may be an abbreviation. */
    private String accentedAlone(String run) {
        return run.isEmpty() || ascii(run) && run.length() < 5 ? null : alone(run);
    }

    /** Degree if the text holds nothing but one mark, numbers, and words that go with it. */
    private String alone(String text) {
        if (text == null || text.length() > 80)
            return null;
        String accented = Words.accented(text);
        if (accented.isEmpty() || freed(accented))
            return null;
        boolean ascii = ascii(text);
        String code = phrase(accented, ascii);
        if (code == null)
            return null;
        String rest = " " + accented + " ";
        for (List<Mark> list : marks.values())
            for (Mark m : list)
                rest = m.without(rest, ascii);
        for (String w : rest.strip().split(" "))
            if (!w.isEmpty() && !names.contains(w) && !w.chars().allMatch(Character::isDigit))
            return null;
        return code;
    }

    /** Degree if the text is the bare mark. */
    private String mark(String text) {
        String accented = Words.accented(text);
        boolean ascii = ascii(text);
        for (Map.Entry<String, List<Mark>> e : marks.entrySet())
            for (Mark m : e.getValue())
                if (m.is(accented, ascii))
                return e.getKey();
        return null;
    }

    /** Strongest mark that stands as words in an accented text. */
    private String phrase(String accented, boolean ascii) {
        String text = " " + accented + " ";
        for (Map.Entry<String, List<Mark>> e : marks.entrySet())
            for (Mark m : e.getValue())
                if (m.in(text, ascii))
                return e.getKey();
        return null;
    }

    private boolean freed(String accented) {
        String spaced = " " + accented + " ";
        return released.stream().anyMatch(spaced::contains);
    }

    private String stronger(String a, String b) {
        if (a == null || b == null)
            return a == null ? b : a;
        return order.indexOf(a) <= order.indexOf(b) ? a : b;
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++)
            if (text.charAt(i) >= 128)
            return false;
        return true;
    }
}
