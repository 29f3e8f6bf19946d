package org.khoso.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the start script has run once for each product and Java: everyday verbs on a throw-away archive, so that the JVM can keep the
 * classes that they load in its class data archive. Verbs after that start in about half the time. Says nothing.
 */
final class FirstStart {
    /** First argument of the line that the start script writes; the folder follows. */
    static final String OPTION = "--first-start";
    private static final String DOSSIER = "H98.64.12.1996.001";
    private static final List<String> CATALOGUES = List.of("ho_so.csv", "van_ban.csv");
    /** Files for the helpers, which make archives of their own: a page as a scanner leaves it, and one with fonts. */
    private static final List<String> FILES = List.of("scan.pdf", "text.pdf");
    private static final List<List<String>> VERBS = List.of(List.of("standard", "list"), List.of("init", "--name", "Khoso"),
            List.of("show", DOSSIER),
            List.of("check"), List.of("check", DOSSIER), List.of("check", "--list"), List.of("search", "1996"),
            List.of("package", "--propose", "--all"),
            List.of("survey", "compute", "1.a"), List.of("journal", "verify"), List.of("no-such-verb"));

    private FirstStart() {
    }

    /** @param folder new or empty, the caller removes it @return exit code 0: what a verb says of an empty archive is no matter here */
    static int run(Verbs verbs, Path folder) throws IOException {
        Path delivery = unpack(CATALOGUES, folder.resolve("delivery"));
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        var place = new Verbs.Place(folder, nowhere, nowhere, () -> false, null, Verbs.Meter.NONE);
        for (List<String> verb : VERBS) {
            line(verbs, place, folder, "json", verb);
            if (verb.contains("init"))
                line(verbs, place, folder, "json", List.of("intake", delivery.toString()));
        }
        Path files = unpack(FILES, folder.resolve("files"));
        // one after the other: two at once may start two helpers of a kind, which would write one archive
        for (String name : FILES)
            line(verbs, place, folder, "json", List.of("check-file", "--anew", files.resolve(name).toString()));
        line(verbs, place, folder, "text", List.of("show", DOSSIER));
        return Verbs.DONE;
    }

    private static Path unpack(List<String> names, Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : names)
            try (InputStream in = FirstStart.class.getResourceAsStream("/KHOSO-INF/first-start/" + name)) {
                Files.write(to.resolve(name), in.readAllBytes());
            }
        return to;
    }

    private static void line(Verbs verbs, Verbs.Place place, Path folder, String format, List<String> verb) {
        var args = new ArrayList<>(List.of("--archive", folder.resolve("archive").toString(), "--format", format));
        args.addAll(verb);
        verbs.run(args, place);
    }
}
