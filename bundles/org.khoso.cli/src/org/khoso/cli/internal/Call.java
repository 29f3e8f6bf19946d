package org.khoso.cli.internal;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.Actor;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.Archive;
import org.khoso.core.Session;
import org.khoso.core.SessionCall;
import org.khoso.core.Texts;
import picocli.CommandLine.ParseResult;

/** One call of a verb, with its output going where it was typed. */
final class Call implements Invocation, SessionCall {
    private static final int SHOWN = 200;

    private final Texts texts;
    private final Verbs.Place place;
    private final Locale locale;
    private final boolean json;
    private final Path directory;
    private final Session session;
    private final ParseResult parsed;
    private final Progress progress;

    Call(Texts texts, Verbs.Place place, Locale locale, boolean json, Path directory, Session session, ParseResult parsed) {
        this.texts = texts;
        this.place = place;
        this.locale = locale;
        this.json = json;
        this.directory = directory;
        this.session = session;
        this.parsed = parsed;
        this.progress = new ConsoleProgress(place, texts, locale);
    }

    @Override
    public Optional<String> option(String name) {
        if (!parsed.hasMatchedOption(name))
            return Optional.empty();
        Object v = parsed.matchedOptionValue(name, null);
        return Optional.of(v instanceof Boolean || v == null ? "true" : v.toString());
    }

    @Override
    public List<String> arguments() {
        List<String> all = new ArrayList<>();
        parsed.matchedPositionals().forEach(p -> all.addAll(p.stringValues()));
        return all;
    }

    @Override
    public Path path(String given) {
        return place.directory().resolve(given).normalize();
    }

    @Override
    public Session session() throws KhosoException {
        if (session == null)
            throw new KhosoException(Message.of("cli.no-archive", ""), null, null);
        return session;
    }

    @Override
    public Archive archive() throws IOException {
        return session().archive();
    }

    @Override
    public Path archiveDirectory() throws IOException {
        if (directory == null)
            throw new KhosoException(Message.of("cli.no-archive", ""), null, null);
        return directory;
    }

    @Override
    public Actor actor() {
        return session.actor();
    }

    @Override
    public Locale locale() {
        return locale;
    }

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public String environment(String name) throws IOException {
        return place.person().environment(name);
    }

    @Override
    public char[] secret(Message prompt) throws IOException {
        return place.person().secret(texts.say(prompt, locale));
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public void emit(String input, String status, Counts counts, List<Finding> findings, Map<String, Object> result,
            List<Message> summary) {
        if (json) {
            place.out().println(Envelope.of(input, status, counts, findings, result, texts, locale));
            return;
        }
        new FindingLines(texts, locale).of(findings.subList(0, Math.min(SHOWN, findings.size()))).forEach(place.out()::println);
        if (findings.size() > SHOWN)
            place.out().println(texts.say(Message.of("cli.more-findings", findings.size() - SHOWN), locale));
        for (Message m : summary)
            place.out().println(texts.say(m, locale));
    }

    @Override
    public void say(Message message) {
        place.err().println(texts.say(message, locale));
    }

    @Override
    public Answer ask(Message question) {
        Console console = place.held() == null ? System.console() : null; // a process that serves others has a terminal of its own, not theirs
        if (console == null || !terminal(console))
            return Answer.NOBODY;
        String answer = console.readLine("%s ", texts.say(question, locale));
        return answer != null && List.of(texts.say("cli.yes", locale).split(",")).contains(answer.strip().toLowerCase(Locale.ROOT))
                ? Answer.YES
                : Answer.NO;
    }

    /** Since Java 22 there is a console also where nobody sits at it; before, its presence was the answer. */
    private static boolean terminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
