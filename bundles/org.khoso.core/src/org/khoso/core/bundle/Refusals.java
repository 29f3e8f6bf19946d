package org.khoso.core.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/** Says in one way why a bundle is not taken, and what the classes here share. */
public final class Refusals {
    /** Days of the register are days here. */
    public static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm").withZone(VIETNAM);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int SHOWN = 200;

    private Refusals() {
    }

    /** @return problem with the remedy that stands beside it */
    static KhosoException of(String key, Object... args) {
        return caused(null, key, args);
    }

    static KhosoException caused(Throwable cause, String key, Object... args) {
        return new KhosoException(Message.of("core.bundle." + key, args), Message.of("core.bundle." + key + ".remedy", args), cause);
    }

    /** @return a moment as people in Viet Nam write it */
    public static String minute(Instant when) {
        return when == null ? "" : MINUTE.format(when);
    }

    /** @return a day as people in Viet Nam write it */
    public static String day(LocalDate day) {
        return day == null ? "…" : DAY.format(day);
    }

    /** @return text from a stranger that fits in a sentence */
    public static String shown(String text) {
        String s = text == null ? "" : text.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").strip();
        return s.codePointCount(0, s.length()) <= SHOWN ? s : s.substring(0, s.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** @return a fresh digest */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return SHA-256, hex */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** @return SHA-256 of a text in UTF-8, hex */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
