package org.khoso.storage.sql.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.khoso.api.Bilingual;
import org.khoso.api.PartialDate;

/** Values as JSON that keeps their type, and in the one form that both databases give back unchanged. */
public final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_SCALE = 30;

    private Values() {
    }

    /** @return the value as the database will give it back. @throws IllegalArgumentException if it cannot be of this type */
    static Object normal(Object value, ValueType type) {
        return switch (type) {
            case TEXT -> text(value instanceof String s ? s : scalar(value));
            case INTEGER -> integer(value);
            case DECIMAL -> decimal(value);
            case BOOLEAN -> value instanceof Boolean b ? b : fail(value);
            case DATE -> date(value);
            case INSTANT -> value instanceof Instant i ? i.truncatedTo(ChronoUnit.MICROS) : fail(value);
            case UUID -> value instanceof UUID u ? u : fail(value);
        };
    }

    /** @return the value in the form of its own type; widens what is not one of the seven types */
    static Object normal(Object value) {
        return switch (value) {
            case Integer i -> i.longValue();
            case Short i -> i.longValue();
            case Byte i -> i.longValue();
            case Double d -> decimal(BigDecimal.valueOf(d));
            case LocalDate d -> PartialDate.day(d);
            default -> normal(value, ValueType.of(value));
        };
    }

    private static String scalar(Object value) {
        return value instanceof Number || value instanceof Boolean || value instanceof UUID ? value.toString() : fail(value);
    }

    private static Object integer(Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte)
            return ((Number) value).longValue();
        return value instanceof BigDecimal d ? (Object) d.longValueExact() : fail(value);
    }

    private static BigDecimal decimal(Object value) {
        BigDecimal d = value instanceof BigDecimal b
                ? b
                : value instanceof Double || value instanceof Float
                        ? BigDecimal.valueOf(((Number) value).doubleValue())
                        : BigDecimal.valueOf((Long) integer(value));
        d = d.round(MathContext.DECIMAL128);
        if (d.scale() > MOST_SCALE)
            d = d.setScale(MOST_SCALE, RoundingMode.HALF_EVEN);
        d = d.stripTrailingZeros();
        return d.scale() < 0 ? d.setScale(0) : d;
    }

    private static PartialDate date(Object value) {
        if (value instanceof LocalDate d)
            return PartialDate.day(d);
        return value instanceof PartialDate d ? new PartialDate(d.from(), d.to(), d.precision(), text(d.text())) : fail(value);
    }

    private static <T> T fail(Object value) {
        throw new IllegalArgumentException(value.getClass().getSimpleName());
    }

    /** PostgreSQL holds neither NUL nor half a surrogate pair; what cannot be kept is shown as a replacement character. */
    static String text(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == 0 || Character.isSurrogate(c))
                return replaced(s);
        }
        return s;
    }

    private static String replaced(String s) {
        StringBuilder out = new StringBuilder(s.length());
        s.codePoints().forEach(c -> out.appendCodePoint(c == 0 || c >= 0xd800 && c <= 0xdfff ? 0xfffd : c));
        return out.toString();
    }

    /** @return typed JSON: strings, booleans and longs as they are, everything else as an object with one letter */
    public static JsonNode json(Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case String s -> JSON.textNode(text(s));
            case Long l -> JSON.numberNode(l);
            case Boolean b -> JSON.booleanNode(b);
            case Integer i -> JSON.objectNode().put("n", i);
            case Double d -> JSON.objectNode().put("f", d.toString());
            case BigDecimal d -> JSON.objectNode().put("d", d.toString());
            case Instant i -> JSON.objectNode().put("i", i.toString());
            case UUID u -> JSON.objectNode().put("u", u.toString());
            case PartialDate d -> JSON.objectNode().set("p", date(d));
            case Bilingual b -> JSON.objectNode().set("b", JSON.arrayNode().add(b.vi()).add(b.en()));
            default -> JSON.textNode(text(value.toString()));
        };
    }

    private static ArrayNode date(PartialDate d) {
        return JSON.arrayNode().add(d.from() == null ? null : d.from().toString()).add(d.to() == null ? null : d.to().toString())
                .add(d.precision().name()).add(text(d.text()));
    }

    /** @return the value that {@link #json} wrote */
    public static Object value(JsonNode n) {
        if (n == null || n.isNull())
            return null;
        if (n.isTextual())
            return n.textValue();
        if (n.isBoolean())
            return n.booleanValue();
        if (n.isNumber())
            return n.longValue();
        String letter = n.fieldNames().next();
        JsonNode v = n.get(letter);
        return switch (letter) {
            case "n" -> v.intValue();
            case "f" -> Double.valueOf(v.textValue());
            case "d" -> new BigDecimal(v.textValue());
            case "i" -> Instant.parse(v.textValue());
            case "u" -> UUID.fromString(v.textValue());
            case "p" -> new PartialDate(day(v.get(0)), day(v.get(1)), PartialDate.Precision.valueOf(v.get(2).textValue()),
                    v.get(3).textValue());
            case "b" -> new Bilingual(v.get(0).textValue(), v.get(1).textValue());
            default -> throw new IllegalArgumentException(letter);
        };
    }

    private static LocalDate day(JsonNode n) {
        return n.isNull() ? null : LocalDate.parse(n.textValue());
    }
}
