package org.khoso.survey.exchange.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.KhosoException;

/** JSON from a stranger, read as a stream: bounded in size, depth and strings; nothing twice, nothing behind its end. */
final class JsonReads implements AutoCloseable {
    static final long MOST = 64L << 20;
    static final int LONGEST = 1 << 20;
    private static final int DEEPEST = 20;
    private static final int MOST_STRINGS = 200_000;
    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(LONGEST)
                    .maxNameLength(1000).maxNumberLength(40).build())
            .build();

    private final JsonParser json;
    private final String name;

    /** Takes the value of a field. */
    interface Field {
        /** @param field its name */
        void read(String field) throws IOException;
    }

    private JsonReads(JsonParser json, String name) {
        this.json = json;
        this.name = name;
    }

    /** Reads what wants to be read. */
    interface Body<T> {
        T read(JsonReads json) throws IOException;
    }

    /** @param name file, for messages @return what was read. @throws KhosoException if it is no good JSON; names the file */
    static <T> T read(InputStream in, String name, Body<T> body) throws IOException {
        try (var reads = new JsonReads(JSON.createParser(new Bounded(in, MOST)), name)) {
            return body.read(reads);
        } catch (Bounded.TooMany e) {
            throw Refused.tooLarge(name, name, MOST);
        } catch (StreamConstraintsException e) {
            throw Refused.tooLarge(name, line(e), LONGEST);
        } catch (JsonProcessingException e) {
            throw Refused.broken(name, "JSON, " + line(e), e);
        } catch (CharConversionException e) {
            throw Refused.broken(name, "UTF-8", e);
        }
    }

    private static String line(JsonProcessingException e) {
        return e.getLocation() == null ? "1" : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
    }

    String name() {
        return name;
    }

    /** Reads the one object that a file is. */
    void root(Field fields) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT)
            throw Refused.notOurs(name);
        fields(fields);
    }

    /** @throws KhosoException if there is more than one value */
    void end() throws IOException {
        if (json.nextToken() != null)
            throw Refused.broken(name, "JSON, " + json.currentLocation().getLineNr(), null);
    }

    /** Reads an object; its fields come one by one. @param where for messages */
    void object(String where, Field fields) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT)
            throw Refused.field(name, where, json.currentName() == null ? "{}" : json.currentName(), null);
        fields(fields);
    }

    private void fields(Field fields) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            fields.read(field);
        }
    }

    /** Reads an array of objects. */
    void objects(String where, Field each) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY)
            throw Refused.field(name, where, String.valueOf(json.currentName()), null);
        while (json.nextToken() != JsonToken.END_ARRAY)
            each.read(where);
    }

    /** Passes over a value that nobody here knows. */
    void skip() throws IOException {
        json.skipChildren();
    }

    String text(String where) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING)
            throw Refused.field(name, where, json.currentName(), null);
        return json.getText();
    }

    long number(String where) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getText().length() > 18)
            throw Refused.field(name, where, json.currentName(), null);
        return json.getLongValue();
    }

    List<String> strings(String where) throws IOException {
        String field = json.currentName();
        if (json.currentToken() != JsonToken.START_ARRAY)
            throw Refused.field(name, where, field, null);
        List<String> all = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING)
                throw Refused.field(name, where, field, null);
            if (all.size() == MOST_STRINGS)
                throw Refused.tooLarge(name, where + ", " + field, MOST_STRINGS);
            all.add(json.getText());
        }
        return List.copyOf(all);
    }

    /** Makes something of a text. */
    interface Maker<T> {
        T make(String text);
    }

    /** @return what the text means. @throws KhosoException if it means nothing: names the field */
    <T> T made(String where, Maker<T> maker) throws IOException {
        String field = json.currentName();
        String text = text(where);
        try {
            return maker.make(text);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw Refused.field(name, where, field, e);
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
