package org.khoso.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Vietnamese text of before Unicode, whose letters stand on the places of western ones: TCVN3 (fonts .VnTime) and VNI. Lists of
 * the nineties are still handed over so, as CSV and inside workbooks.
 */
public enum LegacyText {
    /** Text as it is. */
    NONE,
    /** TCVN 5712:1993 VN3, one byte a letter; capitals with accents come as small letters. */
    TCVN3,
    /** VNI Windows, letter and mark in two bytes. */
    VNI;

    private static final double SURE = 0.75;
    private static final int LEAST = 2;
    private static final Pattern SYLLABLE = Pattern.compile("(?:ngh?|gh|g|kh?|th|tr?|ch?|ph?|nh?|qu|gi|[bdhlmrsvx\u0111])?"
            + "[aeiouy]{1,3}(?:ch|c|m|ng|nh|n|p|t)?");
    private static final Pattern SHAPES = Pattern.compile("(?s).*(?:[^aeo]\\p{M}*\u0302|[^a]\\p{M}*\u0306|[^ou]\\p{M}*\u031b).*");
    private static final Pattern TONES = Pattern.compile("[\u0300\u0301\u0303\u0309\u0323]");

    private final Map<Character, String> letters = new HashMap<>();
    private final Map<Character, String> marks = new HashMap<>();

    LegacyText() {
        String path = "/KHOSO-INF/text/" + name().toLowerCase(Locale.ROOT) + ".properties";
        if (ordinal() == 0)
            return;
        Properties p = new Properties();
        try (Reader in = new InputStreamReader(LegacyText.class.getResourceAsStream(path), StandardCharsets.UTF_8)) {
            p.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        p.forEach((k, v) -> {
            String key = k.toString();
            boolean mark = key.startsWith("+");
            (mark ? marks : letters).put((char) Integer.parseInt(mark ? key.substring(1) : key, 16), v.toString());
        });
    }

    /** @param text characters that stand for bytes (Latin-1); with any letter beyond these it is returned as it is */
    public String decode(String text) {
        if (this == NONE || text.chars().noneMatch(c -> c > 127) || text.chars().anyMatch(c -> c > 255))
            return text;
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char small = this == VNI ? Character.toLowerCase(c) : c;
            boolean letter = out.length() > 0 && vowel(out.charAt(out.length() - 1));
            if (letter && marks.containsKey(small))
                out.append(marks.get(small));
            else if (letters.containsKey(small))
                out.append(small == c ? letters.get(small) : letters.get(small).toUpperCase(Locale.ROOT));
            else
                out.append(c);
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    private static boolean vowel(char c) {
        return "aeiouy\u01a1\u01b0".indexOf(Character.toLowerCase(c)) >= 0;
    }

    /** @param text sample, characters for bytes @return how it is written: what makes most of its words Vietnamese */
    public static LegacyText of(String text) {
        LegacyText best = NONE;
        double most = likeness(text);
        for (LegacyText t : values()) {
            double s = likeness(t.decode(text));
            if (s > most + 0.2 && s >= SURE) {
                best = t;
                most = s;
            }
        }
        return best;
    }

    /** @return share of the words with letters beyond ASCII that can be Vietnamese syllables; 0 if there are hardly any */
    public static double likeness(String text) {
        int seen = 0;
        int good = 0;
        for (String word : text.split("[\\s\\p{Punct}\\d]+")) {
            if (word.chars().allMatch(c -> c < 128))
                continue;
            seen++;
            good += syllable(word) ? 1 : 0;
        }
        return seen < LEAST ? 0 : (double) good / seen;
    }

    private static boolean syllable(String word) {
        String d = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        if (SHAPES.matcher(d).matches() || TONES.matcher(d).results().count() > 1)
            return false;
        return SYLLABLE.matcher(d.replaceAll("[\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b]", "")).matches();
    }
}
