package org.khoso.core;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.khoso.api.Action;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Explanation;
import org.khoso.api.survey.SurveyService.Stored;
import org.khoso.api.survey.SurveyService.Template;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Computes answers to survey items, keeps each with its provenance below {@code reports/survey/}, and runs them again. */
@Component(service = Surveys.class)
public final class Surveys {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final SurveyService surveys;

    /** Called by OSGi and tests. */
    @Activate
    public Surveys(@Reference SurveyService surveys) {
        this.surveys = surveys;
    }

    /** @return the surveys, by identity */
    public List<Template> templates() throws IOException {
        return surveys.templates();
    }

    /** @return the survey that has an item which is computed under that number. @throws KhosoException if none has */
    public Template template(String item) throws IOException {
        for (Template t : surveys.templates())
            if (t.items().stream().anyMatch(i -> i.id().equals(item)))
                return t;
        throw new KhosoException(Message.of("core.survey.no-item", item), Message.of("core.survey.no-item.remedy"), null);
    }

    /** @return numbers of the items that are computed */
    public List<String> computed() throws IOException {
        return surveys.templates().stream().flatMap(t -> t.items().stream()).filter(SurveyService.Item::computed).map(SurveyService.Item::id)
                .toList();
    }

    /** Computes an item and keeps the answer. @return file of the answer */
    public Path compute(Session session, String item) throws IOException {
        Stored answer = surveys.compute(template(item).id(), item, session.archive().holdings(), session.filter(Action.SURVEY), Instant.now());
        Path folder = session.archive().directory().resolve("reports").resolve("survey");
        Files.createDirectories(folder);
        Path file = folder.resolve(item + "-" + STAMP.format(answer.answer().snapshot()) + ".json");
        Path next = folder.resolve(file.getFileName() + ".new");
        Files.writeString(next, surveys.toJson(answer), StandardCharsets.UTF_8);
        try (FileChannel c = FileChannel.open(next, StandardOpenOption.WRITE)) {
            c.force(true);
        }
        return Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @return the newest kept answer to an item */
    public Optional<Path> newest(Session session, String item) throws IOException {
        Path folder = session.archive().directory().resolve("reports").resolve("survey");
        if (!Files.isDirectory(folder))
            return Optional.empty();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(item + "-") && f.toString().endsWith(".json"))
                    .max(Comparator.comparing(f -> f.getFileName().toString()));
        }
    }

    /** @return a kept answer */
    public Stored read(Path file) throws IOException {
        return surveys.fromJson(Files.readString(file, StandardCharsets.UTF_8));
    }

    /** Runs the queries of a kept answer again on the holdings as they are. */
    public Explanation explain(Session session, Path file) throws IOException {
        return surveys.explain(read(file), session.archive().holdings(), session.filter(Action.SURVEY), Instant.now());
    }
}
