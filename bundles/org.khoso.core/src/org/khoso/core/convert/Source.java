package org.khoso.core.convert;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.khoso.api.CodeList;
import org.khoso.api.ConversionInfo.Step;
import org.khoso.api.PartialDate;
import org.khoso.core.HoldingView;

/**
 * What a way may look at.
 *
 * @param step     the step
 * @param old      the object through the record set that it leaves
 * @param children its records through theirs
 * @param parent   new values of what holds it, by field of the new record set
 * @param done     new values of the object so far
 * @param files    whether there are digitised files
 * @param pages    pages of its files, 0 if unknown
 * @param lists    code lists by id
 */
record Source(Step step, HoldingView old, List<HoldingView> children, Map<String, Object> parent, Map<String, Object> done, boolean files,
        long pages, java.util.function.Function<String, Optional<CodeList>> lists) {
    /** @return value of a field that is left */
    Object value(String field) {
        return old.value(field);
    }

    /** @return the first of the fields that the step is made from */
    Object first() {
        return step.from().stream().map(this::value).filter(Objects::nonNull).findFirst().orElse(null);
    }

    static String text(Object value) {
        return switch (value) {
            case null -> "";
            case PartialDate d -> d.text().isBlank() ? d.display() : d.text();
            default -> value.toString().strip();
        };
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map(String parameter) {
        return step.parameters().get(parameter) instanceof Map<?, ?> m ? (Map<String, Object>) m : Map.of();
    }

    List<String> list(String parameter) {
        Object v = step.parameters().get(parameter);
        return v instanceof List<?> l ? l.stream().map(String::valueOf).toList() : v == null ? List.of() : List.of(v.toString());
    }

    String text(String parameter) {
        return Objects.toString(step.parameters().get(parameter), "");
    }
}
