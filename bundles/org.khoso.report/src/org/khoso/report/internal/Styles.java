package org.khoso.report.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.khoso.api.report.Document;
import org.khoso.api.report.Document.Box;
import org.khoso.api.report.Document.Column;
import org.khoso.api.report.Document.Node;
import org.khoso.api.report.Document.Paragraph;
import org.khoso.api.report.Document.Section;
import org.khoso.api.report.Document.SideBySide;
import org.khoso.api.report.Document.Table;
import org.khoso.api.report.Document.TextStyle;

/** The named styles of a document, each with a name that any format takes. */
final class Styles {
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, TextStyle> styles = new LinkedHashMap<>();

    Styles(Document document) {
        for (Section s : document.sections()) {
            if (s.page().number() != null)
                add(s.page().number());
            s.nodes().forEach(this::add);
        }
    }

    private void add(Node node) {
        switch (node) {
            case Paragraph p -> add(p.style());
            case SideBySide s -> s.boxes().stream().map(Box::paragraphs).forEach(l -> l.forEach(this::add));
            case Table t -> {
                add(t.head());
                add(Cells.numberStyle(t.head()));
                t.columns().stream().map(Column::style).forEach(this::add);
            }
        }
    }

    private void add(TextStyle style) {
        names.computeIfAbsent(style.id(), k -> "k" + names.size());
        styles.putIfAbsent(style.id(), style);
    }

    /** @return name of a style: letters and digits */
    String name(TextStyle style) {
        return names.get(style.id());
    }

    /** @return styles by name */
    Map<String, TextStyle> all() {
        Map<String, TextStyle> all = new LinkedHashMap<>();
        styles.forEach((id, s) -> all.put(names.get(id), s));
        return all;
    }
}
