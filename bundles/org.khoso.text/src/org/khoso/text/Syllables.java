package org.khoso.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be a Vietnamese syllable: a beginning, a rhyme, one tone; stops take only two of the tones. Immutable. */
final class Syllables {
    /** Weight of what is no syllable. */
    static final double NEVER = -8;
    static final Syllables VIETNAMESE = new Syllables();
    private static final String FOLDER = "/KHOSO-INF/text/";
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";
    private static final String STOP_TONES = "\u0301\u0323";
    private static final List<String> BEGINNINGS = List.of("ngh", "ng", "nh", "gh", "gi", "kh", "th", "tr", "ch", "ph", "qu", "b", "c", "d",
            "\u0111", "g",
            "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x", "");
    private static final double RARE = 0.5;
    private static final Set<String> STOPS = Set.of("c", "p", "t", "ch");
    private final Set<String> rhymes;
    private final Properties often = new Properties();
    private final Properties syllables = new Properties();

    private Syllables() {
        try (BufferedReader in = open("rhymes.txt");
                BufferedReader counts = open("rhymes.properties");
                BufferedReader whole = open("syllables.properties")) {
            rhymes = in.lines().filter(l -> !l.startsWith("#")).flatMap(l -> List.of(l.trim().split("\\s+")).stream())
                    .collect(Collectors.toUnmodifiableSet());
            often.load(counts);
            syllables.load(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedReader open(String name) {
        return new BufferedReader(new InputStreamReader(Syllables.class.getResourceAsStream(FOLDER + name), StandardCharsets.UTF_8));
    }

    /** @param word one word in any case, composed or not @return whether it can be a syllable */
    boolean fits(String word) {
        return rhyme(word) != null;
    }

    /** @return logarithm of how often it comes, or a syllable of its rhyme and tone; {@link #NEVER} if it is no syllable */
    double weight(String word) {
        String rhyme = rhyme(word);
        if (rhyme == null)
            return NEVER;
        String known = syllables.getProperty(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFC), "0");
        double begun = (Integer.parseInt(often.getProperty(rhyme, "0")) + RARE) / BEGINNINGS.size();
        return Math.log10((Integer.parseInt(known) + begun) / 100_000);
    }

    private String rhyme(String word) {
        if (!oneCase(word))
            return null;
        String d = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder bare = new StringBuilder(d.length());
        String tone = "";
        for (int i = 0; i < d.length(); i++) {
            char c = d.charAt(i);
            if (TONES.indexOf(c) < 0)
                bare.append(c);
            else if (!tone.isEmpty())
                return null;
            else
                tone = String.valueOf(c);
        }
        String rhyme = rhyme(Normalizer.normalize(bare, Normalizer.Form.NFC), tone);
        return rhyme == null ? null : Normalizer.normalize(rhyme + tone, Normalizer.Form.NFC);
    }

    /** Small, capital at its beginning, or all capitals: letters in the wrong form jump between the cases. */
    private static boolean oneCase(String word) {
        int large = (int) word.chars().filter(Character::isUpperCase).count();
        int letters = (int) word.chars().filter(Character::isLetter).count();
        return large == 0 || large == letters || large == 1 && Character.isUpperCase(word.charAt(0));
    }

    private String rhyme(String bare, String tone) {
        for (String b : BEGINNINGS) {
            if (!bare.startsWith(b))
                continue;
            String rest = bare.substring(b.length());
            String rhyme = rest.isEmpty() && b.equals("gi") ? "i" : b.equals("qu") && !rhymes.contains(rest) ? "u" + rest : rest;
            if (rhymes.contains(rhyme) && (tone.isEmpty() || !stop(rhyme) || STOP_TONES.contains(tone)))
                return rhyme;
        }
        return null;
    }

    private static boolean stop(String rhyme) {
        int n = rhyme.length();
        return n > 1 && (STOPS.contains(rhyme.substring(n - 1)) || n > 2 && STOPS.contains(rhyme.substring(n - 2)));
    }
}
