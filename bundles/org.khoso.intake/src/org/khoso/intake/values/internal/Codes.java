package org.khoso.intake.values.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khoso.api.CodeList;
import org.khoso.intake.mapping.internal.Words;

/** Finds the code that a cell means: code, label, abbreviation, or label with code. */
final class Codes {
    private final Map<String, String> byText = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final int width;
    private final Map<String, String> labels = new HashMap<>();

    Codes(CodeList list, String concept, Words words) {
        width = list.values().stream().mapToInt(v -> v.code().length()).max().orElse(0);
        Map<String, List<String>> synonyms = words.lists("values", concept);
        for (CodeList.Value v : list.values()) {
            byText.put(v.code().toLowerCase(java.util.Locale.ROOT), v.code());
            byText.put(Words.plain(v.code()), v.code());
            labels.put(v.code(), v.label().vi());
        }
        for (CodeList.Value v : list.values()) {
            add(v.label().vi(), v.code());
            add(v.label().en(), v.code());
        }
        for (CodeList.Value v : list.values())
            synonyms.forEach((label, all) -> {
                if (Words.accented(label).equals(Words.accented(v.label().vi())))
                    all.forEach(s -> add(s, v.code()));
            });
    }

    private void add(String text, String code) {
        if (text == null || text.isBlank())
            return;
        String accented = Words.accented(text);
        String plain = Words.plain(text);
        byText.putIfAbsent(accented, code);
        if (ambiguous.contains(plain))
            return;
        String other = byText.putIfAbsent(plain, code);
        if (other != null && !other.equals(code) && !plain.equals(accented)) {
            ambiguous.add(plain);
        }
    }

    /** @return code, null if the text means none */
    String of(String text) {
        String code = plainly(text);
        if (code != null)
            return code;
        int open = text.indexOf('(');
        if (open > 0 && text.indexOf(')') > open) {
            String outside = plainly(text.substring(0, open));
            String inside = plainly(text.substring(open + 1, text.indexOf(')')));
            if (outside != null && (inside == null || inside.equals(outside)))
                return outside;
        }
        String[] parts = text.strip().split("\\s*[-:.\u2013=]\\s*|\\s+", 2);
        if (parts.length == 2) {
            String first = plainly(parts[0]);
            String rest = plainly(parts[1]);
            if (first != null && first.equals(rest))
                return first;
        }
        int last = text.lastIndexOf(' ');
        String tail = last < 0 ? null : plainly(text.substring(last + 1));
        return tail != null && tail.equals(plainly(text.substring(0, last).replaceAll("[\\s\u2013:-]+$", ""))) ? tail : null;
    }

    private String plainly(String text) {
        String accented = Words.accented(text);
        String code = byText.get(accented);
        if (code != null)
            return code;
        String plain = Words.plain(text);
        code = ambiguous.contains(plain) ? null : byText.get(plain);
        if (code == null && !plain.isEmpty() && plain.length() < width && plain.chars().allMatch(Character::isDigit))
            code = byText.get("0".repeat(width - plain.length()) + plain);
        return code;
    }

    /** @return label of a code, empty if it is none */
    String label(String code) {
        return labels.getOrDefault(code, "");
    }
}
