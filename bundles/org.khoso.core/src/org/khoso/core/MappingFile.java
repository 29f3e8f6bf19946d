package org.khoso.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.intake.Mapping;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.api.intake.Mapping.SheetMapping;
import org.khoso.model.io.Nearest;

/** A mapping that somebody saved, perhaps wrote by hand. What it does not mean is said with file, line and what may stand there. */
public final class MappingFile {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_SHEETS = 10_000;
    private static final int MOST_ROWS = 1 << 20;
    private static final int MOST_COLUMNS = 1 << 14;
    private static final List<String> TOP = List.of("sheets");
    private static final List<String> ROLES = Stream.of(Role.values()).map(Role::name).toList();
    private final String file;
    private final JsonParser in;

    /** Keys of a sheet. */
    private enum Key {
        FILE("file"), SHEET("sheet"), HEADER_FIRST("headerFirst"), HEADER_LAST("headerLast"), ROLE("role"), RECORD_SET(
                "recordSet"), COLUMNS(
                        "columns"), CONFIDENCE("confidence");

        private static final List<String> WORDS = Stream.of(values()).map(k -> k.word).toList();
        private final String word;

        Key(String word) {
            this.word = word;
        }
    }

    private MappingFile(String file, JsonParser in) {
        this.file = file;
        this.in = in;
    }

    /** @return the mapping. @throws KhosoException if it is none: names file, line, and what may stand there */
    public static Mapping read(Path path) throws IOException {
        String name = path.toString();
        String text = text(path, name);
        try (JsonParser in = new JsonFactory().createParser(text)) {
            MappingFile f = new MappingFile(name, in);
            in.nextToken();
            Mapping m = f.mapping();
            if (in.nextToken() != null)
                throw f.wrong("mapping", "}");
            return m;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new KhosoException(Message.of("core.json.bad", name, line, shortened(String.valueOf(e.getOriginalMessage()))), Message.of(
                    "core.json.bad.remedy"), e);
        }
    }

    /** @throws KhosoException if a sheet that is used names no record set that is in force and fits its rows: says which do */
    public static Mapping checked(Mapping mapping, Path path, Collection<RecordSetInfo> sets) throws KhosoException {
        for (SheetMapping s : mapping.sheets()) {
            Kind kind = s.role() == Role.RECORDS ? Kind.RECORD : Kind.DOSSIER;
            List<String> ids = sets.stream().filter(set -> set.kind() == kind).map(RecordSetInfo::id).toList();
            if (s.role() != Role.IGNORED && !ids.contains(String.valueOf(s.recordSet()))) {
                String given = s.recordSet() == null ? "" : shortened(s.recordSet());
                throw new KhosoException(
                        Message.of("core.mapping.no-set", path.toString(), s.file(), s.sheet(), given, Nearest.of(given, ids).orElse(
                                String.join(", ", ids))),
                        Message.of("core.mapping.remedy"), null);
            }
        }
        return mapping;
    }

    private static String text(Path path, String name) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES)
            throw new KhosoException(Message.of("core.mapping.too-big", name, MOST_BYTES), Message.of("core.mapping.remedy"), null);
        try {
            String s = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return s.startsWith("\ufeff") ? s.substring(1) : s;
        } catch (CharacterCodingException e) {
            throw new KhosoException(Message.of("core.mapping.not-utf8", name), Message.of("core.mapping.remedy"), e);
        }
    }

    private Mapping mapping() throws IOException {
        List<SheetMapping> sheets = null;
        begin(JsonToken.START_OBJECT, "mapping", "{");
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            if (!in.currentName().equals(TOP.get(0)))
                throw unknown(in.currentName(), TOP);
            in.nextToken();
            sheets = sheets();
        }
        if (sheets == null)
            throw wrong("mapping", TOP.get(0));
        return new Mapping(sheets);
    }

    private List<SheetMapping> sheets() throws IOException {
        List<SheetMapping> all = new ArrayList<>();
        begin(JsonToken.START_ARRAY, TOP.get(0), "[");
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (all.size() == MOST_SHEETS)
                throw wrong(TOP.get(0), "<= " + MOST_SHEETS);
            all.add(sheet());
        }
        return all;
    }

    private SheetMapping sheet() throws IOException {
        Map<Key, Object> v = new HashMap<>();
        begin(JsonToken.START_OBJECT, TOP.get(0), "{");
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            int at = Key.WORDS.indexOf(in.currentName());
            if (at < 0)
                throw unknown(in.currentName(), Key.WORDS);
            in.nextToken();
            v.put(Key.values()[at], value(Key.values()[at]));
        }
        for (Key k : List.of(Key.FILE, Key.SHEET, Key.ROLE))
            if (v.get(k) == null)
            throw wrong(TOP.get(0), k.word);
        int first = (Integer) v.getOrDefault(Key.HEADER_FIRST, 1);
        int last = (Integer) v.getOrDefault(Key.HEADER_LAST, first);
        if (last < first)
            throw wrong(Key.HEADER_LAST.word, ">= " + first);
        return new SheetMapping((String) v.get(Key.FILE), (String) v.get(Key.SHEET), first, last, (Role) v.get(Key.ROLE),
                (String) v.get(Key.RECORD_SET),
                columns(v.get(Key.COLUMNS)), sureness(v.get(Key.CONFIDENCE)));
    }

    private Object value(Key key) throws IOException {
        return switch (key) {
            case FILE, SHEET, RECORD_SET -> key == Key.RECORD_SET && in.currentToken() == JsonToken.VALUE_NULL ? null : string(key.word);
            case HEADER_FIRST, HEADER_LAST -> whole(key.word, 0, MOST_ROWS);
            case ROLE -> role();
            case COLUMNS -> columns();
            case CONFIDENCE -> sureness();
        };
    }

    private Role role() throws IOException {
        String s = string(Key.ROLE.word);
        if (!ROLES.contains(s))
            throw wrong(Key.ROLE.word, String.join(", ", ROLES));
        return Role.valueOf(s);
    }

    private Map<Integer, String> columns() throws IOException {
        Map<Integer, String> all = new HashMap<>();
        begin(JsonToken.START_OBJECT, Key.COLUMNS.word, "{");
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            int column = column(Key.COLUMNS.word);
            in.nextToken();
            all.put(column, string(Key.COLUMNS.word));
        }
        return all;
    }

    private Map<Integer, Double> sureness() throws IOException {
        Map<Integer, Double> all = new HashMap<>();
        begin(JsonToken.START_OBJECT, Key.CONFIDENCE.word, "{");
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            int column = column(Key.CONFIDENCE.word);
            if (!in.nextToken().isNumeric() || !(in.getDoubleValue() >= 0 && in.getDoubleValue() <= 1))
                throw wrong(Key.CONFIDENCE.word, "0 ... 1");
            all.put(column, in.getDoubleValue());
        }
        return all;
    }

    private int column(String where) throws IOException {
        String s = in.currentName();
        if (!s.matches("\\d{1,6}") || Integer.parseInt(s) >= MOST_COLUMNS)
            throw wrong(where, "0 ... " + (MOST_COLUMNS - 1));
        return Integer.parseInt(s);
    }

    @SuppressWarnings("unchecked")
    private static Map<Integer, String> columns(Object given) {
        return given == null ? Map.of() : (Map<Integer, String>) given;
    }

    @SuppressWarnings("unchecked")
    private static Map<Integer, Double> sureness(Object given) {
        return given == null ? Map.of() : (Map<Integer, Double>) given;
    }

    private String string(String key) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING)
            throw wrong(key, "\"...\"");
        return in.getText();
    }

    private int whole(String key, int from, int to) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT || in.getBigIntegerValue().bitLength() > 31 || in.getIntValue() < from || in
                .getIntValue() > to)
            throw wrong(key, from + " ... " + to);
        return in.getIntValue();
    }

    private void begin(JsonToken wanted, String key, String shown) throws IOException {
        if (in.currentToken() != wanted)
            throw wrong(key, shown);
    }

    private int line() {
        return in.currentLocation().getLineNr();
    }

    private KhosoException wrong(String key, String wanted) {
        return new KhosoException(Message.of("core.mapping.wrong", file, line(), key, wanted), Message.of("core.mapping.remedy"), null);
    }

    private KhosoException unknown(String key, List<String> allowed) {
        String near = Nearest.of(key, allowed).orElse("");
        return new KhosoException(
                Message.of(near.isEmpty() ? "core.mapping.unknown" : "core.mapping.unknown-near", file, line(), shortened(key), String
                        .join(", ", allowed), near),
                Message.of("core.mapping.remedy"), null);
    }

    private static String shortened(String s) {
        String clean = s.replaceAll("\\p{Cntrl}+", " ");
        return clean.length() > 120 ? clean.substring(0, 120) + "..." : clean;
    }
}
