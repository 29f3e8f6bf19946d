package org.khoso.core;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.khoso.api.media.PageText;
import org.khoso.api.store.ObjectVault;

/** Page texts in the vault: gzipped JSON, one page a line. */
public final class PageTexts {
    private static final JsonMapper MAPPER = new JsonMapper();

    private PageTexts() {
    }

    /** Takes bytes into the vault. */
    interface Put {
        /** @return what became of them */
        ObjectVault.Stored put(InputStream bytes) throws IOException;
    }

    /** @return vault address of the texts */
    public static String store(ObjectVault vault, List<PageText> pages) throws IOException {
        return store(vault::put, pages);
    }

    static String store(Put vault, List<PageText> pages) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
            for (PageText page : pages)
                out.append(MAPPER.writeValueAsString(page)).append('\n');
        }
        return vault.put(new ByteArrayInputStream(bytes.toByteArray())).id();
    }

    /** Gives the pages one by one. */
    public static void read(ObjectVault vault, String object, Consumer<PageText> sink) throws IOException {
        try (var in = new GZIPInputStream(vault.open(object));
                MappingIterator<PageText> pages = MAPPER.readerFor(PageText.class).readValues(in)) {
            while (pages.hasNextValue())
                sink.accept(pages.nextValue());
        }
    }

    /** Takes a page as running text. */
    interface Plain {
        /** @param number of the page @param text as {@link PageText#plain} gives it */
        void page(int number, String text);
    }

    /** Gives the pages one by one without the places of their words, which take most of the time to read. */
    static void plain(ObjectVault vault, String object, Plain sink) throws IOException {
        try (var in = new GZIPInputStream(vault.open(object), 1 << 13); JsonParser json = MAPPER.createParser(in)) {
            for (JsonToken t = json.nextToken(); t != null; t = json.nextToken()) {
                if (t != JsonToken.START_OBJECT)
                    throw new IOException("not the text of a page: " + object);
                page(json, sink);
            }
        }
    }

    private static void page(JsonParser json, Plain sink) throws IOException {
        int number = 0;
        var text = new StringBuilder();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("page"))
                number = json.getIntValue();
            else if (name.equals("words"))
                words(json, text);
            else
                json.skipChildren();
        }
        sink.page(number, text.toString());
    }

    private static void words(JsonParser json, StringBuilder to) throws IOException {
        int last = 0;
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String text = "";
            int line = 0;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("text"))
                    text = json.getText();
                else if (name.equals("line"))
                    line = json.getIntValue();
                else
                    json.skipChildren();
            }
            if (to.length() > 0)
                to.append(line != last ? '\n' : ' ');
            last = line;
            to.append(text);
        }
    }
}
