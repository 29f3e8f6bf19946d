package org.khoso.core;

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
}
