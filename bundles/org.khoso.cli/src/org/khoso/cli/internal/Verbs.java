package org.khoso.cli.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.core.DiskTrouble;
import org.khoso.core.Guests;
import org.khoso.core.Session;
import org.khoso.core.Texts;
import org.khoso.core.Workspace;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Finds and runs verbs: from this process's own command line, or handed over by another process. Thread-safe. */
@Component(service = Verbs.class)
public final class Verbs {
    /** Done. */
    static final int DONE = 0;
    /** Wrong use. */
    static final int USAGE = 2;
    /** Failed. */
    static final int FAILED = 3;
    private static final int LONGEST_SHOWN = 120;

    private final Workspace workspace;
    private final Texts texts;
    private final Installed installed;
    private volatile Guests guests;

    /** Called by OSGi. */
    @Activate
    public Verbs(BundleContext context, @Reference Workspace workspace, @Reference Texts texts) {
        this.workspace = workspace;
        this.texts = texts;
        installed = new Installed(context);
    }

    @Reference(service = Command.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCommand(ServiceReference<Command> c) {
        installed.add(c);
    }

    void removeCommand(ServiceReference<Command> c) {
        installed.remove(c);
    }

    /** Hears how far a verb is. */
    interface Meter {
        /** Nobody listens. */
        Meter NONE = new Meter() {
        };

        /** So many items begin. */
        default void total(long items) {
        }

        /** So many are done. */
        default void worked(long items) {
        }
    }

    /** Who typed the verb, perhaps at another process. */
    interface Person {
        /** At the console of this process, if it has one. */
        Person HERE = new Person() {
            @Override
            public String environment(String name) {
                return System.getenv(name);
            }

            @Override
            public char[] secret(String prompt) {
                return System.console() == null ? null : System.console().readPassword("%s ", prompt);
            }
        };

        /** @return variable, or null */
        String environment(String name) throws IOException;

        /** @return what was typed, or null if nobody can be asked */
        char[] secret(String prompt) throws IOException;
    }

    /** Where a verb was typed. @param directory working folder @param out standard output @param err standard error @param cancelled whether the user gave up @param held session that this process holds already, or null @param meter hears how far it is @param person who typed it */
    record Place(Path directory, PrintStream out, PrintStream err, BooleanSupplier cancelled, Session held, Meter meter, Person person) {
        Place(Path directory, PrintStream out, PrintStream err, BooleanSupplier cancelled, Session held, Meter meter) {
            this(directory, out, err, cancelled, held, meter, Person.HERE);
        }
    }

    /** @return a line for others to read: the verb and its arguments, without the global options, not too long */
    static String shown(List<String> args) {
        var words = new StringBuilder();
        for (int i = 0; i < args.size() && words.length() <= LONGEST_SHOWN; i++) {
            String a = args.get(i);
            if (Line.GLOBAL.contains(a))
                i++;
            else if (Line.GLOBAL.stream().noneMatch(g -> a.startsWith(g + "=")))
                words.append(words.isEmpty() ? "" : " ").append(a);
        }
        return words.length() <= LONGEST_SHOWN ? words.toString() : words.substring(0, LONGEST_SHOWN) + "…";
    }

    /** @return the verb that the words begin with, alone; all verbs if there is none */
    List<Command> commands(List<String> words) {
        return installed.named(words);
    }

    /** @return all verbs by name */
    List<Command> commands() {
        return installed.named(List.of());
    }

    void prepare(Command command, Predicate<String> given) {
        installed.prepare(command, given);
    }

    Texts texts() {
        return texts;
    }

    /** @return exit code */
    int run(List<String> args, Place place) {
        var line = new Line(this, args, place);
        try {
            return line.run();
        } catch (Line.WrongUse e) {
            if (line.json())
                place.out().println(
                        Envelope.failed(line.input(), "cli/wrong-use", Message.of("cli.wrong-use", e.getMessage().lines().findFirst()
                                .orElse("")), Message.of("cli.wrong-use.remedy"), texts, line.locale()));
            place.err().println(e.getMessage());
            return USAGE;
        } catch (KhosoException e) {
            return fail(line, place, e.problem(), e.remedy());
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError e) {
            var disk = DiskTrouble.explain(e);
            if (disk.isPresent())
                return fail(line, place, disk.get().problem(), disk.get().remedy());
            System.getLogger("org.khoso.cli").log(System.Logger.Level.ERROR, "verb failed: " + args, e);
            return fail(line, place, Message.of("cli.unexpected", String.valueOf(e.getMessage())), Message.of("cli.unexpected.remedy"));
        }
    }

    private int fail(Line line, Place place, Message problem, Message remedy) {
        Locale locale = line.locale();
        if (line.json())
            for (String input : line.inputs())
                place.out().println(Envelope.failed(input, "cli/failed", problem, remedy, texts, locale));
        place.err().println(texts.say(problem, locale));
        if (remedy != null)
            place.err().println(texts.say(remedy, locale));
        return FAILED;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addGuests(Guests g) {
        guests = g;
    }

    void removeGuests(Guests g) {
        if (guests == g)
            guests = null;
    }

    Session open(Path directory) throws IOException {
        return workspace.open(directory);
    }

    /** Verbs that others have typed meanwhile come to their end first. @param wait told how many there are */
    void close(Session session, IntConsumer wait) throws IOException {
        Guests g = guests;
        if (g != null) {
            int many = (int) g.running().stream().filter(r -> r.session().archive() == session.archive()).count();
            if (many > 0)
                wait.accept(many);
            g.await(session);
        }
        workspace.close(session);
    }
}
