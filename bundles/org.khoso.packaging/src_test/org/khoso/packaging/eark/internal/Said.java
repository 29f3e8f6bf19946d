package org.khoso.packaging.eark.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The sentences of the bundle, by its folder. */
public final class Said {
    static final Path TOP = Path.of("").toAbsolutePath().endsWith("org.khoso.packaging")
            ? Path.of("")
            : Path.of("bundles/org.khoso.packaging");

    private Said() {
    }

    /** @return messages of a language */
    public static Properties in(String lang) throws IOException {
        Properties p = new Properties();
        try (InputStreamReader in = new InputStreamReader(Files.newInputStream(TOP.resolve("KHOSO-INF/messages/" + lang + ".properties")),
                StandardCharsets.UTF_8)) {
            p.load(in);
        }
        return p;
    }
}
