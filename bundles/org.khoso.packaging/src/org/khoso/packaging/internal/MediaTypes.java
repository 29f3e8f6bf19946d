package org.khoso.packaging.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;

/** Media types by file name ending, and which endings stand for bytes that are compressed already; from a data file. */
record MediaTypes(Properties data) {
    private static MediaTypes loaded;

    static synchronized MediaTypes load() throws IOException {
        if (loaded == null) {
            Properties p = new Properties();
            try (InputStream in = MediaTypes.class.getResourceAsStream("/KHOSO-INF/packaging/media-types.properties")) {
                p.load(in);
            }
            loaded = new MediaTypes(p);
        }
        return loaded;
    }

    String of(String name) {
        return entry(name)[0].trim();
    }

    boolean packed(String name) {
        return entry(name).length > 1;
    }

    private String[] entry(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return data.getProperty(ending, "application/octet-stream").split(",");
    }
}
