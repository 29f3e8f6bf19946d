package org.khoso.standards.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.khoso.api.StandardsCatalog;

/** The shipped standards, and the rules that they are made from. */
final class Data {
    /** Elsewhere for whoever changes the data to see whether the tests notice (releng/accept/mutation). */
    static final String PROPERTY = "khoso.test.standards";

    private static List<String> read;
    private static StandardsCatalog shipped;

    private Data() {
    }

    static Path folder() {
        return Path.of(System.getProperty(PROPERTY, "../org.khoso.standards.vn/KHOSO-INF/standards"));
    }

    /** Read once as long as the files are the same. */
    static synchronized StandardsCatalog shipped() throws IOException {
        List<Source> now = sources();
        if (!now.stream().map(s -> new String(s.data(), StandardCharsets.UTF_8)).toList().equals(read)) {
            shipped = new BundleStandards(List.of(), List.of(folder()));
            read = now.stream().map(s -> new String(s.data(), StandardCharsets.UTF_8)).toList();
        }
        return shipped;
    }

    static List<Source> sources() throws IOException {
        return new ArrayList<>(Source.in(folder(), new ArrayList<>()));
    }

    static Source source(String name, String yaml) {
        return new Source(name, yaml.getBytes(StandardCharsets.UTF_8));
    }

    static Catalog with(String... yamls) throws IOException {
        List<Source> all = sources();
        for (int i = 0; i < yamls.length; i++)
            all.add(source("test/" + i + ".yaml", yamls[i]));
        return new Catalog(all);
    }

    /** rules.json, where the place of it is known (environment KHOSO_RULES, or beside the repository). */
    static Map<?, ?> rules() throws IOException {
        String named = System.getenv("KHOSO_RULES");
        Path file = named != null ? Path.of(named) : Path.of("../../../shared/domain/rules/rules.json");
        return Files.exists(file) ? (Map<?, ?>) Json.read(Files.readString(file)) : null;
    }
}
