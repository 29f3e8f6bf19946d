package org.khoso.packaging.verify.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** Paths of strangers. */
public final class SafePath {
    private SafePath() {
    }

    /** @return whether the path stays inside the package on every system */
    public static boolean safe(String path, Limits limits) {
        if (path.isEmpty() || path.length() > limits.path() || path.chars().anyMatch(c -> odd(c, limits)))
            return false;
        if (path.matches("(?s)[A-Za-z]:.*"))
            return false;
        String[] parts = path.split("/", -1);
        if (parts.length > limits.depth())
            return false;
        for (String p : parts)
            if (p.isEmpty() || p.equals(".") || p.equals(".."))
            return false;
        return true;
    }

    private static boolean odd(int c, Limits limits) {
        boolean lineBreak = (c == '\n' || c == '\r') && limits.lineBreaks();
        return c < 32 && !lineBreak || c == '\\' || c == 0x7f;
    }

    /** @return the form by which paths are compared: one spelling for letters that can be spelled in two ways */
    public static String key(String path) {
        return Normalizer.isNormalized(path, Normalizer.Form.NFC) ? path : Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    /** @return the form that is equal for names which a Windows disk cannot tell apart */
    public static String caseless(String path) {
        return key(path).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** @return the path that a reference means; null if it is not a relative reference with good encoding */
    public static String decode(String href) {
        if (href.matches("[A-Za-z][A-Za-z0-9+.-]*:.*") || href.matches("(?s)/.*|.*[?#].*"))
            return null;
        ByteArrayOutputStream out = new ByteArrayOutputStream(href.length());
        byte[] in = href.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out.write(in[i]);
                continue;
            }
            int value = i + 2 < in.length ? hex(in[i + 1]) * 16 + hex(in[i + 2]) : -1;
            if (value < 0)
                return null;
            out.write(value);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(out.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static int hex(byte c) {
        int d = Character.digit(c, 16);
        return d < 0 ? -1000 : d;
    }

    /** @return the path fit to be shown: no control characters, not endless */
    public static String shown(String path) {
        String s = path.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "\uFFFD");
        return s.length() > 300 ? s.substring(0, 300) + "..." : s;
    }
}
