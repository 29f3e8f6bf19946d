package org.khoso.storage.sql.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.khoso.api.Kind;
import org.khoso.storage.internal.Problems;

/** Checks that values fit the concepts of a kind, and brings them into the form in which they are stored. */
public final class Concept {
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_NAME = 200;

    private Concept() {
    }

    /** @return values as they will be read again. @throws org.khoso.api.KhosoException naming the concept that does not fit */
    public static Map<String, Object> normal(Schema schema, Kind kind, Map<String, Object> values) throws IOException {
        Map<String, Object> all = new HashMap<>();
        for (var e : values.entrySet())
            if (!e.getKey().equals("id")) // identity is no value
            all.put(e.getKey(), normal(schema, kind, e.getKey(), e.getValue()));
        return all;
    }

    private static Object normal(Schema schema, Kind kind, String concept, Object value) throws IOException {
        boolean extension = concept.startsWith(RowReader.EXT);
        Column column = extension ? null : schema.table(kind).column(concept);
        if (extension ? concept.length() == RowReader.EXT.length() || concept.length() > LONGEST_NAME : column == null)
            throw Problems.of("unknown-concept", concept, kind.code());
        try {
            Object v = extension ? Values.normal(value) : Values.normal(value, column.type());
            if (v instanceof String s && s.length() > LONGEST_TEXT)
                throw Problems.of("value-too-long", concept, s.length(), LONGEST_TEXT);
            return v;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Problems.caused(e, "value-type", concept, shortened(String.valueOf(value)));
        }
    }

    private static String shortened(String s) {
        return s.length() > LONGEST_NAME ? s.substring(0, LONGEST_NAME) + "\u2026" : s;
    }
}
