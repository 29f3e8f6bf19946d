package org.khoso.api;

import java.util.List;
import java.util.Optional;

/**
 * A list of codes.
 *
 * @param id         id, e.g. {@code maintenance}
 * @param source     document
 * @param confidence how sure we are of it
 * @param values     values in order
 */
public record CodeList(String id, String source, Confidence confidence, List<Value> values) {
    /** A code and its meaning. @param code code @param label meaning */
    public record Value(String code, Bilingual label) {
    }

    /** @return the value with that code */
    public Optional<Value> value(String code) {
        return values.stream().filter(v -> v.code().equals(code)).findFirst();
    }
}
