package org.khoso.pdfa.worker.internal.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Values drawn for properties: of right and wrong types, and what the expression itself names. */
final class Drawn {
    /** Of properties of an annotation. */
    static final List<String> STRANGE = List.of("F + 1", "F + ''", "Subtype + FT", "F - Subtype", "Subtype.length", "Subtype.length()",
            "Subtype.toString()", "FT.indexOf('B')", "FT.indexOf(66)", "FT.charAt(0)", "FT.substring(1)", "Subtype === 'Widget'", "!F",
            "-F",
            "F >>> 1", "F | 1", "F ^ 1", "~F", "F << 2", "F * 2", "F / 2", "F % 2", "F & Subtype", "F && Subtype", "F || Subtype",
            "F ? Subtype : FT", "F < Subtype", "F >= FT", "F == FT", "F != FT", "F == gOutputCS", "gOutputCS == F", "gOutputCS + 1",
            "gOutputCS < F", "gOutputCS && F", "gOutputCS.length", "gOutputCS.length()", "unknown", "unknown == 1", "typeof F", "F = 3",
            "undefined", "F == undefined", "NaN", "Math.abs(F)", "Math.abs(F, 1)", "Math.max(F, 1)", "Math.abs(Subtype) - Math.abs(FT)",
            "/x./.test(FT)", "/^B/.test(FT)", "/n$/.test(FT)", "/[^a]/.test(FT)", "/a|b/.test(FT)", "/N/i.test(FT)", "/(a)\\1/.test(FT)",
            "/[&&a]/.test(FT)", "/\\bB/.test(FT)", "/(?=B)B/.test(FT)", "/^[a-z]{1,8}(-[a-z]{1,8})*$/.test(FT)", "/[]/.test(FT)",
            "/[z-a]/.test(FT)", "/a{3,1}/.test(FT)", "/[-a]+/.test(FT)", "/(a)(b)/.test(FT)", "/*/.test(FT)", "/(a/.test(FT)",
            "/a{b/.test(FT)",
            "/a{2,}/.test(FT)", "/B*+/.test(FT)", "/B??/.test(FT)", "FT.search(/[A-Z]{6}\\+/)", "FT.search('B')", "FT.match(/B/)",
            "FT.split('&')", "FT.split('&').length", "FT.split('&').toString()", "FT.split('&').filter(e => e != 'N')",
            "FT.split('|').length",
            "FT.split('&').filter(e => e == F).length", "FT.split('&').filter(e => e.length() > 2).toString()",
            "FT.split('&').filter(F => F)",
            "FT.split('&').filter(e => FT.split('&').filter(d => d == e).length == 1).length", "FT.split('&').map(e => e).toString()",
            "'\\u0041' == FT", "'\\x41'", "\"it's\"", "'a\\'b'", "010", "0x10", "1.", ".5", "1e3", "1 == 1.0", "'1' == 1", "null == false",
            "null <= 0", "null + 1", "true + true", "true == 1", "'' == 0", "'0x10' == 16", "F === null", "F == null == false", "(F, FT)",
            "[F][0]", "{}", "", " ", "F ==", "F)", "F // x", "F /* x */", "\nF", " \nF", "F\n== FT", "F;FT", "F; var x = 1", "obj", "test",
            "F == F", "-0",
            "1 / -0", "0 == -0", "this == null", "F.x", "F.x()", "FT.length() == F", "AP == 'N' && AP != \"N\" || AP",
            "Subtype == 'Subtype'",
            "FT == 'FT' || FT", "width - height < 1", "CA - 1.0 < 0.000001 && CA - 1.0 > -0.000001", "F & 1 == 1", "F & 4 >> 1 & 2",
            "F in FT",
            "FT instanceof FT", "new String(FT)", "String(FT)", "F > FT ? F < FT : F == FT", "F != null != FT", "5 - 3 - 1", "7 % 4 % 2");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
    private static final List<Object> COMMON = Arrays.asList(null, null, "", "null", "abc", "3", " 3 ", "0x10", "-0x1f", "1e3", "-0",
            "Infinity",
            "-Infinity", "NaN", "\u00a07\u2028", "0b1", "1_000", "1f", ".", "true", true, false, true, false, 0L, 1L, 2L, 3L, 4L, 5L, -1L,
            127L, 128L, 28L,
            256L, 65535L, 65536L, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, 4294967296L, 7, (short) 3, (byte) 1, 2.5f, 0.0, -0.0, 1.0,
            0.9999999999,
            5.5, -5.5, 1e300, 1e-45, 3.4e38, 1e10, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    private static final List<Object> OBJECTS = Arrays.asList("N&X", "UR3&DocMDP", "&", "A&&", "E&X&Q", "ABCDEF+Foo", "xABCDEF+Foo",
            "ABCDE+Foo",
            "en", "en-US", "en\n", "e1", "vi-" + "abcdefgh-".repeat(40), "a".repeat(70000), "%PDF-1.4", "%PDF-1.8", "%PDF-2.0",
            " %PDF-1.4\n", "2.0",
            "text/xml", "a.b+c/d-e", "text/xml\n", "a\u0000b", "\ufffe", "\ufeff", "[&&", "aa", "N", "n", 'c', List.of(), List.of("a"),
            List.of(1L, 2L),
            new java.math.BigDecimal("1.5"), java.math.BigInteger.TEN, new String[]{"N", "X"});
    private final Random random;
    private final List<Object> named = new ArrayList<>();

    Drawn(Random random, String expression) {
        this.random = random;
        LITERAL.matcher(expression).results().forEach(m -> named.add(m.group(1) != null ? m.group(1) : m.group(2)));
    }

    Object value() {
        int of = random.nextInt(10);
        return of < 4 && !named.isEmpty() ? any(named) : of < 8 ? any(COMMON) : any(OBJECTS);
    }

    /** @return what a variable of a profile can hold */
    Object plain() {
        return random.nextInt(2) == 0 && !named.isEmpty() ? any(named) : any(COMMON);
    }

    private Object any(List<Object> from) {
        return from.get(random.nextInt(from.size()));
    }
}
