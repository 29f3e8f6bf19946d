package org.khoso.cli.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.khoso.api.command.Command;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * The verbs that are installed. A verb brings its use case and the engines behind it, so a line loads the one that it names and no
 * other. A process for a verb starts without the bridges of library logs (start level {@value #LOGS}); they follow when a verb needs them.
 */
final class Installed {
    /** Start level of what carries the logs of libraries to the one log; as in the product. */
    static final int LOGS = 6;
    private static final long PATIENCE_SECONDS = 20;
    private static final Comparator<ServiceReference<Command>> OLDEST = Comparator.comparingLong(r -> r.getBundle() == null
            ? Long.MAX_VALUE
            : r.getBundle().getBundleId());

    private final BundleContext context;
    private final Map<ServiceReference<Command>, String> verbs = new ConcurrentSkipListMap<>();

    Installed(BundleContext context) {
        this.context = context;
    }

    void add(ServiceReference<Command> verb) {
        verbs.put(verb, Objects.toString(verb.getProperty(Command.VERB), ""));
    }

    void remove(ServiceReference<Command> verb) {
        verbs.remove(verb);
    }

    /**
     * @param words first words of the line that are no options
     * @return the verb of that name, the longest that fits; if there is none, all by name. Verbs that do not say their name as a property are looked into first: they are few
     */
    List<Command> named(List<String> words) {
        // of two with one name the product's own counts: a plug-in adds verbs, it replaces none
        return verbs.entrySet().stream().filter(v -> begins(words, v.getValue()))
                .min(Comparator.comparing((Map.Entry<ServiceReference<Command>, String> v) -> -v.getValue().length())
                        .thenComparing(Map.Entry::getKey, OLDEST))
                .map(v -> objects(List.of(v.getKey())))
                .or(() -> nameless().stream().filter(c -> begins(words, c.spec().name()))
                        .max(Comparator.comparing(c -> c.spec().name().length())).map(List::of))
                .orElseGet(() -> objects(verbs.keySet()));
    }

    private List<Command> nameless() {
        return objects(verbs.entrySet().stream().filter(v -> v.getValue().isEmpty()).map(Map.Entry::getKey).toList());
    }

    private static boolean begins(List<String> words, String name) {
        List<String> wanted = List.of(name.split(" "));
        return words.size() >= wanted.size() && words.subList(0, wanted.size()).equals(wanted);
    }

    private List<Command> objects(Collection<ServiceReference<Command>> references) {
        List<Command> found = new ArrayList<>();
        for (ServiceReference<Command> r : references.stream().sorted(OLDEST).toList()) {
            Command c = context.getService(r);
            if (c != null && found.stream().noneMatch(f -> f.spec().name().equals(c.spec().name())))
                found.add(c);
        }
        found.sort(Comparator.comparing(c -> c.spec().name()));
        return found;
    }

    /** Lets the logs of libraries come to the one log, if the verb with these options uses such a library. @param given which options the line has */
    void prepare(Command command, Predicate<String> given) {
        String libraries = verbs.keySet().stream().filter(r -> command.spec().name().equals(r.getProperty(Command.VERB)))
                .map(r -> r.getProperty(Command.LIBRARIES)).filter(Objects::nonNull).map(String::valueOf).findFirst().orElse(null);
        if (libraries == null || !Command.NONE.equals(libraries) && Stream.of(libraries.split(",")).anyMatch(given))
            startLogs();
    }

    private void startLogs() {
        FrameworkStartLevel level = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class);
        if (level.getStartLevel() >= LOGS)
            return;
        var reached = new CountDownLatch(1);
        level.setStartLevel(LOGS, e -> reached.countDown());
        try {
            if (!reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                System.getLogger("org.khoso.cli").log(System.Logger.Level.WARNING, "logs of libraries are not bridged yet");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
