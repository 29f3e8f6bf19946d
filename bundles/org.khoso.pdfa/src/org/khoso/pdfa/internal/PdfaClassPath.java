package org.khoso.pdfa.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.khoso.media.helper.HelperClassPath;

/** What the helper process needs: this bundle, the jars in its {@code lib}, the child's side of the talk, Jackson. */
final class PdfaClassPath {
    static final String MAIN = "org.khoso.pdfa.worker.internal.WorkerMain";
    /** Of the jars in {@code lib} (pom.xml); a test compares it with what they say themselves. */
    static final String VERSION = "1.30.2";
    private static final List<String> CLASSES = List.of(MAIN, "org.khoso.media.helper.HelperServer",
            "com.fasterxml.jackson.databind.ObjectMapper", "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.annotation.JsonProperty");

    private PdfaClassPath() {
    }

    /** @param lib folder of the jars; null for {@code lib} beside this bundle's classes */
    static String find(Path lib) throws IOException {
        String classes = HelperClassPath.of(PdfaClassPath.class.getClassLoader(), CLASSES);
        Path jars = lib != null ? lib : Path.of(classes.substring(0, classes.indexOf(File.pathSeparatorChar))).resolve("lib");
        if (!Files.exists(jars.resolve("core-jakarta.jar")))
            throw new IOException("veraPDF is not in " + jars);
        return classes + File.pathSeparator + jars.toAbsolutePath() + File.separator + "*";
    }
}
