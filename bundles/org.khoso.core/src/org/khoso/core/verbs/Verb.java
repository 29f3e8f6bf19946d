package org.khoso.core.verbs;

import java.io.IOException;
import java.util.List;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
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

    static String say(Texts texts, Invocation call, String key, Object... args) {
        return texts.say(Message.of(key, args), call.locale());
    }
}
