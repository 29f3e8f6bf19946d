package org.khoso.survey.sum.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.survey.Consolidation.Kind;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.sum.internal.Slot.Content;

/** The columns of a survey and the measures that are made of them. */
final class Slots {
    private final List<Slot> slots = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private final List<Slot> slotOf = new ArrayList<>();
    private final Map<String, Integer> items = new HashMap<>();
    private final List<Item> all;
    private final Map<String, Map<String, Map<String, Slot>>> byName = new HashMap<>();
    private final Map<String, List<Slot>> byItem = new HashMap<>();

    Slots(Template survey) {
        all = survey.items();
        for (Item item : all) {
            items.put(item.id(), items.size());
            List<Row> rows = new ArrayList<>(item.rows());
            if (item.free() || rows.isEmpty()) {
                rows.clear();
                rows.add(null);
            }
            for (Row row : rows)
                item.columns().forEach(c -> add(item, row, c));
            measures.add(new Measure(item.id(), "", Response.NONE, "", Kind.NONE, "", ""));
            slotOf.add(null);
        }
    }

    private void add(Item item, Row row, Column column) {
        Slot slot = Slot.of(slots.size(), measures.size(), item, row, column);
        slots.add(slot);
        byItem.computeIfAbsent(item.id(), k -> new ArrayList<>()).add(slot);
        byName.computeIfAbsent(item.id(), k -> new HashMap<>()).computeIfAbsent(slot.row(), k -> new HashMap<>()).put(column.id(), slot);
        switch (slot.content()) {
            case NUMBER -> measure(slot, "", Kind.SUM);
            case PERCENT -> measure(slot, "", Kind.PERCENT);
            case WORDS -> measure(slot, "", Kind.ANSWERS);
            case CHOICE -> slot.codes().forEach(c -> measure(slot, c, Kind.CHOICE));
        }
    }

    private void measure(Slot slot, String option, Kind kind) {
        measures.add(
                new Measure(slot.item().id(), slot.row(), slot.column().id(), option, kind, slot.column().type(), slot.column().unit()));
        slotOf.add(slot);
    }

    List<Slot> slots() {
        return slots;
    }

    /** @return slots of an item; none if there is no such item */
    List<Slot> of(String item) {
        return byItem.getOrDefault(item, List.of());
    }

    List<Measure> measures() {
        return measures;
    }

    List<Item> items() {
        return all;
    }

    /** @return place of an item, or -1 */
    int item(String id) {
        return items.getOrDefault(id, -1);
    }

    /** @return slot of a measure; null for declared ones */
    Slot of(int measure) {
        return slotOf.get(measure);
    }

    Optional<Slot> find(String item, String row, String column) {
        int place = item(item);
        if (place < 0)
            return Optional.empty();
        String name = all.get(place).free() ? Slot.ALL_ROWS : row;
        return Optional.ofNullable(byName.getOrDefault(item, Map.of()).getOrDefault(name, Map.of()).get(column));
    }

    /** @return columns with amounts, by item and row */
    List<List<Slot>> groups() {
        Map<String, List<Slot>> groups = new LinkedHashMap<>();
        for (Slot s : slots)
            if (s.content() == Content.NUMBER)
            groups.computeIfAbsent(s.item().id() + "\n" + s.row(), k -> new ArrayList<>()).add(s);
        return List.copyOf(groups.values());
    }
}
