package org.khoso.core.survey;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.survey.ListBehind;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.ResponseFormat;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.OwnSurveys;
import org.khoso.core.Session;
import org.khoso.core.sign.SignatureGuard;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Gives responses out as workbooks, forms and JSON, and takes them in again. What was read is kept in the vault as it came; a
 * file that is taken in twice changes nothing. Thread-safe.
 */
@Component(service = Collecting.class)
public final class Collecting {
    private final Responses responses;
    private final Filling filling;
    private final Map<String, ResponseFormat> formats = new TreeMap<>();

    /** Called by OSGi and tests. @param formats kinds of file */
    @Activate
    public Collecting(@Reference Responses responses, @Reference Filling filling,
            @Reference(service = ResponseFormat.class, policyOption = ReferencePolicyOption.GREEDY) Collection<ResponseFormat> formats) {
        this.responses = responses;
        this.filling = filling;
        formats.forEach(f -> this.formats.putIfAbsent(f.id(), f));
    }

    /** What became of a file. @param response response @param outcome what was done @param changed answers that changed */
    public record Taken(UUID response, Outcome outcome, int changed) {
    }

    /** What was done with a file. */
    public enum Outcome {
        /** A new response of another body. */
        NEW,
        /** It filled in a response that was there. */
        FILLED,
        /** The same file had been taken in before: nothing changed. */
        AGAIN,
        /** It sent a response of our own back, with a reason. */
        RETURNED
    }

    /** @return kinds of file that can be written and read */
    public List<String> formats() {
        return List.copyOf(formats.keySet());
    }

    /** Writes a response; an existing file is replaced only when the new one is whole. */
    public void export(Session session, UUID id, String format, Path to) throws IOException {
        export(session, id, format, to, false);
    }

    /**
     * Writes a response with the lists behind its counted figures, where the format has room for them.
     *
     * @return counted answers whose list could not be found again or is too long; 0 if no lists are wanted
     */
    public int export(Session session, UUID id, String format, Path to, boolean lists) throws IOException {
        ResponseFormat f = Optional.ofNullable(formats.get(format)).orElseThrow(() -> new KhosoException(
                Message.of("core.survey.no-format", format),
                Message.of("core.survey.no-format.remedy", String.join(", ", formats.keySet())), null));
        Response response = responses.read(session, id);
        Template survey = filling.template(session, response);
        ListsBehind behind = new ListsBehind(session, OwnSurveys.of(filling.surveys(), session), filling, response);
        List<ListBehind> found = lists ? behind.find() : List.of();
        SignatureGuard.pass(to);
        Path folder = to.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path temp = folder.resolve("." + to.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temp, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                f.write(survey, response, found, out);
                out.flush();
                channel.force(true);
            }
            Files.move(temp, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temp);
        }
        return behind.lost();
    }

    /**
     * Takes a file in: into the response that it was made from, else into that of the body that it names, else as a new one.
     *
     * @throws KhosoException if no format knows it, or the response is frozen: nothing was changed
     */
    public Taken take(Session session, Path file) throws IOException {
        ResponseFormat format = format(file);
        ResponseFormat.About about;
        try (InputStream in = open(file)) {
            about = format.about(in, file.getFileName().toString());
        }
        Template survey = filling.template(session, about.survey(), about.version());
        Response read;
        try (InputStream in = open(file)) {
            read = format.read(survey, in, file.getFileName().toString());
        }
        Optional<Response> there = there(session, about);
        String object = session.archive().vault().put(file).id();
        if (there.isPresent() && responses.object(session, there.get().id()).equals(object))
            return new Taken(there.get().id(), Outcome.AGAIN, 0);
        if (there.isPresent() && there.get().issue().origin().equals("own"))
            return new Taken(there.get().id(), Outcome.FILLED, fill(session, there.get(), read, object));
        return collect(session, survey, read, there, object, format.id());
    }

    private static InputStream open(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file));
    }

    private ResponseFormat format(Path file) throws KhosoException {
        String name = file.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
        String kind = name.substring(name.lastIndexOf('.') + 1);
        return formats.values().stream().filter(f -> f.ending().endsWith("." + kind)).findFirst()
                .orElseThrow(() -> new KhosoException(Message.of("core.survey.no-file", file.getFileName()), Message.of(
                        "core.survey.no-file.remedy", String.join(", ", formats.values().stream().map(ResponseFormat::ending).toList())),
                        null));
    }

    private Optional<Response> there(Session session, ResponseFormat.About about) throws IOException {
        List<Response> heads = responses.heads(session, about.survey());
        Optional<Response> same = heads.stream().filter(r -> r.id().equals(about.response())).findFirst();
        return same.isPresent() ? same : heads.stream().filter(r -> r.respondent().code().equals(about.respondent().code())).findFirst();
    }

    /** Our own response, filled in outside: only what differs is written, so that what we counted keeps its provenance. */
    private int fill(Session session, Response head, Response read, String object) throws IOException {
        Response seen = responses.read(session, head.id());
        Map<Cell, Given> changes = changes(seen, read);
        responses.write(session, seen.id(),
                new Responses.Entry(Message.of("core.survey.read", changes.size(), seen.respondent().name()), changes));
        if (!changes.isEmpty())
            responses.head(session, seen.id(), Message.of("core.survey.read-from", seen.respondent().name()),
                    Map.of(Concepts.OBJECT, object));
        return changes.size();
    }

    static Map<Cell, Given> changes(Response seen, Response read) {
        Map<Cell, Given> changes = new HashMap<>();
        read.answers().forEach((cell, now) -> {
            Given old = seen.answers().get(cell);
            if (old == null || !old.value().equals(now.value()))
                changes.put(cell, old != null && counted(old, now) ? now.at(old.position()) : now);
        });
        seen.answers().keySet().stream().filter(c -> !read.answers().containsKey(c)).forEach(c -> changes.put(c, null));
        return changes;
    }

    /** @return whether a file gives back what we counted ourselves: where in our journal that was stands in no file */
    private static boolean counted(Given old, Given now) {
        return !now.query().isEmpty() && now.query().equals(old.query()) && now.listHash().equals(old.listHash())
                && now.computed().equals(old.computed());
    }

    /** What another body sent: whole, with its own provenance, ready to be accepted or returned. */
    private static Taken collect(Session session, Template survey, Response read, Optional<Response> there, String object, String format)
            throws IOException {
        Arrival a = Arrival.collected(session, survey, read, there.map(Response::id).orElse(null), new Arrival.Way(format, object, 0));
        session.archive().holdings().commit(session.actor(), new ChangeSet(Ids.next(), a.label(), a.changes(), null));
        return new Taken(a.response(), a.fresh() ? Outcome.NEW : Outcome.FILLED, a.answers());
    }
}
