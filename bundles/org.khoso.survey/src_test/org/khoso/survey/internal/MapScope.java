package org.khoso.survey.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khoso.api.survey.Response.Cell;
import org.khoso.survey.internal.Value.Truth;

/** Values by cell; rows of an item are those that any of its cells names. */
final class MapScope implements Scope {
    private final Map<Cell, Value> values = new HashMap<>();
    private final Map<Cell, Value> computed = new HashMap<>();
    private final Set<String> none = new java.util.HashSet<>();
    private final String item;
    private final String row;

    MapScope(String item, String row) {
        this.item = item;
        this.row = row;
    }

    MapScope with(String path, Object value) {
        values.put(cell(path), of(value));
        return this;
    }

    MapScope computed(String path, Object value) {
        computed.put(cell(path), of(value));
        return this;
    }

    MapScope without(String... items) {
        none.addAll(List.of(items));
        return this;
    }

    private static Cell cell(String path) {
        String[] p = path.split("/");
        return new Cell(p[0], p[1], p[2]);
    }

    private static Value of(Object o) {
        return switch (o) {
            case Value v -> v;
            case LocalDate d -> new Value.Day(d);
            case Set<?> s -> new Value.Codes(Set.copyOf(s.stream().map(String::valueOf).toList()));
            case String s -> new Value.Text(s);
            default -> new Value.Num(new BigDecimal(o.toString()));
        };
    }

    @Override
    public List<Cell> cells(Expr.Ref ref) {
        String name = ref.item() == null ? item : ref.item();
        if (!ref.all())
            return List.of(new Cell(name, ref.row() == null ? row : ref.row(), ref.column()));
        List<Cell> cells = new ArrayList<>();
        values.keySet().stream().filter(c -> c.item().equals(name)).map(Cell::row).distinct().sorted()
                .forEach(r -> cells.add(new Cell(name, r, ref.column())));
        return cells;
    }

    @Override
    public boolean present(Cell cell) {
        return values.containsKey(cell);
    }

    @Override
    public Value value(Cell cell) {
        return values.getOrDefault(cell, Truth.UNKNOWN);
    }

    @Override
    public Value computed(Cell cell) {
        return computed.getOrDefault(cell, Truth.UNKNOWN);
    }

    @Override
    public boolean answered(String asked) {
        return none(asked) || values.keySet().stream().anyMatch(c -> c.item().equals(asked));
    }

    @Override
    public boolean none(String asked) {
        return none.contains(asked);
    }

    @Override
    public Value fact(Expr.Fact fact) {
        return switch (fact) {
            case TODAY -> new Value.Day(LocalDate.of(2025, 5, 20));
            case DEADLINE -> new Value.Day(LocalDate.of(2025, 5, 22));
            case REFERENCE_DATE -> Truth.UNKNOWN;
            case LEVEL -> new Value.Text("province");
        };
    }
}
