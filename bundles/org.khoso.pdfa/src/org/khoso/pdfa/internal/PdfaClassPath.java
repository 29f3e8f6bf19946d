package org.khoso.pdfa.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khoso.media.helper.HelperClassPath;

/** What the helper process needs: this bundle, the jars in its {@code lib}, the child's side of the talk, Jackson. */
final class PdfaClassPath {
    static final String MAIN = "org.khoso.pdfa.worker.internal.WorkerMain";
    /** Of the jars in {@code lib} (pom.xml); a test compares it with what they say themselves. */
    static final String VERSION = "1.30.2";
    private static final String OWN = "worker.jar";
    private static final List<String> CLASSES = List.of(MAIN, "org.khoso.media.helper.HelperServer",
            "com.fasterxml.jackson.databind.ObjectMapper", "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.annotation.JsonProperty");

    private PdfaClassPath() {
    }

    /**
     * Jars alone where this bundle is installed: its own classes lie there a second time as a jar (pom.xml), for a class path with a folder
     * on it can have no class data archive.
     *
     * @param lib folder of the jars; null for {@code lib} beside this bundle's classes
     */
    static String find(Path lib) throws IOException {
        String classes = HelperClassPath.of(PdfaClassPath.class.getClassLoader(), CLASSES);
        int end = classes.indexOf(File.pathSeparatorChar);
        Path jars = lib != null ? lib : Path.of(classes.substring(0, end)).resolve("lib");
        if (!Files.exists(jars.resolve("core-jakarta.jar")))
            throw new IOException("veraPDF is not in " + jars);
        Path own = jars.resolve(OWN);
        if (lib == null && Files.exists(own))
            classes = own + classes.substring(end);
        try (Stream<Path> all = Files.list(jars)) {
            return Stream.concat(Stream.of(classes), all.filter(p -> p.toString().endsWith(".jar") && !p.equals(own)).sorted()
                    .map(p -> p.toAbsolutePath().toString())).collect(Collectors.joining(File.pathSeparator));
        }
    }
}
