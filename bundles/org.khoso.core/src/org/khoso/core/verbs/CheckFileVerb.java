package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.media.PdfaValidator;
import org.khoso.core.Workspace;
import org.khoso.core.files.CheckedFile;
import org.khoso.core.files.FileCache;
import org.khoso.core.files.FileChecks;
import org.khoso.core.files.FileChecks.Given;
import org.khoso.core.files.FileQuestion;
import org.khoso.core.files.FileQuestion.Origin;
import org.khoso.text.Dates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says of files what they are, whether they are PDF/A, and what the rules ask of them; needs no archive. One line a file. */
@Component(service = Command.class, property = {Command.VERB + "=check-file", Command.LIBRARIES + "=none"})
public final class CheckFileVerb extends Verb {
    private static final String NAME = "check-file";
    private static final String PDFA = "--pdfa";
    private static final String SOURCE = "--source";
    private static final String DATE = "--digitised-on";
    private static final String ANEW = "--anew";
    private final FileChecks checks;
    private final Workspace workspace;

    /** Called by OSGi. */
    @Activate
    public CheckFileVerb(@Reference FileChecks checks, @Reference Workspace workspace) {
        super(NAME, false, List.of(option(NAME, PDFA, "1b|2b|3b|auto|none"), option(NAME, SOURCE, "digitised|electronic|auto"),
                option(NAME, DATE, "DATE"), flag(NAME, ANEW)), List.of(any(NAME, "PATH", true)));
        this.checks = checks;
        this.workspace = workspace;
    }

    @Override
    public int run(Invocation call) throws Exception {
        var words = new Words(call, checks.flavours());
        if (words.wrong != null)
            return usage(call, words.wrong);
        if (words.question.pdfa() && checks.flavours().isEmpty())
            call.say(Message.of("verb.check-file.no-engine"));
        var cache = new FileCache(call.option(ANEW).isPresent() ? null : home(call).resolve("cache").resolve(NAME));
        int[] code = {DONE};
        List<Given> files = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        for (String given : call.arguments())
            code[0] = Math.max(code[0], one(call, given, g -> collect(call, g, files, alone)));
        checks.prepare(files, words.question, cache);
        var tally = new Tally();
        checks.run(files, words.question, workspace.standards(), cache, call.progress(), c -> {
            code[0] = Math.max(code[0], tell(call, c, alone.contains(c.name())));
            tally.add(c);
        });
        if (files.size() > 1 || tally.files < files.size())
            call.say(Message.of(tally.files < files.size() ? "verb.check-file.stopped" : "verb.check-file.done", tally.files, tally.clean,
                    tally.found, tally.open, tally.known, files.size()));
        return tally.files < files.size() ? FAILED : code[0];
    }

    /** How many of which kind. */
    private static final class Tally {
        int files;
        int clean;
        int found;
        int open;
        int known;

        void add(CheckedFile c) {
            files++;
            known += c.known() ? 1 : 0;
            if (c.undecided())
                open++;
            else if (c.findings().isEmpty())
                clean++;
            else
                found++;
        }
    }

    /** The options of a line. */
    private static final class Words {
        private Message wrong;
        private FileQuestion question;

        Words(Invocation call, List<String> flavours) {
            String flavour = call.option(PDFA).orElse(PdfaValidator.AUTO);
            String source = call.option(SOURCE).orElse("auto");
            Optional<Origin> origin = Stream.of(Origin.values()).filter(o -> o.name().equalsIgnoreCase(source)).findFirst();
            LocalDate date = call.option(DATE).map(Words::day).orElseGet(LocalDate::now);
            boolean known = flavour.equals(PdfaValidator.AUTO) || flavour.equals(FileQuestion.NO_PDFA) || flavours.contains(flavour);
            if (!known)
                wrong = Message.of("verb.check-file.pdfa.bad", flavour, String.join(", ", flavours));
            else if (origin.isEmpty())
                wrong = Message.of("verb.check-file.source.bad", source);
            else if (date == LocalDate.MIN)
                wrong = Message.of("verb.check-file.digitised-on.bad", call.option(DATE).orElse(""));
            else
                question = new FileQuestion(flavour, origin.get(), date);
        }

        private static LocalDate day(String typed) {
            PartialDate d = Dates.parse(typed);
            return d == null || d.from() == null ? LocalDate.MIN : d.from();
        }
    }

    private static Path home(Invocation call) throws IOException {
        String home = call.environment("KHOSO_HOME");
        return home == null || home.isBlank() ? Path.of(System.getProperty("user.home", "."), ".khoso") : Path.of(home);
    }

    /** A file is one input; of a folder each file in it is one, in the order of names. Links inside folders are not followed. */
    private static int collect(Invocation call, String given, List<Given> files, List<String> alone) throws IOException {
        Path path = call.path(given);
        if (!Files.isDirectory(path)) {
            alone.add(given);
            files.add(new Given(path, given));
            return DONE;
        }
        int before = files.size();
        try (Stream<Path> inside = Files.walk(path)) {
            inside.filter(Files::isRegularFile).sorted()
                    .forEach(p -> files
                            .add(new Given(p, given.replaceAll("/+$", "") + "/" + path.relativize(p).toString().replace('\\', '/'))));
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        if (files.size() == before)
            throw new KhosoException(Message.of("verb.check-file.empty", given), Message.of("verb.check-file.empty.remedy"), null);
        return DONE;
    }

    private int tell(Invocation call, CheckedFile c, boolean alone) throws IOException {
        if (c.failure() != null) {
            if (!call.json())
                call.emit(c.name(), "failed", new Counts(1, 0, 0, 1), List.of(), FileResult.of(c), List.of(FileResult.line(c)));
            return call.json() ? failed(call, c.name(), c.failure(), Message.of("core.file.unopened.remedy")) : FAILED;
        }
        String status = c.undecided() ? "failed" : c.findings().isEmpty() ? "ok" : "findings";
        Counts counts = c.undecided() ? new Counts(1, 0, 0, 1) : c.findings().isEmpty() ? new Counts(1, 1, 0, 0) : new Counts(1, 0, 1, 0);
        // a person who names one file wants to read all of it; of a folder, one line a file
        List<Finding> shown = call.json() || alone ? c.findings() : List.of();
        call.emit(c.name(), status, counts, shown, FileResult.of(c), List.of(FileResult.line(c)));
        return c.undecided() ? FAILED : c.findings().stream().anyMatch(f -> f.level() == Level.MUST) ? FINDINGS : DONE;
    }
}
