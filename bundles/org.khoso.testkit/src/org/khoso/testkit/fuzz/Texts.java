package org.khoso.testkit.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes to lines, numbers, brackets and encodings. Bytes are taken for Latin-1, so that each stays what it was. */
final class Texts {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w.-]*");
    private static final String[] NUMBERS = {"0", "-1", "00", "1e999", "99999999999999999999", "2147483648", "-9223372036854775809", "0x10",
            "1.5",
            "NaN", "", "1_000", "9".repeat(5000), "0000000000000001"};
    private static final String[] ODD = {"\0", "\u0007", "\t", "\r", "\n", "\r\n", "\"", "'", "\\", "%s%n", "{0}", "${x}", "<", ">", "&",
            "&amp;", "]]>", "--",
            "\u0085", utf8("\u202e"), utf8("\ufeff"), utf8("\u2028"), utf8("\ufffe"), "\u00ed\u00a0\u0080", "\u00c0\u0080",
            "\u00f5\u0080\u0080\u0080", "\u00ff",
            utf8("a\u0301\u0323"), utf8("\ud83d\ude00"), "=cmd|' /C calc'!A0", "../../../../tmp/evil", "CON", "null", "true", "~", "*",
            "&a", "!!java.net.URL", "? ",
            "- ", ": ", "|", "%"};
    private static final int LARGEST = 3 << 20;
    private final Random random;
    private final Bytes bytes;
    private final Shape shape;

    Texts(Random random, Bytes bytes, Shape shape) {
        this.random = random;
        this.bytes = bytes;
        this.shape = shape;
    }

    private static String utf8(String s) {
        return new String(s.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    byte[] change(byte[] b) {
        String s = new String(b, StandardCharsets.ISO_8859_1);
        String out = switch (random.nextInt(10)) {
            case 0 -> replaced(s, NUMBER, NUMBERS);
            case 1 -> replaced(s, WORD, words(s));
            case 2, 3 -> lines(s);
            case 4 -> inserted(s, ODD[random.nextInt(ODD.length)]);
            case 5 -> inserted(s, new String(bytes.word(), StandardCharsets.ISO_8859_1));
            case 6 -> nested(s);
            case 7 -> random.nextInt(4) == 0 ? inserted(s, huge()) : brackets(s);
            case 8 -> "\u00ef\u00bb\u00bf" + s;
            default -> null;
        };
        return out == null ? encoded(b) : out.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String[] words(String s) {
        List<String> all = WORD.matcher(s).results().limit(2000).map(MatchResult::group).toList();
        return all.isEmpty() ? new String[]{"x"} : all.toArray(String[]::new);
    }

    private String replaced(String s, Pattern what, String... by) {
        List<MatchResult> all = what.matcher(s).results().limit(5000).toList();
        if (all.isEmpty())
            return s;
        MatchResult m = all.get(random.nextInt(all.size()));
        return s.substring(0, m.start()) + by[random.nextInt(by.length)] + s.substring(m.end());
    }

    private String lines(String s) {
        List<String> all = new ArrayList<>(Arrays.asList(s.split("(?<=\n)")));
        int at = random.nextInt(all.size());
        int to = random.nextInt(all.size());
        String line = all.get(at);
        switch (random.nextInt(6)) {
            case 0 -> all.remove(at);
            case 1 -> all.add(to, line);
            case 2 -> all.set(at, all.set(to, line));
            case 3 -> all.set(at, " ".repeat(1 + random.nextInt(6)) + line);
            case 4 -> all.set(at, line.stripLeading());
            default -> all.set(at, line.repeat(Math.max(1, Math.min(LARGEST / Math.max(1, line.length()), 1 + random.nextInt(2000)))));
        }
        return String.join("", all);
    }

    private String inserted(String s, String what) {
        int at = random.nextInt(s.length() + 1);
        return s.substring(0, at) + what + s.substring(at);
    }

    private String huge() {
        String piece = "" + (char) (33 + random.nextInt(90));
        return piece.repeat(1 << (10 + random.nextInt(11)));
    }

    private String nested(String s) {
        int n = 1 << random.nextInt(17);
        return switch (shape) {
            case JSON -> inserted(s, random.nextBoolean() ? "[".repeat(n) : "{\"a\":".repeat(n));
            case YAML -> inserted(s, random.nextBoolean() ? "[".repeat(n) : "- ".repeat(n));
            case CSV -> inserted(s, random.nextBoolean() ? "\"".repeat(n) : ",;\t".repeat(n));
            default -> inserted(s, "(<[".substring(0, 1 + random.nextInt(3)).repeat(n));
        };
    }

    private String brackets(String s) {
        Matcher m = Pattern.compile("[\\[\\]{}()<>\"',;:=]").matcher(s);
        List<MatchResult> all = m.results().limit(5000).toList();
        if (all.isEmpty())
            return s;
        MatchResult r = all.get(random.nextInt(all.size()));
        String by = random.nextBoolean() ? "" : all.get(random.nextInt(all.size())).group().repeat(1 + random.nextInt(2));
        return s.substring(0, r.start()) + by + s.substring(r.end());
    }

    /** The text in another encoding, or half of it. */
    private byte[] encoded(byte[] b) {
        String s = new String(b, StandardCharsets.UTF_8);
        return switch (random.nextInt(5)) {
            case 0 -> Bytes.join(new byte[]{-1, -2}, s.getBytes(StandardCharsets.UTF_16LE));
            case 1 -> Bytes.join(new byte[]{-2, -1}, s.getBytes(StandardCharsets.UTF_16BE));
            case 2 -> s.getBytes(java.nio.charset.Charset.forName("windows-1258"));
            case 3 -> s.getBytes(StandardCharsets.UTF_16LE);
            default -> {
                int half = s.length() / 2;
                yield Bytes.join(s.substring(0, half).getBytes(StandardCharsets.UTF_8),
                        s.substring(half).getBytes(StandardCharsets.UTF_16BE));
            }
        };
    }
}
