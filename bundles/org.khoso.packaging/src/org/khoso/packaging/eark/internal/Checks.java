package org.khoso.packaging.eark.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;

/** The checks of attributes that requirements.properties speaks of. */
final class Checks {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}._\\-\\u00B7]*");
    private static final Pattern TIME = Pattern
            .compile("(-?\\d{4,9}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)\\d*(Z|[+-]\\d\\d:\\d\\d)?");
    private static final Pattern MEDIA = Pattern.compile("([A-Za-z]+)/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}( *;.{0,200})?");
    /** Clocks of two machines may differ, and a time without a zone may be of any. */
    private static final int HOURS_AHEAD = 26;
    private final Requirements requirements;
    private final Ids ids;
    private final Instant now = Instant.now();

    Checks(Requirements requirements, Ids ids) {
        this.requirements = requirements;
        this.ids = ids;
    }

    /**
     * Looks at the value of an attribute.
     *
     * @param value null if it is not there
     * @param all   the attributes of the element
     * @return way in which it is broken, and what the message needs; null if it is as it should be
     */
    Object[] broken(Requirement.Check check, String value, Attributes all) {
        if (check.kind().equals("present"))
            return value == null ? way("missing") : value.isBlank() ? way("empty") : null;
        if (value == null && !check.kind().equals("id"))
            return null;
        return switch (check.kind()) {
            case "filled" -> value.isBlank() ? way("empty") : null;
            case "is" -> value.equals(check.argument()) ? null : way("value", value, check.argument());
            case "in" -> requirements.knows(check.argument(), value) ? null : way("word", value, requirements.words(check.argument()));
            case "id" -> id(value);
            case "url" -> value.matches("https?://\\S+") ? null : way("url", value);
            case "number" -> value.strip().matches("\\d{1,18}") ? null : way("number", value);
            case "time" -> time(value) == null ? way("time", value) : null;
            case "past" -> time(value).isAfter(now.plus(HOURS_AHEAD, ChronoUnit.HOURS)) ? way("future", value) : null;
            case "media" -> media(value);
            case "digest" -> digest(value, all.getValue("CHECKSUMTYPE"));
            case "amd", "dmd" -> pointers(value, check.kind().equals("amd"));
            default -> throw new IllegalStateException(check.kind());
        };
    }

    private static Object[] way(Object... parts) {
        return parts;
    }

    /** An id is added when its element is looked at, which is before anything else is asked of it. */
    Object[] id(String value) {
        if (value == null)
            return way("missing");
        if (value.isBlank())
            return way("empty");
        boolean first = ids.add(value.strip());
        if (!NAME.matcher(value.strip()).matches())
            return way("id-form", value);
        return first ? null : way("id-twice", value);
    }

    /** @return the moment; null if it is no date and time of XML Schema */
    static Instant time(String value) {
        Matcher m = TIME.matcher(value.strip());
        if (!m.matches())
            return null;
        try {
            ZoneOffset zone = m.group(2) == null ? ZoneOffset.UTC : ZoneOffset.of(m.group(2));
            return LocalDateTime.parse(m.group(1)).toInstant(zone);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Object[] media(String value) {
        Matcher m = MEDIA.matcher(value.strip());
        return m.matches() && requirements.knows("media", m.group(1).toLowerCase(Locale.ROOT)) ? null : way("media", value);
    }

    private static Object[] digest(String value, String type) {
        int digits = type == null ? 0 : switch (type) {
            case "Adler-32", "CRC32" -> 8;
            case "MD5" -> 32;
            case "SHA-1" -> 40;
            case "TIGER" -> 48;
            case "SHA-256" -> 64;
            case "SHA-384" -> 96;
            case "SHA-512", "WHIRLPOOL" -> 128;
            default -> 0;
        };
        boolean good = digits == 0 ? value.strip().matches("\\S+") : value.strip().matches("[0-9A-Fa-f]{" + digits + "}");
        return good ? null : way("digest", value, type == null ? "" : type);
    }

    private Object[] pointers(String value, boolean administrative) {
        for (String id : value.strip().split("\\s+"))
            if (administrative ? !ids.isAdministrative(id) : !ids.isDescriptive(id))
            return way("pointer", id);
        return null;
    }
}
