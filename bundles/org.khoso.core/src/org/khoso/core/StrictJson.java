package org.khoso.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON of strangers: bounded, each name once, numbers and texts only where they are expected; names that are not known are passed over. */
public final class StrictJson {
    private static final int DEEPEST = 10;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NUMBER = 40;
    private final JsonMapper mapper;

    /** @param longest most characters of a text */
    public StrictJson(int longest) {
        mapper = JsonMapper
                .builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxStringLength(longest)
                                .maxNameLength(LONGEST_NAME).maxNumberLength(LONGEST_NUMBER).build())
                        .build())
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    }

    /** What can't be read. */
    public static final class Bad extends Exception {
        private static final long serialVersionUID = 1L;

        Bad(String place, Exception cause) {
            super(place, cause);
        }

        /** @return what it should be, and where it is not: line and column, or the encoding */
        public String place() {
            return getMessage();
        }
    }

    /** @return the value. @throws Bad if the bytes are no such JSON */
    public <T> T read(byte[] bytes, Class<T> type) throws Bad {
        try {
            T value = mapper.readValue(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), type);
            if (value == null)
                throw new Bad("JSON", null);
            return value;
        } catch (CharacterCodingException e) {
            throw new Bad("UTF-8", e);
        } catch (JsonProcessingException e) {
            throw new Bad("JSON, " + (e.getLocation() == null ? "1" : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr()),
                    e);
        }
    }
}
