package org.khoso.model.io;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Conversion of single values. */
final class Scalars {
    /** Types that EMF's own conversion doesn't know, or takes too easily. */
    private static final Map<Class<?>, Function<String, Object>> KNOWN = Map.of(LocalDate.class,
            LocalDate::parse, Instant.class, Instant::parse, UUID.class, UUID::fromString, boolean.class, Scalars::bool,
            Boolean.class, Scalars::bool);

    private Scalars() {
    }

    static Object convert(String value, EDataType type) {
        if (type instanceof EEnum e) {
            EEnumLiteral literal = e.getEEnumLiteralByLiteral(value);
            if (literal == null)
                throw new IllegalArgumentException(value);
            return literal.getInstance();
        }
        if (type.getInstanceClass() == String.class)
            return value;
        Function<String, Object> known = KNOWN.get(type.getInstanceClass());
        return known != null ? known.apply(value.strip()) : EcoreUtil.createFromString(type, value.strip());
    }

    /** What a value of a type looks like, for a message: names of types and literals need no translation. */
    static String wanted(EDataType type) {
        return type instanceof EEnum e
                ? e.getELiterals().stream().map(EEnumLiteral::getLiteral).collect(Collectors.joining(", "))
                : type.getInstanceClass() == LocalDate.class ? "yyyy-mm-dd" : type.getInstanceClass().getSimpleName();
    }

    static Object plain(String value, Tag tag) {
        if (tag.equals(Tag.NULL))
            return null;
        if (tag.equals(Tag.BOOL))
            return bool(value);
        if (tag.equals(Tag.INT))
            return Long.valueOf(value);
        return tag.equals(Tag.FLOAT) ? new BigDecimal(value) : value;
    }

    private static Object bool(String s) {
        return switch (s) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException(s);
        };
    }
}
