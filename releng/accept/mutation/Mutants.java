import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Mutants SEED COUNT DATA WORK TESTCLASS...: changes the standards data COUNT times, runs the tests on each, in this one JVM. */
public final class Mutants {
    private static final Pattern VALUE = Pattern.compile("[\\w.-]+: (?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s\"{}\\[\\],][^\"{}\\[\\],]*))|\\[([^\\[\\]{}]+)]");
    private final Random random;
    private final Map<Path, List<String>> files = new LinkedHashMap<>();
    private final List<Path> names = new ArrayList<>();

    private Mutants(long seed) {
        random = new Random(seed);
    }

    public static void main(String[] args) throws Exception {
        Mutants m = new Mutants(Long.parseLong(args[0]));
        int count = Integer.parseInt(args[1]);
        Path work = Path.of(args[3]);
        try (var list = Files.list(Path.of(args[2]))) {
            for (Path p : list.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                m.files.put(p.getFileName(), Files.readAllLines(p));
                for (int i = 0; i < m.files.get(p.getFileName()).size(); i++)
                    m.names.add(p.getFileName()); // a file is drawn as often as it has lines
            }
        }
        List<Launched> tests = new ArrayList<>();
        for (int i = 4; i < args.length; i++)
            tests.add(new Launched(args[i]));
        System.setProperty("khoso.test.standards", work.toString());
        m.write(work);
        for (Launched t : tests)
            if (t.fails())
                throw new IllegalStateException("the tests fail before anything is changed: " + t.name);
        int[] by = new int[tests.size()];
        for (int i = 0; i < count; i++) {
            Path file = m.names.get(m.random.nextInt(m.names.size()));
            String what = m.change(file, work);
            int killer = -1;
            for (int t = 0; t < tests.size() && killer < 0; t++)
                if (tests.get(t).fails())
                    killer = t;
            if (killer >= 0)
                by[killer]++;
            else
                System.out.println("survived " + what);
            Files.write(work.resolve(file), m.files.get(file));
        }
        for (int t = 0; t < by.length; t++)
            System.out.println("found first by " + tests.get(t).name + ": " + by[t]);
    }

    private void write(Path work) throws IOException {
        Files.createDirectories(work);
        for (var e : files.entrySet())
            Files.write(work.resolve(e.getKey()), e.getValue());
    }

    /** One change that leaves another text: a line gone, two items of a list changed about, a value altered or taken from elsewhere. */
    private String change(Path file, Path work) throws IOException {
        List<String> lines = files.get(file);
        while (true) {
            int at = random.nextInt(lines.size());
            String old = lines.get(at);
            if (old.isBlank() || old.startsWith("#"))
                continue;
            List<String> changed = new ArrayList<>(lines);
            int way = random.nextInt(20);
            String next = at + 1 < lines.size() ? lines.get(at + 1) : "";
            boolean about = way == 4 && old.strip().startsWith("- {") && next.strip().startsWith("- {"); // elsewhere order says nothing
            String now = way < 4 ? null : about ? next : altered(old, lines);
            if (old.equals(now))
                continue;
            if (about)
                changed.set(at + 1, old);
            if (now == null)
                changed.remove(at);
            else
                changed.set(at, now);
            Files.write(work.resolve(file), changed);
            return file + ":" + (at + 1) + "  " + old.strip() + "  ->  " + (now == null ? "(gone)" : now.strip());
        }
    }

    private String altered(String line, List<String> lines) {
        List<int[]> places = new ArrayList<>();
        for (Matcher m = VALUE.matcher(line); m.find();)
            for (int g = 1; g <= 3; g++)
                if (m.start(g) >= 0 && m.end(g) > m.start(g))
                    places.add(new int[]{m.start(g), m.end(g)});
        if (places.isEmpty())
            return line;
        int[] p = places.get(random.nextInt(places.size()));
        String value = line.substring(p[0], p[1]);
        return line.substring(0, p[0]) + other(value, line, lines) + line.substring(p[1]);
    }

    private String other(String value, String line, List<String> lines) {
        if (value.matches("\\d+") && random.nextBoolean())
            return String.valueOf(Math.max(0, Long.parseLong(value) + (random.nextBoolean() ? 1 : -1)));
        if (value.equals("true") || value.equals("false"))
            return value.equals("true") ? "false" : "true";
        switch (random.nextInt(3)) {
            case 0 : // a letter gone
                int gone = random.nextInt(value.length());
                return value.substring(0, gone) + value.substring(gone + 1);
            case 1 : // two letters changed about, or one doubled
                int at = random.nextInt(value.length());
                return value.substring(0, at) + value.charAt(at) + value.substring(at);
            default : // what another line says under the same key
                String key = line.strip().replaceAll("^- ", "").replaceAll(":.*", "");
                for (int i = 0; i < 200; i++) {
                    String there = lines.get(random.nextInt(lines.size())).strip().replaceAll("^- ", "");
                    if (there.startsWith(key + ": ") && !there.contains("{") && !line.contains("{") && !line.contains("["))
                        return there.substring(key.length() + 2).replaceAll("^\"|\"$", "");
                }
                return value + "x";
        }
    }

    private static final class Launched {
        private final String name;
        private final Launcher launcher = LauncherFactory.create();
        private final LauncherDiscoveryRequest request;

        Launched(String name) {
            this.name = name;
            request = LauncherDiscoveryRequestBuilder.request().selectors(DiscoverySelectors.selectClass(name)).build();
        }

        boolean fails() {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            launcher.execute(request, listener);
            if (listener.getSummary().getTestsFoundCount() == 0)
                throw new IllegalStateException("no tests in " + name);
            return listener.getSummary().getTotalFailureCount() > 0;
        }
    }
}
