package org.khoso.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.khoso.api.command.Command;
import org.khoso.core.People;
import org.khoso.core.Session;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One command line: parses it by the verbs that are installed, opens the archive if the verb asks for it, runs the verb. */
final class Line {
    /** The line does not fit any verb; the message is ready to print. */
    static final class WrongUse extends Exception {
        private static final long serialVersionUID = 1L;

        WrongUse(String message) {
            super(message);
        }
    }

    private static final String PERSON = "--person";
    static final List<String> GLOBAL = List.of("--archive", "--lang", "--format", PERSON);
    private final Verbs verbs;
    private final List<String> args;
    private final Verbs.Place place;
    private final Locale locale;
    private final List<String> arguments = new ArrayList<>();
    private ParseResult parsed;
    private Command command;

    Line(Verbs verbs, List<String> args, Verbs.Place place) {
        this.verbs = verbs;
        this.args = args;
        this.place = place;
        this.locale = Locale.forLanguageTag(before("--lang").filter("en"::equals).orElse("vi"));
    }

    Locale locale() {
        return locale;
    }

    boolean json() {
        return before("--format").filter("json"::equals).isPresent();
    }

    String input() {
        return before("--archive").orElse("");
    }

    /** Global options are needed before parsing, to say in the right language what is wrong with the line. */
    private Optional<String> before(String option) {
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).startsWith(option + "="))
                return Optional.of(args.get(i).substring(option.length() + 1));
            if (args.get(i).equals(option) && i + 1 < args.size())
                return Optional.of(args.get(i + 1));
        }
        return Optional.empty();
    }

    /** @return what counts as an input each; the archive if nothing was named */
    List<String> inputs() {
        if (command == null || arguments.isEmpty())
            return List.of(input());
        return command.inputs(arguments);
    }

    private void globals() throws WrongUse {
        if (before("--format").filter(f -> !f.equals("text") && !f.equals("json")).isPresent())
            throw new WrongUse(say("cli.bad-choice", "--format", before("--format").get(), "text, json"));
        if (before("--lang").filter(l -> !l.equals("vi") && !l.equals("en")).isPresent())
            throw new WrongUse(say("cli.bad-choice", "--lang", before("--lang").get(), "vi, en"));
    }

    int run() throws Exception {
        globals();
        parsed = parse();
        ParseResult last = parsed;
        while (last.hasSubcommand())
            last = last.subcommand();
        Object user = last.commandSpec().userObject();
        if (last.isUsageHelpRequested()) {
            (json() ? place.err() : place.out()).println(usage(last)); // help is no document
            return Verbs.DONE;
        }
        if (!(user instanceof Command c))
            throw new WrongUse(usage(last));
        command = c;
        for (var p : last.matchedPositionals())
            arguments.addAll(p.stringValues());
        return call(c, last);
    }

    /** Only for who asks: to lay it out loads a part of picocli that no other line needs. */
    private static String usage(ParseResult of) {
        return of.commandSpec().commandLine().getUsageMessage();
    }

    /** What picocli says in English, in the reader's language. */
    private String wrong(ParameterException e) {
        return switch (e) {
            case CommandLine.UnmatchedArgumentException u -> say("cli.unknown", String.join(" ", u.getUnmatched()));
            case CommandLine.MissingParameterException m -> say("cli.missing", String.join(", ", m.getMissing().stream()
                    .map(a -> a instanceof OptionSpec o ? o.longestName() : a.paramLabel()).toList()));
            case CommandLine.OverwrittenOptionException o -> say("cli.twice", ((OptionSpec) o.getOverwritten()).longestName());
            default -> e.getMessage();
        };
    }

    /** Arguments are what was typed: a word that begins with @ names no file to be read. */
    private CommandLine line(List<Command> commands) {
        return new CommandLine(grammar(commands)).setExpandAtFiles(false);
    }

    /** By the grammar of the verb that the line names; a line that does not fit it is held against all verbs, which say best what is wrong. */
    private ParseResult parse() throws WrongUse {
        try {
            return line(verbs.commands(words())).parseArgs(args.toArray(String[]::new));
        } catch (ParameterException narrow) {
            try {
                return line(verbs.commands()).parseArgs(args.toArray(String[]::new));
            } catch (ParameterException e) {
                throw new WrongUse(wrong(e) + System.lineSeparator() + e.getCommandLine().getUsageMessage());
            }
        }
    }

    /** @return the words of the line without the global options that stand before the verb */
    private List<String> words() {
        return words(args);
    }

    /** @return the verb's first word, "" without one */
    static String verb(List<String> args) {
        List<String> words = words(args);
        return words.isEmpty() ? "" : words.get(0);
    }

    private static List<String> words(List<String> args) {
        int i = 0;
        while (i < args.size() && args.get(i).startsWith("-"))
            i += GLOBAL.contains(args.get(i)) ? 2 : 1;
        return args.subList(Math.min(i, args.size()), args.size());
    }

    private int call(Command command, ParseResult result) throws Exception {
        Path directory = archiveDirectory();
        verbs.prepare(command, option -> result.hasMatchedOption(option));
        boolean opens = command.needsArchive(result::hasMatchedOption) && place.held() == null;
        if (!opens)
            return run(command, result, directory, place.held());
        var door = new Door(verbs, directory(command, directory), args, place, locale);
        Session session = door.open();
        if (session == null)
            return door.code();
        try {
            return run(command, result, directory, session);
        } finally {
            verbs.close(session, n -> place.err().println(say("cli.guests", n)));
        }
    }

    private int run(Command command, ParseResult result, Path directory, Session opened) throws Exception {
        Session session = opened == null || before(PERSON).isEmpty()
                ? opened
                : opened.as(People.find(opened.archive(), before(PERSON).get()));
        var call = new Call(verbs.texts(), place, locale, json(), directory, session, result);
        if (session == null || !command.spec().needsArchive())
            return command.run(call);
        leftOut(session);
        try (AutoCloseable told = session.archive().doing(Verbs.shown(args))) {
            return command.run(call);
        }
    }

    /** A layer of the archive's own that is left out changes what every verb finds: it is said each time. */
    private void leftOut(Session session) {
        if (session == null || session.standards().leftOut().isEmpty())
            return;
        session.standards().leftOut().forEach(m -> place.err().println(verbs.texts().say(m, locale)));
        place.err().println(say("core.standards.left-out"));
    }

    private Path directory(Command command, Path directory) throws WrongUse {
        if (directory == null)
            throw new WrongUse(say("cli.no-archive", command.spec().name()));
        return directory;
    }

    /** @return the archive that the line or the environment names, or the working folder if it is one; else null */
    private Path archiveDirectory() {
        Optional<String> given = before("--archive");
        if (given.isPresent())
            return place.directory().resolve(given.get()).normalize();
        String env = System.getenv("KHOSO_ARCHIVE");
        if (env != null && !env.isEmpty())
            return Path.of(env);
        return java.nio.file.Files.exists(place.directory().resolve("archive.xmi")) ? place.directory() : null;
    }

    private String say(String key, Object... args) {
        return verbs.texts().say(org.khoso.api.Message.of(key, args), locale);
    }

    private CommandSpec grammar(List<Command> commands) {
        CommandSpec root = spec("khoso", "cli.help", null);
        root.addOption(global("--archive", "DIR", "cli.option.archive"));
        root.addOption(global("--lang", "vi|en", "cli.option.lang"));
        root.addOption(global("--format", "text|json", "cli.option.format"));
        root.addOption(global(PERSON, "NAME", "cli.option.person"));
        for (Command c : commands)
            add(root, c);
        return root;
    }

    private OptionSpec global(String name, String value, String help) {
        return OptionSpec.builder(name).type(String.class).paramLabel(value).description(escape(say(help)))
                .scopeType(CommandLine.ScopeType.INHERIT).build();
    }

    private CommandSpec spec(String name, String help, Command verb) {
        CommandSpec s = verb == null ? CommandSpec.create() : CommandSpec.wrapWithoutInspection(verb);
        s.name(name);
        s.usageMessage().description(escape(say(help))).synopsisHeading(escape(say("cli.usage")) + " ")
                .commandListHeading(escape(say("cli.verbs")) + "%n");
        s.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description(escape(say("cli.option.help"))).build());
        return s;
    }

    private static String escape(String s) {
        return s.replace("%", "%%");
    }

    private void add(CommandSpec root, Command c) {
        CommandSpec at = root;
        String[] words = c.spec().name().split(" ");
        for (int i = 0; i < words.length - 1; i++)
            at = group(at, words[i]);
        CommandSpec leaf = spec(words[words.length - 1], c.spec().help(), c);
        for (Command.Option o : c.spec().options())
            leaf.addOption(option(o));
        int index = 0;
        for (Command.Parameter p : c.spec().parameters())
            leaf.addPositional(positional(p, index++));
        at.addSubcommand(words[words.length - 1], leaf);
    }

    private CommandSpec group(CommandSpec at, String word) {
        CommandLine existing = at.subcommands().get(word);
        if (existing != null)
            return existing.getCommandSpec();
        CommandSpec group = spec(word, "cli.group." + word, null);
        at.addSubcommand(word, group);
        return group;
    }

    private OptionSpec option(Command.Option o) {
        var b = OptionSpec.builder(o.name()).description(escape(say(o.help())));
        return o.value() == null ? b.type(boolean.class).arity("0").build() : b.type(String.class).paramLabel(o.value()).arity("1").build();
    }

    private PositionalParamSpec positional(Command.Parameter p, int index) {
        return PositionalParamSpec.builder().paramLabel(p.name()).description(escape(say(p.help())))
                .type(p.many() ? String[].class : String.class)
                .index(p.many() ? index + "..*" : String.valueOf(index))
                .arity(p.many() ? (p.required() ? "1..*" : "0..*") : p.required() ? "1" : "0..1").build();
    }
}
