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

    private Data() {
    }

    static Path folder() {
        return Path.of(System.getProperty(PROPERTY, "../org.khoso.standards.vn/KHOSO-INF/standards"));
    }

    static StandardsCatalog shipped() throws IOException {
        return new BundleStandards(List.of(), List.of(folder()));
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
