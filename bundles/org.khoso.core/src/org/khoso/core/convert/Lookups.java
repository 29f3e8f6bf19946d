package org.khoso.core.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.CodeList;
import org.khoso.api.PartialDate;
import org.khoso.core.convert.Outcome.State;
import org.khoso.core.convert.Way.Result;
import org.khoso.text.Fold;

/** Ways from words to codes. */
final class Lookups {
    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,4})\\s*(.*)", Pattern.DOTALL);

    private Lookups() {
    }

    /** Words of {@code words}, labels and codes of {@code list}, abbreviations of {@code abbreviations}; several joined if that has a code. */
    static Result lookup(Source s) {
        String text = Source.text(s.first());
        if (text.isEmpty())
            return Result.empty();
        Map<String, String> words = words(s);
        String code = words.get(key(text));
        if (code == null)
            code = combined(s, words, text);
        if (code == null && s.step().parameters().containsKey("otherwise"))
            return new Result(s.text("otherwise"), State.PERSON, text, false);
        if (code == null)
            return Result.of(text, State.PERSON); // the words stay, the check says that they are no code
        if (s.list("quarantine").contains(code))
            return new Result(code, State.PERSON, "", true);
        return Result.of(code, s.list("review").contains(code) ? State.PERSON : State.MAPPED);
    }

    private static Map<String, String> words(Source s) {
        Map<String, String> words = new LinkedHashMap<>();
        Optional<CodeList> list = s.lists().apply(s.text("list"));
        list.ifPresent(l -> l.values().forEach(v -> {
            words.put(key(v.label().vi()), v.code());
            words.put(key(v.code()), v.code());
        }));
        // an abbreviation means the type whose name it shortens; signs and capitals tell some apart
        s.lists().apply(s.text("abbreviations")).ifPresent(l -> l.values().forEach(v -> {
            String name = v.label().vi().replaceAll("\\s*\\(.*", "");
            if (words.containsKey(key(name)))
                words.putIfAbsent(Fold.exact(v.code()), words.get(key(name)));
        }));
        s.map("words").forEach((k, v) -> words.put(key(k), String.valueOf(v)));
        return words;
    }

    /** "Vietnamese; English" where a code stands for the two together. */
    private static String combined(Source s, Map<String, String> words, String text) {
        Set<String> parts = new LinkedHashSet<>();
        for (String p : text.split("[;,/+&\u2013-]| v\u00e0 "))
            if (!p.isBlank())
            parts.add(p.strip());
        if (parts.size() < 2)
            return null;
        List<String> codes = new ArrayList<>();
        for (String p : parts) {
            String code = words.get(key(p));
            if (code == null)
                return null;
            codes.add(code);
        }
        String home = s.text("combine");
        if (codes.size() != 2 || !codes.contains(home))
            return null;
        List<String> ordered = new ArrayList<>(parts);
        if (!codes.get(0).equals(home))
            java.util.Collections.reverse(ordered);
        String joined = ordered.stream().map(p -> key(p).replaceAll("^ti\u1ebfng ", "")).collect(java.util.stream.Collectors.joining(" "));
        return words.get(joined);
    }

    /** Exact but for case and blanks: the tones of Vietnamese tell words apart. */
    private static String key(String text) {
        return Fold.exact(text).replaceAll("\\s+", " ").strip();
    }

    /** Years to codes; another number to the code of {@code other} with the words in the note. */
    static Result retention(Source s) {
        String text = Source.text(s.first());
        if (text.isEmpty())
            return Result.empty();
        for (var e : s.map("permanent").entrySet())
            if (key(e.getKey()).equals(key(text)))
            return Result.of(e.getValue(), State.MAPPED);
        if (s.list("open").stream().anyMatch(o -> key(o).equals(key(text))))
            return new Result(s.text("other"), State.MAPPED, text, false);
        Matcher m = NUMBER.matcher(text);
        boolean years = m.matches() && (m.group(2).isBlank() || s.list("units").stream().anyMatch(u -> key(u).equals(key(m.group(2)))));
        if (!years)
            return Result.of(text, State.PERSON);
        Object code = s.map("years").get(String.valueOf(Integer.parseInt(m.group(1))));
        return code != null ? Result.of(code, State.MAPPED) : new Result(s.text("other"), State.MAPPED, text, false);
    }

    /** Dates as exact as the new record set takes them; the others wait as they are. */
    static Result date(Source s) {
        Object value = s.first();
        if (value == null)
            return Result.empty();
        boolean fits = value instanceof PartialDate d && s.list("precision").contains(d.precision().name());
        return Result.of(value, fits ? State.MAPPED : State.PERSON);
    }

    /** The degree of the documents; of several, that of a mixed file. */
    static Result ofChildren(Source s) {
        Set<String> codes = new LinkedHashSet<>();
        Map<String, String> words = words(s);
        s.children().forEach(c -> {
            String text = Source.text(c.value(s.text("field")));
            if (!text.isEmpty())
                codes.add(words.getOrDefault(key(text), ""));
        });
        if (codes.contains(""))
            return Result.of(null, State.PERSON);
        if (codes.size() > 1)
            return Result.of(s.text("mixed"), State.COMPOSED);
        if (codes.size() == 1)
            return Result.of(codes.iterator().next(), State.COMPOSED);
        return s.files() ? Result.of(s.text("files"), State.COMPOSED) : Result.empty();
    }
}
