package org.khoso.storage.sql.internal;

/** How a value is kept in columns. */
public enum ValueType {
    /** Text. */
    TEXT,
    /** Long. */
    INTEGER,
    /** BigDecimal. */
    DECIMAL,
    /** Boolean. */
    BOOLEAN,
    /** PartialDate in four columns. */
    DATE,
    /** Instant. */
    INSTANT,
    /** UUID. */
    UUID;

    /** @return type of a value of a holding */
    static ValueType of(Object value) {
        return switch (value) {
            case String s -> TEXT;
            case Long l -> INTEGER;
            case java.math.BigDecimal d -> DECIMAL;
            case Boolean b -> BOOLEAN;
            case org.khoso.api.PartialDate d -> DATE;
            case java.time.Instant i -> INSTANT;
            case java.util.UUID u -> UUID;
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
    }
}
