package org.khoso.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Vietnamese text of before Unicode, whose letters stand on the places of western ones, and text that was spoilt on its way.
 * Lists of the nineties are still handed over so, as CSV, as file names and inside workbooks.
 */
public enum LegacyText {
    /** Text as it is. */
    NONE,
    /** TCVN 5712:1993 VN3, one byte a letter; capitals with accents come as small letters. */
    TCVN3,
    /** VNI Windows, letter and mark in two bytes. */
    VNI,
    /** VPS, one byte a letter. */
    VPS,
    /** VISCII (RFC 1456), one byte a letter. */
    VISCII,
    /** UTF-8 that was read as Windows-1252: two or three western signs for a letter. */
    MOJIBAKE;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final double SURE = 0.6;
    private static final Pattern WORDS = Pattern.compile("[ \\t\\r\\n\\p{Punct}\\d]+");
    /** Powers of ten by which a form must be likelier than the text as it is. */
    private static final double CLEARLY = 2;
    private static final int LEAST = 2;

    private final Map<Character, String> letters = new HashMap<>();
    private final Map<Character, String> marks = new HashMap<>();
    private final Map<String, String> bytes = new HashMap<>();

    LegacyText() {
        if (ordinal() == 0 || ordinal() == 5)
            return;
        Properties p = new Properties();
        try (BufferedReader in = Syllables.open(name().toLowerCase(Locale.ROOT) + ".properties")) {
            p.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        p.forEach((k, v) -> {
            String key = k.toString();
            boolean mark = key.startsWith("+");
            char c = (char) Integer.parseInt(mark ? key.substring(1) : key, 16);
            (mark ? marks : letters).put(c, v.toString());
            bytes.put(v.toString(), String.valueOf(c));
        });
    }

    /**
     * @param  text characters that stand for bytes, as Latin-1 or Windows-1252 show them; with any letter beyond these it is
     *              returned as it is
     * @return      the text that was meant, NFC
     */
    public String decode(String text) {
        if (this == NONE)
            return text;
        String raw = raw(text);
        if (raw == null)
            return text;
        if (this == MOJIBAKE)
            return utf8(raw).orElse(text);
        StringBuilder out = new StringBuilder(raw.length() + 8);
        for (int i = 0; i < raw.length(); i++)
            letter(raw.charAt(i), out);
        String plain = Normalizer.normalize(out, Normalizer.Form.NFC);
        return this == TCVN3 ? capitals(raw, plain) : plain;
    }

    private void letter(char c, StringBuilder out) {
        char small = this == VNI ? Character.toLowerCase(c) : c;
        boolean after = out.length() > 0 && vowel(out.charAt(out.length() - 1));
        if (after && marks.containsKey(small))
            out.append(marks.get(small));
        else if (letters.containsKey(small))
            out.append(small == c ? letters.get(small) : letters.get(small).toUpperCase(Locale.ROOT));
        else
            out.append(c);
    }

    /** @return characters up to FF; null if some stand for no byte, or all of them are plain */
    private static String raw(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain &= c < 128 && (c >= 32 || c == '\t' || c == '\n' || c == '\r');
            if (c > 255) {
                ByteBuffer b = encoded(c);
                if (b == null)
                    return null;
                c = (char) (b.get() & 255);
            }
            out.append(c);
        }
        return plain ? null : out.toString();
    }

    private static ByteBuffer encoded(char c) {
        try {
            return WINDOWS.newEncoder().encode(CharBuffer.wrap(new char[]{c}));
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static Optional<String> utf8(String raw) {
        try {
            String s = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1))).toString();
            return Optional.of(Normalizer.normalize(s, Normalizer.Form.NFC));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Fonts for capitals show the codes of small letters as capitals: where all other letters are capitals, these are too. */
    private static String capitals(String raw, String plain) {
        long small = raw.chars().filter(c -> c >= 'a' && c <= 'z').count();
        long large = raw.chars().filter(c -> c >= 'A' && c <= 'Z').count();
        if (small == 0)
            return large >= LEAST ? plain.toUpperCase(Locale.ROOT) : plain;
        StringBuilder out = new StringBuilder(plain.length());
        for (String word : plain.splitWithDelimiters("[^\\p{L}\\p{M}]+", 0)) {
            boolean shouts = word.chars().noneMatch(c -> c >= 'a' && c <= 'z')
                    && word.chars().filter(c -> c >= 'A' && c <= 'Z').count() >= LEAST;
            out.append(shouts ? word.toUpperCase(Locale.ROOT) : word);
        }
        return out.toString();
    }

    private static boolean vowel(char c) {
        return "aeiouy\u01a1\u01b0".indexOf(Character.toLowerCase(c)) >= 0;
    }

    /**
     * The way back, for the log of what was converted.
     *
     * @param  text text in any normal form
     * @return      characters for bytes (Latin-1); empty if some letter has no place in this form. TCVN3 has none for most
     *              capitals with marks: they go to the small letters, as in its fonts for capitals.
     */
    public Optional<String> encode(String text) {
        if (this == NONE)
            return Optional.of(text);
        if (this == MOJIBAKE)
            return Optional.of(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        StringBuilder out = new StringBuilder(text.length() + 8);
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (int i = 0; i < composed.length(); i++) {
            Optional<String> b = encode(composed.charAt(i));
            if (b.isEmpty())
                return b;
            out.append(b.get());
        }
        return Optional.of(out.toString());
    }

    private Optional<String> encode(char c) {
        String one = String.valueOf(c);
        String small = one.toLowerCase(Locale.ROOT);
        if (bytes.containsKey(one))
            return Optional.of(bytes.get(one));
        if (c < 128)
            return Optional.of(one);
        if (this == TCVN3)
            return Optional.ofNullable(bytes.get(small));
        return this == VNI ? vni(small).map(s -> small.equals(one) ? s : s.toUpperCase(Locale.ROOT)) : Optional.empty();
    }

    private Optional<String> vni(String small) {
        if (bytes.containsKey(small))
            return Optional.of(bytes.get(small));
        String d = Normalizer.normalize(small, Normalizer.Form.NFD);
        for (int cut = 1; cut < d.length(); cut++) {
            String base = Normalizer.normalize(d.substring(0, cut), Normalizer.Form.NFC);
            String mark = bytes.get(shapeFirst(d.substring(cut)));
            String letter = base.charAt(0) < 128 ? base : bytes.get(base);
            if (mark != null && letter != null && base.length() == 1)
                return Optional.of(letter + mark);
        }
        String horn = d.replace("\u031b", "");
        String letter = d.contains("\u031b") ? bytes.get(Normalizer.normalize(d.charAt(0) + "\u031b", Normalizer.Form.NFC)) : null;
        String mark = bytes.get(horn.substring(1));
        return letter == null || mark == null ? Optional.empty() : Optional.of(letter + mark);
    }

    /** The dot below comes before the hat in a decomposed letter; the table writes the hat first. */
    private static String shapeFirst(String marks) {
        return marks.length() == 2 && marks.charAt(0) == '\u0323' ? marks.charAt(1) + "\u0323" : marks;
    }

    /** @param text sample, characters for bytes @return how it is written: what makes most of its words Vietnamese */
    public static LegacyText of(String text) {
        if (spoilt(text))
            return MOJIBAKE;
        LegacyText best = NONE;
        String raw = raw(text);
        double most = raw == null ? 0 : weight(text, raw) + CLEARLY;
        for (LegacyText t : raw == null ? new LegacyText[0] : values()) {
            String decoded = t.decode(text);
            double s = weight(decoded, raw);
            if (s > most && likeness(decoded) >= SURE && word(decoded)) {
                best = t;
                most = s;
            }
        }
        return best;
    }

    /** Whether the bytes are UTF-8 by their form: in other text two such sequences hardly come by chance. */
    private static boolean spoilt(String text) {
        String raw = raw(text);
        return raw != null && raw.chars().filter(c -> c >= 0xC3 && c <= 0xE2).count() >= LEAST && utf8(raw).isPresent();
    }

    /**
     * @param  font name of the font that the text is shown in, null if unknown
     * @return      the form that the font was made for; the text decides if the name tells nothing
     */
    public static LegacyText of(String text, String font) {
        String f = font == null ? "" : font.trim().toLowerCase(Locale.ROOT);
        LegacyText told = f.startsWith(".vn")
                ? TCVN3
                : f.startsWith("vni-")
                        ? VNI
                        : f.startsWith("vps ") || f.startsWith("vps-")
                                ? VPS
                                : f.startsWith("vi ") || f.startsWith("viscii") ? VISCII : NONE;
        return told == NONE || text.chars().anyMatch(c -> c > 0x1000) && told.decode(text).equals(text) ? of(text) : told;
    }

    /** @return share of the words with letters beyond ASCII that can be Vietnamese syllables; 0 if there are hardly any */
    public static double likeness(String text) {
        int seen = 0;
        int good = 0;
        for (String word : WORDS.split(text)) {
            if (plain(word))
                continue;
            seen++;
            good += Syllables.VIETNAMESE.fits(word) ? 1 : 0;
        }
        return seen < LEAST ? 0 : (double) good / seen;
    }

    /** How usual the words are whose bytes were not plain: tells forms apart that make syllables of the same bytes. */
    private static double weight(String decoded, String raw) {
        String[] words = WORDS.split(decoded);
        String[] bytes = WORDS.split(raw);
        double sum = 0;
        for (int i = 0; i < Math.max(words.length, bytes.length); i++)
            if (i >= words.length || i >= bytes.length)
            sum += Syllables.NEVER; // letters became signs
            else if (!plain(bytes[i]))
            sum += Syllables.VIETNAMESE.weight(words[i]);
        return sum;
    }

    /** Single signs, as those of currencies, make a letter in every form: there must be a word among them. */
    private static boolean word(String text) {
        return WORDS.splitAsStream(text).anyMatch(w -> w.length() > 1 && !plain(w) && Syllables.VIETNAMESE.fits(w));
    }

    private static boolean plain(String word) {
        return word.chars().allMatch(c -> c < 128 && c >= 32);
    }
}
