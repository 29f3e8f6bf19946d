package org.khoso.core;

import java.io.IOException;
import java.nio.ByteBuffer;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khoso.api.Action;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Explanation;
import org.khoso.api.survey.SurveyService.Facts;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Stored;
import org.khoso.api.survey.SurveyService.Template;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Computes survey answers, keeps each in the archive's folder of reports, and says later what became of it. Thread-safe. */
@Component(service = Surveys.class)
public final class Surveys {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String END = ".json";
    /** An answer carries at most 10,000 ids a figure; a larger file is none of ours. */
    private static final long MOST = 64L << 20;

    private final SurveyService service;

    /** Called by OSGi and tests. */
    @Activate
    public Surveys(@Reference SurveyService service) {
        this.service = service;
    }

    /** An answer and the file that keeps it. @param file file @param stored answer */
    public record Kept(Path file, Stored stored) {
    }

    /** An item of a survey. @param survey survey @param item item */
    public record Asked(Template survey, Item item) {
    }

    /**
     * @param session session, or null for what is installed alone
     * @return the surveys that there are, of each the newest version; the archive's own come last, so that a number that they have too
     *         means what it meant before
     */
    public List<Template> templates(Session session) throws IOException {
        Set<String> installed = service.templates().stream().map(Template::id).collect(Collectors.toSet());
        return OwnSurveys.of(service, session).templates().stream()
                .sorted(Comparator.comparing((Template t) -> !installed.contains(t.id()))).toList();
    }

    /** @return files of questionnaires that can't be used, and why */
    public List<Message> leftOut(Session session) throws IOException {
        return OwnSurveys.of(service, session).leftOut();
    }

    /** @return the items that Khoso computes, in the order of the letters; a number that several surveys have is there once, for the first, as {@link #item} finds it */
    public List<Asked> computed(Session session) throws IOException {
        Map<String, Asked> all = new LinkedHashMap<>();
        for (Template t : templates(session))
            t.items().stream().filter(Item::computed).forEach(i -> all.putIfAbsent(i.id(), new Asked(t, i)));
        return List.copyOf(all.values());
    }

    /** @return the item with that number. @throws KhosoException if no survey has it; names those that have a computed answer */
    public Asked item(Session session, String number) throws IOException {
        for (Template t : templates(session))
            for (Item i : t.items())
                if (i.id().equals(number))
                return new Asked(t, i);
        String known = String.join(", ", computed(session).stream().map(a -> a.item().id()).toList());
        throw new KhosoException(Message.of("core.survey.no-item", number), Message.of("core.survey.no-item.remedy", known), null);
    }

    /** Computes the answer to an item from what the actor may count, and keeps it. */
    public Kept compute(Session session, String survey, String item) throws IOException {
        Stored stored = OwnSurveys.of(service, session).compute(survey, item, session.archive().holdings(), session.filter(Action.SURVEY),
                Instant.now(),
                SurveyFacts.of(session));
        return new Kept(keep(session, stored), stored);
    }

    /** @return the newest answer that is kept for an item */
    public Optional<Kept> newest(Session session, String survey, String item) throws IOException {
        Path folder = folder(session);
        if (!Files.isDirectory(folder))
            return Optional.empty();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.getFileName().toString().startsWith(name(item) + "-") && f.getFileName().toString().endsWith(END))
                    .sorted(Comparator.comparing((Path f) -> f.getFileName().toString()).reversed()).toList();
        }
        for (Path f : files) {
            Stored stored = read(f);
            if (stored.survey().equals(survey) && stored.answer().item().equals(item))
                return Optional.of(new Kept(f, stored));
        }
        return Optional.empty();
    }

    /** @return the answer that a file keeps. @throws KhosoException if it keeps none; names the file */
    public Stored read(Path file) throws IOException {
        if (Files.size(file) > MOST)
            throw new KhosoException(Message.of("core.survey.large", file), Message.of("core.survey.bad.remedy"), null);
        try {
            return service.fromJson(Files.readString(file));
        } catch (KhosoException e) {
            throw new KhosoException(Message.of("core.survey.bad", file, e.problem()), Message.of("core.survey.bad.remedy"), e);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new KhosoException(Message.of("core.survey.bad", file, ""), Message.of("core.survey.bad.remedy"), e);
        }
    }

    /** Counts again, on the holdings of then and on those of now, and compares. Nothing is written. */
    public Explanation explain(Session session, Stored stored) throws IOException {
        return OwnSurveys.of(service, session).explain(stored, session.archive().holdings(), session.filter(Action.SURVEY), Instant.now(),
                new Facts(SurveyFacts.at(session, stored.answer().snapshot()), SurveyFacts.of(session)));
    }

    private static Path folder(Session session) {
        return session.archive().directory().resolve("reports").resolve("survey");
    }

    /** Item numbers may hold letters that not every file system takes. */
    private static String name(String item) {
        return item.replaceAll("[^A-Za-z0-9.]", "_");
    }

    private Path keep(Session session, Stored stored) throws IOException {
        Path folder = Files.createDirectories(folder(session));
        Path temp = folder.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            try (var out = FileChannel.open(temp, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(service.toJson(stored).getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining())
                    out.write(bytes);
                out.force(true);
            }
            Path file = free(folder, name(stored.answer().item()) + "-" + STAMP.format(stored.answer().snapshot()));
            Files.move(temp, file, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
            return file;
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    private static Path free(Path folder, String name) {
        Path file = folder.resolve(name + END);
        for (int i = 2; Files.exists(file); i++)
            file = folder.resolve(name + "_" + i + END);
        return file;
    }

    /** The new name survives a power loss, too. Systems that can't open a folder keep names by themselves. */
    private static void sync(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix"))
            try (var c = FileChannel.open(folder, StandardOpenOption.READ)) {
                c.force(true);
            }
    }
}
