package org.khoso.core;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;

/** JSON of plain records and maps. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addSerializer(Kind.class, new KindWord())).build();

    /** A kind as everywhere in files and on the command line, not as in Java. */
    private static final class KindWord extends StdSerializer<Kind> {
        private static final long serialVersionUID = 1L;

        KindWord() {
            super(Kind.class);
        }

        @Override
        public void serialize(Kind kind, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeString(kind.code());
        }
    }

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
