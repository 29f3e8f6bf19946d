package org.khoso.survey.internal;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.internal.Value.Truth;

/** What a response gives, by item and row. A blank value is none: it is not zero and no text. */
final class Answers {
    private final Template survey;
    private final Response response;
    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, Set<String>> rows = new HashMap<>();
    private final Map<String, List<String>> used = new HashMap<>();

    Answers(Template survey, Response response) {
        this.survey = survey;
        this.response = response;
        survey.items().forEach(i -> items.put(i.id(), i));
        response.answers().forEach((cell, given) -> {
            if (!cell.column().equals(Response.NONE) && !given.value().isBlank())
                rows.computeIfAbsent(cell.item(), k -> new LinkedHashSet<>()).add(cell.row());
        });
    }

    Template survey() {
        return survey;
    }

    Response response() {
        return response;
    }

    /** @return an item, null if there is none */
    Item item(String id) {
        return items.get(id);
    }

    /** @return whether a body of the response's level answers an item */
    boolean asked(Item item) {
        return item.levels().isEmpty() || item.levels().contains(response.respondent().level());
    }

    /** @return rows of an item that have any value: fixed ones in the order of the template, free ones in that of their numbers */
    List<String> used(Item item) {
        return used.computeIfAbsent(item.id(), id -> used(item, rows.getOrDefault(id, Set.of())));
    }

    private static List<String> used(Item item, Set<String> there) {
        return (item.free() ? there : item.rowIds()).stream().filter(there::contains).toList();
    }

    /** @return rows with values that the template does not have */
    List<String> strange(Item item) {
        return item.free() ? List.of() : rows.getOrDefault(item.id(), Set.of()).stream().filter(r -> !item.rowIds().contains(r)).toList();
    }

    boolean any(String item) {
        return rows.containsKey(item);
    }

    boolean none(String item) {
        return !response.value(item, "", Response.NONE).isBlank();
    }

    boolean present(Cell cell) {
        return !text(cell).isBlank();
    }

    String text(Cell cell) {
        return response.value(cell.item(), cell.row(), cell.column());
    }

    Value value(Cell cell) {
        return typed(cell, text(cell));
    }

    /** @return what was computed: also where a person has replaced it since */
    Value computed(Cell cell) {
        Given g = response.answers().get(cell);
        if (g == null || g.origin() == Origin.ENTERED || g.origin() == Origin.IMPORTED)
            return Truth.UNKNOWN;
        return typed(cell, g.origin() == Origin.OVERRIDDEN ? g.replaced() : g.value());
    }

    private Value typed(Cell cell, String text) {
        Item item = text.isBlank() ? null : items.get(cell.item());
        return item == null ? Truth.UNKNOWN : item.column(cell.column()).map(c -> Values.read(c, text)).orElse(Truth.UNKNOWN);
    }
}
