package org.khoso.survey.internal;

import java.io.IOException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.model.survey.Item;
import org.khoso.model.survey.Survey;

/** The questionnaires that are there: of each every version, the newest first. */
final class Catalogue {
    private static final String END = ".yaml";
    private static final System.Logger LOG = System.getLogger(Catalogue.class.getName());

    private final Map<String, List<Survey>> surveys = new TreeMap<>();
    private final List<Message> leftOut = new ArrayList<>();

    /** Reads templates; one that can't be used is a warning, so that one slip leaves the rest alone. Of two with one name and version the first counts. */
    static Catalogue read(Collection<URL> files) {
        Catalogue c = new Catalogue();
        for (URL file : files)
            try {
                c.add(Templates.read(file), file);
            } catch (IOException e) {
                c.out(file, e instanceof KhosoException k
                        ? k.problem()
                        : Message.of("survey.bad-template", file, String.valueOf(e.getMessage())));
            }
        c.surveys.values().forEach(l -> l.sort(Comparator.comparing(Catalogue::version, Versions.NEWEST)));
        return c;
    }

    private void add(Survey s, URL file) {
        List<Survey> there = surveys.computeIfAbsent(s.getId(), k -> new ArrayList<>());
        if (there.stream().anyMatch(t -> version(t).equals(version(s))))
            out(file, Message.of("survey.template-twice", file, s.getId(), version(s)));
        else
            there.add(s);
    }

    private void out(URL file, Message why) {
        LOG.log(System.Logger.Level.WARNING, "survey template {0} is not used: {1}", file, why);
        leftOut.add(why);
    }

    /** @return the questionnaires in a folder, by name of file; none if it is not there */
    static List<URL> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder))
            return List.of();
        List<URL> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, f -> f.getFileName().toString().endsWith(END))) {
            for (Path f : all)
                files.add(f.toUri().toURL());
        }
        files.sort(Comparator.comparing(URL::toString));
        return files;
    }

    static String version(Survey s) {
        return Objects.requireNonNullElse(s.getVersion(), "");
    }

    /** @return the newest version of each */
    List<Survey> newest() {
        return surveys.values().stream().map(List::getFirst).toList();
    }

    List<Survey> versions() {
        return surveys.values().stream().flatMap(List::stream).toList();
    }

    List<Message> leftOut() {
        return leftOut;
    }

    /** @return that version of a survey; the newest if it is not there, or none is asked for. @throws KhosoException if there is no such survey */
    Survey survey(String id, String version) throws KhosoException {
        List<Survey> all = surveys.getOrDefault(id, List.of());
        Optional<Survey> found = all.stream().filter(s -> version(s).equals(version)).findFirst().or(() -> all.stream().findFirst());
        return found.orElseThrow(() -> new KhosoException(Message.of("survey.no-survey", id),
                Message.of("survey.no-survey.remedy", String.join(", ", surveys.keySet())), null));
    }

    /** @return an item of a survey. @throws KhosoException if there is none of that number */
    static Item item(Survey survey, String item) throws KhosoException {
        return survey.getItems().stream().filter(i -> item.equals(i.getId())).findFirst()
                .orElseThrow(() -> new KhosoException(Message.of("survey.no-item", survey.getId(), item), null, null));
    }
}
