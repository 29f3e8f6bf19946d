package org.khoso.core.verbs;

import java.io.IOException;
import java.util.List;
import org.khoso.api.Confidence;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.DiskTrouble;
import org.khoso.core.Session;
import org.khoso.core.SessionCall;
import org.khoso.core.Texts;

/** What the verbs of this product share: their form, and the session behind a call. */
abstract class Verb implements Command {
    /** Done. */
    static final int DONE = 0;
    /** Findings at must. */
    static final int FINDINGS = 1;
    /** Wrong use. */
    static final int USAGE = 2;
    /** Failed. */
    static final int FAILED = 3;

    private final Spec spec;

    Verb(String name, boolean needsArchive, List<Option> options, List<Parameter> parameters) {
        spec = new Spec(name, key(name, "help"), options, parameters, needsArchive);
    }

    @Override
    public Spec spec() {
        return spec;
    }

    static String key(String name, String part) {
        return "verb." + name.replace(' ', '.') + "." + part;
    }

    static Option flag(String verb, String name) {
        return new Option(name, null, key(verb, name.substring(2)));
    }

    static Option option(String verb, String name, String value) {
        return new Option(name, value, key(verb, name.substring(2)));
    }

    static Parameter one(String verb, String name) {
        return new Parameter(name, key(verb, name), true, false);
    }

    static Parameter optional(String verb, String name) {
        return new Parameter(name, key(verb, name), false, false);
    }

    static Parameter any(String verb, String name, boolean required) {
        return new Parameter(name, key(verb, name), required, true);
    }

    static Session session(Invocation call) throws IOException {
        if (call instanceof SessionCall s)
            return s.session();
        throw new KhosoException(Message.of("core.verb.no-session"), null, null);
    }

    /** Work on one input. */
    interface Each {
        /** @return exit code */
        int on(String given) throws Exception;
    }

    /** Does the work on every argument; one that fails gets a document of its own, and the others go on. @return exit code */
    static int each(Invocation call, Each work) throws Exception {
        int code = DONE;
        for (String given : call.arguments())
            code = Math.max(code, one(call, given, work));
        return code;
    }

    /** The same for one input. @return exit code */
    static int one(Invocation call, String given, Each work) throws Exception {
        try {
            return work.on(given);
        } catch (KhosoException e) {
            return failed(call, given, e.problem(), e.remedy());
        } catch (IOException | java.nio.file.InvalidPathException e) {
            var disk = DiskTrouble.explain(e);
            if (disk.isPresent())
                return failed(call, given, disk.get().problem(), disk.get().remedy());
            String reason = e.getMessage() == null || e instanceof java.nio.file.FileSystemException
                    ? e.getClass().getSimpleName() + " " + e.getMessage()
                    : e.getMessage();
            return failed(call, given, Message.of("core.verb.failed", given, reason), Message.of("core.verb.failed.remedy"));
        } catch (RuntimeException e) {
            var disk = DiskTrouble.explain(e);
            if (disk.isPresent())
                return failed(call, given, disk.get().problem(), disk.get().remedy());
            System.getLogger("org.khoso.core").log(System.Logger.Level.ERROR, "verb failed on one input", e);
            return failed(call, given, Message.of("core.verb.failed", given, String.valueOf(e.getMessage())),
                    Message.of("core.verb.bug.remedy"));
        }
    }

    /** Says how the verb is used: a document on standard output, the sentence on standard error. @return exit code */
    static int usage(Invocation call, Message how) throws IOException {
        String given = String.join(" ", call.arguments());
        if (call.json())
            call.emit(given, "failed", new Counts(1, 0, 0, 1), List.of(new Finding("cli/wrong-use", "", Confidence.DESIGN, Level.SHOULD,
                    new Subject(Kind.ARCHIVE, null, given), "", how, null)), java.util.Map.of(), List.of());
        call.say(how);
        return USAGE;
    }

    /** Says that nothing came of an input: a document on standard output, sentences on standard error. @return exit code */
    static int failed(Invocation call, String given, Message problem, Message remedy) throws IOException {
        if (call.json())
            call.emit(given, "failed", new Counts(1, 0, 0, 1), List.of(new Finding("cli/failed", "", Confidence.DESIGN, Level.SHOULD,
                    new Subject(Kind.ARCHIVE, null, given), "", problem, remedy)), java.util.Map.of(), List.of());
        call.say(problem);
        if (remedy != null)
            call.say(remedy);
        return FAILED;
    }

    static String say(Texts texts, Invocation call, String key, Object... args) {
        return texts.say(Message.of(key, args), call.locale());
    }
}
