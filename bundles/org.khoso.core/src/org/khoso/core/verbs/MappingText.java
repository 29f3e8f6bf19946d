package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.khoso.api.Message;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.Mapping;

/** Shows a mapping to a person at a terminal: a line a column. */
final class MappingText {
    private MappingText() {
    }

    static List<Message> of(Delivery delivery, Mapping mapping) {
        List<Message> lines = new ArrayList<>();
        for (Mapping.SheetMapping s : mapping.sheets()) {
            lines.add(Message.of("verb.intake.sheet", s.file(), s.sheet(), s.role(), s.recordSet() == null ? "" : s.recordSet(),
                    s.headerFirst(),
                    s.headerLast()));
            var sheet = delivery.sheets().stream().filter(x -> x.file().equals(s.file()) && x.sheet().equals(s.sheet())).findFirst();
            new TreeMap<>(s.columns()).forEach((i, target) -> lines.add(Message.of("verb.intake.column", i + 1,
                    sheet.filter(x -> i < x.columns().size()).map(x -> x.columns().get(i)).orElse(""), target,
                    Math.round(100 * s.confidence().getOrDefault(i, 1.0)))));
        }
        return lines;
    }
}
