package org.khoso.schematron.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.khoso.media.helper.HelperClassPath;

/** What the helper process needs: this bundle, the jars in its {@code lib}, the child's side of the talk, the reader of XML, Jackson. */
final class RulesClassPath {
    static final String MAIN = "org.khoso.schematron.worker.internal.WorkerMain";
    private static final List<String> CLASSES = List.of(MAIN, "org.khoso.media.helper.HelperServer", "org.khoso.model.io.XmlInput",
            "com.fasterxml.jackson.databind.ObjectMapper", "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.annotation.JsonProperty");

    private RulesClassPath() {
    }

    /** @param lib folder of the jars; null for {@code lib} beside this bundle's classes */
    static String find(Path lib) throws IOException {
        String classes = HelperClassPath.of(RulesClassPath.class.getClassLoader(), CLASSES);
        Path jars = lib != null ? lib : Path.of(classes.substring(0, classes.indexOf(File.pathSeparatorChar))).resolve("lib");
        if (!Files.exists(jars.resolve("schxslt2.jar")))
            throw new IOException("SchXslt2 is not in " + jars);
        return classes + File.pathSeparator + jars.toAbsolutePath() + File.separator + "*";
    }
}
