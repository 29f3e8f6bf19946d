package org.khoso.api;

/** Types of field and the Java values that hold them. */
public enum FieldType {
    /** {@link String}. */
    TEXT,
    /** {@link Long}. */
    NUMBER,
    /** {@link java.math.BigDecimal}, e.g. shelf metres. */
    DECIMAL,
    /** {@link PartialDate}. */
    DATE,
    /** {@link Boolean}. */
    BOOLEAN
}
