package org.khoso.packaging.verify.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.khoso.api.Finding;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.PackageVerifier.Verdict;
import org.khoso.packaging.internal.HosoPackager;
import org.khoso.packaging.test.RandomContent;
import org.khoso.packaging.test.TestCatalog;

/** A sound package in memory, about to be changed in one place: quick enough for a table of hundreds of changes. */
final class Sound {
    static final String REP = "representations/rep1/";
    private static final TestCatalog CATALOG = new TestCatalog();
    private static final Schemas SCHEMAS = new Schemas();
    private static final Map<PackageType, Sound> MADE = new TreeMap<>();
    private static final Pattern REFERENCE = Pattern.compile("<mets:mdRef [^>]*>|<mets:file [^>]*>\\s*<mets:FLocat [^>]*>");
    final Map<String, byte[]> files;
    String folder;

    private Sound(Map<String, byte[]> files, String folder) {
        this.files = new TreeMap<>(files);
        this.folder = folder;
    }

    /** @return a copy of a package of that type: a text with a file, another text, a photo with a file */
    static synchronized Sound of(PackageType type) {
        Sound made = MADE.computeIfAbsent(type, Sound::make);
        return new Sound(made.files, made.folder);
    }

    private static Sound make(PackageType type) {
        try {
            Path dir = Files.createTempDirectory("khoso-sound");
            for (long seed = 1;; seed++) {
                Path p = new HosoPackager().write(new RandomContent(CATALOG, seed).next(type, 3, 6, 300), dir, false, Progress.NONE).path();
                Sound s = new Sound(read(p), p.getFileName().toString());
                if (s.count("EAD_doc") > 0 && s.count("EAD_pic") > 0 && s.count("/data/") > 1) {
                    delete(dir);
                    return s;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long count(String part) {
        return files.keySet().stream().filter(f -> f.contains(part)).count();
    }

    private static Map<String, byte[]> read(Path top) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(top)) {
            for (Path p : all.filter(Files::isRegularFile).toList())
                found.put(top.relativize(p).toString().replace('\\', '/'), Files.readAllBytes(p));
        }
        return found;
    }

    private static void delete(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList())
                Files.delete(p);
        }
    }

    String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    /** @return the first file whose path holds that */
    String first(String part) {
        return files.keySet().stream().filter(f -> f.contains(part)).findFirst().orElseThrow();
    }

    Sound put(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Edits without a seal, as other software has none: an edit has to be found by what it breaks. */
    Sound edit(String path, String regex, String by) {
        return edit(path, t -> t.replaceFirst(regex, by));
    }

    Sound edit(String path, UnaryOperator<String> edit) {
        String before = text(path);
        String after = edit.apply(before);
        if (before.equals(after))
            throw new AssertionError("no change in " + path);
        return put(path, unsealed(after));
    }

    private static String unsealed(String text) {
        return text.replaceFirst("<\\?khoso-sha256 .*\\?>\\n$", "");
    }

    /** Makes checksums and sizes fit again, so that only the content is wrong. */
    Sound rechain() {
        for (String base : List.of(REP, ""))
            put(base + "METS.xml", unsealed(REFERENCE.matcher(text(base + "METS.xml"))
                    .replaceAll(m -> Matcher.quoteReplacement(fit(m.group(), base)))));
        return this;
    }

    private String fit(String element, String base) {
        Matcher m = Pattern.compile("xlink:href=\"([^\"]*)\"").matcher(element);
        byte[] b = m.find() ? files.get(base + SafePath.decode(m.group(1))) : null;
        return b == null
                ? element
                : element.replaceAll("SIZE=\"\\d+\"", "SIZE=\"" + b.length + "\"").replaceAll("CHECKSUM=\"[0-9a-f]+\"",
                        "CHECKSUM=\"" + sha256(b) + "\"");
    }

    static String sha256(byte[] b) {
        return Bag.hex(XmlGuard.sha256().digest(b));
    }

    Verdict verdict() throws IOException {
        return verdict(true, folder, Progress.NONE, Limits.DEFAULT);
    }

    Verdict verdict(boolean isFolder, String name, Progress progress, Limits limits) throws IOException {
        Rules rules = new Rules();
        Report report = new Report(rules, name, limits.perRule());
        Source source = new Source() {
            private final java.util.List<byte[]> all = new java.util.ArrayList<>();

            @Override
            public void list(Listener listener) {
                all.clear();
                files.forEach((path, bytes) -> {
                    listener.entry(new Entry(path, bytes.length, all.size()));
                    all.add(bytes);
                });
            }

            @Override
            public InputStream open(Entry entry) throws IOException {
                if (entry.path.endsWith(".unreadable"))
                    throw new IOException("bad sector");
                return new ByteArrayInputStream(all.get((int) entry.at));
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        return new Examination(source, isFolder, name, CATALOG, progress, report, rules, SCHEMAS, limits).run();
    }

    /** @return "rule at place" of each finding, in order of the alphabet */
    static List<String> findings(Verdict v) {
        return v.findings().stream().map(Sound::line).sorted().toList();
    }

    private static String line(Finding f) {
        return f.rule().replace("package/", "") + " " + f.level().code() + " @ " + f.place();
    }
}
