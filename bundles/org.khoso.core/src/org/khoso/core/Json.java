package org.khoso.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/** JSON of plain records and maps. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private Json() {
    }

    /** @return JSON on one line */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the value. @throws KhosoException if the text is not JSON of that type; names place and problem */
    public static <T> T read(String json, Class<T> type, String name) throws KhosoException {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null ? "" : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
            throw new KhosoException(Message.of("core.json.bad", name, place, e.getOriginalMessage()), Message.of("core.json.bad.remedy"),
                    e);
        }
    }
}
