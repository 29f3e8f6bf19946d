package org.khoso.plugins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.Message;
import org.khoso.api.plugin.PluginInfo;
import org.khoso.api.plugin.PluginInfo.BundleInfo;
import org.khoso.api.plugin.PluginInfo.Signer;
import org.khoso.api.plugin.PluginPlan;

/** An installation that waits for a yes: everything copied aside and checked. What was checked is what is installed. */
final class Plan implements PluginPlan {
    private static final long LARGEST = 1L << 30;
    private static final Map<String, String> ALGORITHMS = Map.of("md5", "MD5", "sha-1", "SHA-1", "sha-256", "SHA-256", "sha-512",
            "SHA-512");

    private final Area area;
    private final Runnable settled;
    private final FileChannel change;
    private final Path stage;
    private final List<Path> files = new ArrayList<>();
    private final List<Jar> jars = new ArrayList<>();
    private PluginInfo plugin;
    private PluginInfo replaced;

    private Plan(Area area, Runnable settled) throws IOException {
        this.area = area;
        this.settled = settled;
        change = area.change();
        stage = area.stage();
    }

    static Plan of(String repository, String id, Area area, Framework framework, Runnable settled) throws IOException {
        Path path = Place.path(repository);
        if (!Files.exists(path))
            throw Problems.of("not-there", repository);
        var plan = new Plan(area, settled);
        try {
            plan.read(path, id, framework);
            plan.check(framework);
            return plan;
        } catch (IOException | RuntimeException e) {
            plan.close();
            throw e;
        }
    }

    private void read(Path path, String id, Product product) throws IOException {
        if (Repository.is(path)) {
            repository(path, id, product);
            return;
        }
        if (Files.isDirectory(path) && !Files.isRegularFile(path.resolve("META-INF/MANIFEST.MF")))
            throw Problems.of("no-repository", path.toString());
        Path copy = next();
        if (Files.isDirectory(path))
            Packing.pack(path, copy);
        else
            copy(Files.newInputStream(path), copy, path.toString());
        Jar jar = take(copy, path.getFileName().toString());
        String name = jar.headers().getOrDefault("Bundle-Name", "").strip();
        plugin = info(jar.info().name(), jar.info().version(), name.isEmpty() || name.startsWith("%") ? jar.info().name() : name, path);
        if (id != null && !id.equals(plugin.id()))
            throw Problems.of("no-such-unit", id, path.toString(), plugin.id());
    }

    private PluginInfo info(String id, String version, String label, Path path) {
        return new PluginInfo(id, version, label, path.toAbsolutePath().normalize().toString(), Instant.now().truncatedTo(
                ChronoUnit.SECONDS), jars.stream().map(Jar::info).toList());
    }

    private void repository(Path path, String id, Product product) throws IOException {
        try (Repository r = Repository.open(path)) {
            Unit wanted = Selection.wanted(r.units(), id, path.toString());
            for (Unit u : Selection.bundles(Selection.of(wanted, r.units(), product, path.toString())))
                for (Unit.Artifact a : u.artifacts())
                    bundle(r, u, a);
            if (jars.isEmpty())
                throw Problems.of("nothing-new", wanted.shortId(), path.toString());
            plugin = info(wanted.shortId(), wanted.version().toString(), wanted.label(), path);
        }
    }

    private void bundle(Repository r, Unit unit, Unit.Artifact artifact) throws IOException {
        Path copy = next();
        String name = artifact.id() + "_" + artifact.version() + ".jar";
        copy(r.open(unit, artifact), copy, name);
        for (var sum : r.checksums(unit, artifact).entrySet()) {
            String algorithm = ALGORITHMS.get(sum.getKey());
            if (algorithm != null && !Jar.digest(copy, algorithm).equalsIgnoreCase(sum.getValue()))
                throw Problems.of("checksum", name, r.name(), algorithm);
        }
        Jar jar = take(copy, name);
        if (!jar.info().name().equals(unit.id()) || !jar.info().version().equals(unit.version().toString()))
            throw Problems.of("other-bundle", name, jar.info().name(), jar.info().version());
    }

    private Path next() {
        return stage.resolve(files.size() + ".jar");
    }

    private Jar take(Path copy, String name) throws IOException {
        files.add(copy);
        Jar jar = Jar.read(copy, name);
        jars.add(jar);
        return jar;
    }

    private static void copy(InputStream from, Path to, String name) throws IOException {
        try (InputStream in = from; var out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[1 << 16];
            long bytes = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes += n;
                if (bytes > LARGEST)
                    throw Problems.of("too-large", name, LARGEST >> 20);
                out.write(buffer, 0, n);
            }
        }
    }

    private void check(Framework framework) throws IOException {
        for (Jar j : jars)
            Guard.check(j, framework);
        List<PluginInfo> all = area.installed();
        replaced = all.stream().filter(p -> p.id().equals(plugin.id())).findFirst().orElse(null);
        if (installed())
            return;
        if (replaced != null)
            sameSigner(replaced);
        List<Path> giveWay = replaced == null
                ? List.of()
                : replaced.bundles().stream().filter(b -> !shared(b, all)).map(area::jar).toList();
        framework.trial(plugin.id() + " " + plugin.version(), fresh(framework, all), giveWay);
    }

    /** @return files of bundles that no other plug-in has brought already */
    private List<Path> fresh(Framework framework, List<PluginInfo> all) {
        List<Path> found = new ArrayList<>();
        for (int i = 0; i < files.size(); i++)
            if (!shared(jars.get(i).info(), all))
            found.add(files.get(i));
        return found;
    }

    private boolean shared(BundleInfo b, List<PluginInfo> all) {
        return all.stream().filter(p -> !p.id().equals(plugin.id())).anyMatch(p -> p.bundles().contains(b));
    }

    /** Who may change a signed bundle is who signed it; anybody else must be let in by a person who removes the old one first. */
    private void sameSigner(PluginInfo old) throws IOException {
        for (BundleInfo was : old.bundles())
            for (BundleInfo now : plugin.bundles())
                if (was.name().equals(now.name()) && !was.signers().isEmpty()) {
                    var known = new HashSet<>(was.signers().stream().map(Signer::fingerprint).toList());
                    if (now.signers().stream().noneMatch(s -> known.contains(s.fingerprint())))
                        throw Problems.of("other-signer", now.name(), was.signers().get(0).subject(),
                                now.signers().isEmpty() ? "–" : now.signers().get(0).subject(), old.id());
                }
    }

    @Override
    public PluginInfo plugin() {
        return plugin;
    }

    @Override
    public Optional<PluginInfo> replaces() {
        return Optional.ofNullable(replaced);
    }

    @Override
    public boolean installed() {
        return replaced != null && replaced.version().equals(plugin.version()) && replaced.bundles().equals(plugin.bundles());
    }

    @Override
    public List<Message> warnings() {
        List<Message> found = new ArrayList<>();
        for (BundleInfo b : plugin.bundles()) {
            if (b.signers().isEmpty())
                found.add(Message.of(b.code() ? "plugin.warning.unsigned" : "plugin.warning.unsigned-data", b.name()));
            for (Signer s : b.signers()) {
                if (!s.valid(Instant.now()))
                    found.add(Message.of("plugin.warning.expired", b.name(), s.subject(), s.from().toString(), s.until().toString()));
                if (s.selfSigned())
                    found.add(Message.of("plugin.warning.self-signed", b.name(), s.subject(), s.fingerprint()));
            }
        }
        return found;
    }

    @Override
    public void install() throws IOException {
        for (int i = 0; i < files.size(); i++)
            area.keep(files.get(i), jars.get(i).info());
        List<PluginInfo> all = new ArrayList<>(area.installed());
        all.removeIf(p -> p.id().equals(plugin.id()));
        all.add(plugin);
        all.sort(java.util.Comparator.comparing(PluginInfo::id));
        area.write(all);
    }

    @Override
    public void close() throws IOException {
        try {
            Area.delete(stage);
        } finally {
            change.close();
            settled.run();
        }
    }
}
