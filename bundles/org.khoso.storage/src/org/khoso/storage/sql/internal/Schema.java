package org.khoso.storage.sql.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EPackage;
import org.khoso.api.Kind;
import org.khoso.model.Concepts;

/** The tables, made from the metadata of the model: one for each concrete class. No list of fields exists here. */
public final class Schema {
    private static final Set<String> SORTED = Set.of(Concepts.TITLE, Concepts.NAME, Concepts.REFERENCE_CODE);
    private static final Set<String> LOOKED_UP = Set.of(Concepts.OBJECT, Concepts.IDENTIFIER);
    private static final Set<String> COMMON = Set.of("id");
    /** Kinds that have tens of thousands of siblings, and how those are listed: an index has them in that order. */
    private static final Map<Kind, String> SIBLINGS = Map.of(Kind.DOSSIER, Concepts.REFERENCE_CODE, Kind.RECORD, Concepts.ORDINAL);
    private final Map<Kind, Table> tables = new EnumMap<>(Kind.class);

    private Schema() {
    }

    /** @return tables for the classes of a package that are kinds */
    public static Schema of(EPackage model) {
        Schema schema = new Schema();
        for (Kind kind : Kind.values()) {
            EClass type = (EClass) model.getEClassifier(kind.className());
            List<Column> columns = new ArrayList<>();
            for (EAttribute a : type.getEAllAttributes())
                if (!COMMON.contains(a.getName()))
                columns.add(column(a));
            schema.tables.put(kind, new Table(kind, columns, SIBLINGS.get(kind)));
        }
        return schema;
    }

    private static Column column(EAttribute a) {
        ValueType type = type(a);
        Column.Key key = type != ValueType.TEXT
                ? Column.Key.NONE
                : SORTED.contains(a.getName())
                        ? Column.Key.SORT
                        : LOOKED_UP.contains(a.getName()) ? Column.Key.PREFIX : Column.Key.NONE;
        String snake = a.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return new Column(a.getName(), type, "f_" + snake, key); // the prefix keeps names apart from reserved words
    }

    private static ValueType type(EAttribute a) {
        return switch (a.getEAttributeType().getName()) {
            case "ELongObject", "ELong", "EIntegerObject", "EInt" -> ValueType.INTEGER;
            case "EBigDecimal" -> ValueType.DECIMAL;
            case "EBooleanObject", "EBoolean" -> ValueType.BOOLEAN;
            case "PartialDate", "LocalDate" -> ValueType.DATE;
            case "Instant" -> ValueType.INSTANT;
            case "Uuid" -> ValueType.UUID;
            default -> ValueType.TEXT;
        };
    }

    /** @return table of a kind */
    public Table table(Kind kind) {
        return tables.get(kind);
    }

    /** @return all tables */
    public Collection<Table> tables() {
        return tables.values();
    }
}
