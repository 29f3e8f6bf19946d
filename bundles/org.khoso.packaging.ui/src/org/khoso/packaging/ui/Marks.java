package org.khoso.packaging.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.core.transfer.TransferItem;

/** What a person wants returned, before it is decided: reasons by dossier and record. UI thread. */
final class Marks {
    private final Map<UUID, Map<String, String>> marks = new HashMap<>();

    /** Marks a record of a dossier, or the dossier by its own code. */
    void set(TransferItem item, String record, String reason) {
        marks.computeIfAbsent(item.id(), k -> new LinkedHashMap<>()).put(record, reason);
    }

    boolean has(TransferItem item) {
        return marks.containsKey(item.id());
    }

    void clear(TransferItem item) {
        marks.remove(item.id());
    }

    /** Forgets the marks of dossiers that are decided now. */
    void settle(List<TransferItem> items) {
        items.stream().filter(i -> i.state() != TransferItem.State.RECEIVED).forEach(this::clear);
    }

    void clear() {
        marks.clear();
    }

    /** @return lines {@code RECORD: reason} of a dossier; none if it is not marked */
    List<String> of(UUID item) {
        List<String> lines = new ArrayList<>();
        marks.getOrDefault(item, Map.of()).forEach((record, reason) -> lines.add(record + ": " + reason));
        return lines;
    }

    /** @return reasons by code, of these dossiers */
    Map<String, String> reasons(List<TransferItem> items) {
        Map<String, String> all = new LinkedHashMap<>();
        items.forEach(i -> all.putAll(marks.getOrDefault(i.id(), Map.of())));
        return all;
    }
}
