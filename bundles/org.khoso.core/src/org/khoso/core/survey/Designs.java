package org.khoso.core.survey;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.Action;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.Scope;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingQuery.Op;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.api.survey.SurveyDesigner;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.OwnSurveys;
import org.khoso.core.Session;
import org.khoso.core.SurveyFacts;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Questionnaires that an archive makes: drafts, and those in use. One that bodies have answered is never changed: it gets another
 * version. Thread-safe.
 */
@Component(service = Designs.class)
public final class Designs {
    private static final String DRAFTS = "drafts";
    private static final String END = ".yaml";
    /** Setting of an archive: who put a questionnaire in use, and which file it was, stands in its journal by that. */
    private static final String SETTING = "survey.";

    private final SurveyDesigner designer;
    private final SurveyService service;

    /** Called by OSGi and tests. */
    @Activate
    public Designs(@Reference SurveyDesigner designer, @Reference SurveyService service) {
        this.designer = designer;
        this.service = service;
    }

    /** @return makes and checks questionnaires */
    public SurveyDesigner designer() {
        return designer;
    }

    /** A draft. @param file file that keeps it @param design what it is so far; empty if it can't be read @param wrong why it can't be read, or null */
    public record Draft(Path file, Optional<SurveyDesign> design, Message wrong) {
    }

    /** @return drafts of the archive, by file; one that can't be read is told */
    public List<Draft> drafts(Session session) throws IOException {
        Path folder = folder(session).resolve(DRAFTS);
        if (!Files.isDirectory(folder))
            return List.of();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.getFileName().toString().endsWith(END)).sorted().toList();
        }
        return files.stream().map(this::draft).toList();
    }

    private Draft draft(Path file) {
        try {
            return new Draft(file, Optional.of(read(file)), null);
        } catch (KhosoException e) {
            return new Draft(file, Optional.empty(), e.problem());
        } catch (IOException e) {
            return new Draft(file, Optional.empty(), Message.of("core.design.unreadable", file, String.valueOf(e.getMessage())));
        }
    }

    /** @return the questionnaires that are in use here, every version, by identity, the newest first */
    public List<Template> inUse(Session session) throws IOException {
        return OwnSurveys.of(service, session).versions();
    }

    /** @return whether a questionnaire is the archive's own, not one that is installed */
    public boolean own(String id, String version) throws IOException {
        return service.versions().stream().noneMatch(t -> t.id().equals(id) && t.version().equals(version));
    }

    /** @param version version; empty for the newest @return a questionnaire that is in use here, to be changed. @throws KhosoException if it is not there */
    public SurveyDesign open(Session session, String id, String version) throws IOException {
        return designer.installed(id, version, session == null ? List.of() : List.of(folder(session)));
    }

    /** @return the questionnaire of a file. @throws KhosoException if it is none */
    public SurveyDesign read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return designer.read(in, file.getFileName().toString());
        }
    }

    /** @return everything that is wrong with a file */
    public SurveyDesigner.Checked check(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return designer.check(in, file.getFileName().toString());
        }
    }

    /** Keeps a draft, finished or not. @param file file that keeps it; null for a new one @return file that keeps it */
    public Path keep(Session session, Path file, SurveyDesign design) throws IOException {
        allow(session);
        Path to = file != null ? file : folder(session).resolve(DRAFTS).resolve(UUID.randomUUID() + END);
        WholeFile.write(to, design.yaml());
        return to;
    }

    /** Throws a draft away. */
    public void forget(Session session, Path draft) throws IOException {
        allow(session);
        if (draft.getParent().equals(folder(session).resolve(DRAFTS)))
            Files.deleteIfExists(draft);
    }

    /** Writes a questionnaire for others: to put into a plug-in, or into another archive. */
    public void write(SurveyDesign design, Path to) throws IOException {
        WholeFile.write(to, design.yaml());
    }

    /** @return how many responses to a version of a questionnaire there are in the archive, whoever may see them */
    public long answered(Session session, String id, String version) throws IOException {
        HoldingQuery query = HoldingQuery.all(Kind.SURVEY_RESPONSE).where(Concepts.SURVEY, Op.EQ, id);
        try (Stream<Holding> all = session.archive().holdings().stream(query)) {
            return all.filter(h -> h.text(Concepts.SURVEY_VERSION).equals(version)).count();
        }
    }

    /** @return whether a version may not be changed any more: it is installed, or bodies have answered it */
    public boolean fixed(Session session, String id, String version) throws IOException {
        return !own(id, version) || session != null && answered(session, id, version) > 0;
    }

    /** @return the same questionnaire under a version that is not there yet */
    public SurveyDesign nextVersion(Session session, SurveyDesign design) throws IOException {
        String id = design.value(Place.ROOT, "id");
        List<String> there = inUse(session).stream().filter(t -> t.id().equals(id)).map(Template::version).toList();
        String version = design.value(Place.ROOT, "version");
        do
            version = designer.nextVersion(version);
        while (there.contains(version));
        return design.set(Place.ROOT, "version", version);
    }

    /**
     * Puts a questionnaire in use in the archive: {@code survey new} knows it from now on.
     *
     * @return its file
     * @throws KhosoException if it can't be used as it is, or this version is installed or was answered already
     */
    public Path add(Session session, SurveyDesign design) throws IOException {
        allow(session);
        List<Problem> wrong = design.problems().stream().filter(Problem::blocks).toList();
        if (!wrong.isEmpty())
            throw new KhosoException(Message.of("core.design.not-usable", wrong.size(), wrong.getFirst().message()),
                    Message.of("core.design.not-usable.remedy"), null);
        String id = design.value(Place.ROOT, "id");
        String version = design.value(Place.ROOT, "version");
        if (!own(id, version))
            throw new KhosoException(Message.of("core.design.installed", id, version), Message.of("core.design.version.remedy"), null);
        long answered = answered(session, id, version);
        if (answered > 0 && !same(session, id, version, design))
            throw new KhosoException(Message.of("core.design.answered", id, version, answered),
                    Message.of("core.design.version.remedy"), null);
        Path file = file(session, id, version);
        String text = design.yaml();
        WholeFile.write(file, text);
        session.archive().setting(session.actor(), SETTING + id + "@" + version, sha256(text));
        return file;
    }

    private boolean same(Session session, String id, String version, SurveyDesign design) throws IOException {
        return open(session, id, version).yaml().equals(design.yaml());
    }

    /** The file that keeps this version already, whatever somebody has called it; else one of its name. */
    private Path file(Session session, String id, String version) throws IOException {
        Path folder = folder(session);
        if (Files.isDirectory(folder))
            try (Stream<Path> all = Files.list(folder)) {
                for (Path f : all.filter(f -> f.getFileName().toString().endsWith(END)).sorted().toList()) {
                    Optional<SurveyDesign> there = draft(f).design();
                    if (there.isPresent() && there.get().value(Place.ROOT, "id").equals(id)
                            && there.get().value(Place.ROOT, "version").equals(version))
                        return f;
                }
            }
        Path file = folder.resolve(plain(id + "-v" + version) + END);
        return Files.exists(file) ? folder.resolve(plain(id + "-v" + version) + "-" + UUID.randomUUID() + END) : file;
    }

    /** Not every file system takes every letter. */
    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** Counts an item of a questionnaire that is in use nowhere yet, from what the actor may count. Nothing is written. */
    public Answer compute(Session session, SurveyDesign design, String item) throws IOException {
        return designer.compute(design, item, session.archive().holdings(), session.filter(Action.SURVEY), Instant.now(),
                SurveyFacts.of(session));
    }

    /** What all bodies are asked is no matter of one of them. */
    private static void allow(Session session) throws KhosoException {
        if (!session.policy().permits(session.actor(), Action.SURVEY, new Scope(null, null, null)))
            throw new KhosoException(Message.of("core.design.not-allowed", session.actor().name()), null, null);
    }

    private static Path folder(Session session) {
        return session.archive().directory().resolve(OwnSurveys.FOLDER);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
