package samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables beside the classes: fields with headers, record sets, code lists. */
final class Lists {
    /** A field. @param type text, number, date, code:LIST */
    record Spec(String code, String type, List<String> headers) {
    }

    private final Map<Field, Spec> fields = new EnumMap<>(Field.class);
    private final Map<Role, String> sets = new EnumMap<>(Role.class);
    private final Map<Role, List<Field>> columns = new EnumMap<>(Role.class);
    private final Map<Role, List<Field>> mandatory = new EnumMap<>(Role.class);
    private final Map<String, Map<String, String>> codes = new HashMap<>();

    Lists() {
        entries("fields.txt").forEach((name, parts) -> fields.put(Field.valueOf(name),
                new Spec(parts.get(0), parts.get(1), parts.subList(2, parts.size()))));
        entries("sets.txt").forEach((name, parts) -> {
            sets.put(Role.valueOf(name), parts.get(0));
            columns.put(Role.valueOf(name), fields(parts.get(1)));
            mandatory.put(Role.valueOf(name), fields(parts.get(2)));
        });
        entries("codes.txt").forEach((name, parts) -> {
            Map<String, String> list = new LinkedHashMap<>();
            parts.forEach(p -> list.put(p.substring(0, p.indexOf(' ')), p.substring(p.indexOf(' ') + 1)));
            codes.put(name, list);
        });
    }

    /** @return field by our name */
    Spec spec(Field field) {
        return fields.get(field);
    }

    /** @return field code of the law */
    String code(Field field) {
        return spec(field).code();
    }

    /** @return id of the record set */
    String set(Role role) {
        return sets.get(role);
    }

    /** @return usual order of columns */
    List<Field> columns(Role role) {
        return columns.get(role);
    }

    /** @return fields that must be filled */
    List<Field> mandatory(Role role) {
        return mandatory.get(role);
    }

    private static List<Field> fields(String names) {
        return Arrays.stream(names.split(" ")).map(Field::valueOf).toList();
    }

    /** @return code to label, null if the field has no list */
    Map<String, String> list(Field field) {
        String type = spec(field).type();
        return type.startsWith("code:") ? codes.get(type.substring(5)) : null;
    }

    /** @return rule id {@code set/field/kind} */
    String rule(Role role, Field field, String kind) {
        return set(role) + "/" + code(field) + "/" + kind;
    }

    static String resource(String name) {
        try (InputStream in = Lists.class.getResourceAsStream("/samples/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    static Map<String, List<String>> entries(String name) {
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (String line : resource(name).split("\n")) {
            if (line.isBlank() || line.startsWith("#"))
                continue;
            int equals = line.indexOf(" = ");
            List<String> parts = new ArrayList<>();
            for (String part : line.substring(equals + 3).split(" ; "))
                parts.add(part.strip());
            result.put(line.substring(0, equals).strip(), parts);
        }
        return result;
    }
}
