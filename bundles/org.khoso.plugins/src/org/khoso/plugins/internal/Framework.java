package org.khoso.plugins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.osgi.container.Module;
import org.khoso.api.plugin.PluginInfo;
import org.khoso.api.plugin.PluginInfo.BundleInfo;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Plug-ins in the running framework: what is there, what comes in and goes, and whether something would fit. */
final class Framework implements Product {
    /** How the location of a plug-in's bundle begins; core knows it too. */
    static final String LOCATION = "khoso-plugin:";
    private static final System.Logger LOG = System.getLogger("org.khoso.plugins");
    private static final long PATIENCE_SECONDS = 15;
    private static final Pattern NAME = Pattern.compile("\\(osgi\\.wiring\\.(?:package|bundle|host)=([^)]*)\\)");

    private final BundleContext context;
    private final FrameworkWiring wiring;

    Framework(BundleContext context) {
        this.context = context;
        wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    private List<Bundle> plugins() {
        return Stream.of(context.getBundles()).filter(b -> b.getLocation().startsWith(LOCATION)).toList();
    }

    private Stream<Bundle> product() {
        return Stream.of(context.getBundles()).filter(b -> !b.getLocation().startsWith(LOCATION));
    }

    @Override
    public boolean bundle(String name, VersionRange range) {
        return product().anyMatch(b -> name.equals(b.getSymbolicName()) && range.includes(b.getVersion()));
    }

    @Override
    public boolean own(String name) {
        return product().anyMatch(b -> name.equals(b.getSymbolicName()));
    }

    @Override
    public boolean exports(String name, VersionRange range) {
        return product().anyMatch(b -> exports(b, name, range));
    }

    private static boolean exports(Bundle b, String name, VersionRange range) {
        BundleRevision r = b.adapt(BundleRevision.class);
        return r != null && r.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream().map(BundleCapability::getAttributes)
                .anyMatch(a -> name.equals(a.get(PackageNamespace.PACKAGE_NAMESPACE))
                        && range.includes((Version) a.getOrDefault("version", Version.emptyVersion)));
    }

    @Override
    public boolean feature(String id, VersionRange range) {
        String area = context.getProperty("osgi.install.area");
        String name = id.endsWith(".feature.group") ? id.substring(0, id.length() - ".feature.group".length()) : id;
        if (area == null)
            return false;
        try (Stream<Path> all = Files.list(Path.of(area.substring(area.indexOf(':') + 1)).resolve("features"))) {
            return all.map(f -> f.getFileName().toString()).filter(f -> f.startsWith(name + "_"))
                    .anyMatch(f -> range.includes(Version.parseVersion(f.substring(name.length() + 1))));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.DEBUG, "features can't be listed", e);
            return false;
        }
    }

    @Override
    public boolean plugin(Unit.Need need) {
        return plugins().stream().anyMatch(b -> need.namespace().equals(Unit.PACKAGES)
                ? exports(b, need.name(), need.range())
                : need.name().equals(b.getSymbolicName()) && need.range().includes(b.getVersion()));
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> found = new LinkedHashMap<>();
        for (String key : List.of("osgi.os", "osgi.ws", "osgi.arch", "osgi.nl"))
            if (context.getProperty(key) != null)
            found.put(key, context.getProperty(key));
        return found;
    }

    /**
     * Makes the framework hold these plug-ins and no others. Those that fail are said in the log, the others take part. What goes, goes first: the framework takes no two bundles of one name and version,
     * and may remember one from another home of this product.
     */
    void sync(Area area, List<PluginInfo> wanted) {
        Set<String> locations = new LinkedHashSet<>();
        wanted.forEach(p -> p.bundles().stream().map(area::jar).filter(Files::isRegularFile).forEach(jar -> locations.add(location(jar))));
        uninstall(plugins().stream().filter(b -> !locations.contains(b.getLocation())).toList());
        List<Bundle> fresh = new ArrayList<>();
        for (PluginInfo p : wanted)
            for (BundleInfo b : p.bundles())
                try {
                    take(p, b, area.jar(b)).ifPresent(fresh::add);
                } catch (IOException | BundleException e) {
                    LOG.log(System.Logger.Level.WARNING, "plug-in " + p.id() + " " + p.version() + ": " + b.name()
                            + " does not take part", e);
                }
        if (!fresh.isEmpty())
            wiring.resolveBundles(fresh);
    }

    /** @return the bundle, if the framework didn't hold it yet */
    private Optional<Bundle> take(PluginInfo p, BundleInfo b, Path jar) throws IOException, BundleException {
        if (!Files.isRegularFile(jar))
            throw Problems.of("changed", p.id(), jar.toString());
        if (context.getBundle(location(jar)) != null)
            return Optional.empty();
        if (!Jar.sha256(jar).equals(b.sha256()))
            throw Problems.of("changed", p.id(), jar.toString());
        return Optional.of(install(jar));
    }

    /** When the framework stops: takes out what is no longer wanted, so that it does not look for its jars at the next start. */
    void leave(Area area, List<PluginInfo> wanted) {
        Set<String> locations = new LinkedHashSet<>();
        wanted.forEach(p -> p.bundles().forEach(b -> locations.add(location(area.jar(b)))));
        remove(plugins().stream().filter(b -> !locations.contains(b.getLocation())).toList());
    }

    static String location(Path jar) {
        return LOCATION + jar;
    }

    @SuppressWarnings("deprecation") // of URL: the framework takes the path as it is, and a URI would encode what is in it
    private Bundle install(Path jar) throws IOException, BundleException {
        // a reference: the framework reads the jar where it lies and keeps no copy
        try (InputStream in = new URL("reference:file:" + jar).openStream()) {
            return context.installBundle(location(jar), in);
        }
    }

    private static void remove(Collection<Bundle> gone) {
        for (Bundle b : gone)
            try {
                uninstall(b);
            } catch (BundleException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "cannot uninstall " + b, e);
            }
    }

    /** A bundle reads its headers once more before it goes, and can't where its jar has gone before it: then the framework just forgets it. */
    private static void uninstall(Bundle b) throws BundleException {
        Module module = b.adapt(Module.class);
        try {
            b.uninstall();
        } catch (IllegalStateException e) {
            throw e; // another thread was first
        } catch (RuntimeException e) {
            module.getContainer().uninstall(module);
        }
    }

    private void uninstall(Collection<Bundle> gone) {
        remove(gone);
        if (gone.isEmpty())
            return;
        var refreshed = new CountDownLatch(1);
        wiring.refreshBundles(gone, e -> refreshed.countDown());
        try {
            if (!refreshed.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                LOG.log(System.Logger.Level.WARNING, "plug-ins that were removed are still in use");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the resolver say whether these jars fit beside what is here, without what gives way. None of their code runs. */
    void trial(String plugin, List<Path> jars, List<Path> giveWay) throws IOException {
        uninstall(giveWay.stream().map(j -> context.getBundle(location(j))).filter(java.util.Objects::nonNull).toList());
        List<Bundle> tried = new ArrayList<>();
        try {
            for (Path jar : jars)
                tried.add(install(jar));
            if (!wiring.resolveBundles(tried))
                throw Problems.of("unresolved", plugin, String.join("; ", missing(tried)));
        } catch (BundleException e) {
            throw Problems.caused(e, "unresolved", plugin, String.valueOf(e.getMessage()));
        } finally {
            uninstall(tried);
        }
    }

    /** @return of each bundle that does not resolve, what nobody has; if each part is there but they don't go together, what the resolver says */
    private List<String> missing(List<Bundle> tried) {
        List<String> found = new ArrayList<>();
        for (Bundle b : tried) {
            if ((b.getState() & (Bundle.INSTALLED | Bundle.UNINSTALLED)) == 0)
                continue;
            for (BundleRequirement r : b.adapt(BundleRevision.class).getDeclaredRequirements(null))
                if (!"optional".equals(r.getDirectives().get("resolution")) && !"dynamic".equals(r.getDirectives().get("resolution"))
                        && !"active".equals(r.getDirectives().get("effective")) && wiring.findProviders(r).isEmpty())
                found.add(b.getSymbolicName() + ": " + said(r));
        }
        if (!found.isEmpty())
            return found;
        List<Module> modules = tried.stream().map(b -> b.adapt(Module.class)).toList();
        for (Module m : modules) {
            var report = m.getContainer().resolve(modules, false);
            if (!report.getEntries().isEmpty() && m.getState() == Module.State.INSTALLED)
                found.add(report.getResolutionReportMessage(m.getCurrentRevision()).replaceAll("\\s+", " ").strip());
        }
        return found;
    }

    private static String said(BundleRequirement r) {
        String filter = r.getDirectives().getOrDefault("filter", "");
        var m = NAME.matcher(filter);
        if (!m.find())
            return r.getNamespace() + " " + filter;
        String word = switch (r.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> "Import-Package ";
            case BundleNamespace.BUNDLE_NAMESPACE -> "Require-Bundle ";
            default -> "Fragment-Host ";
        };
        var low = Pattern.compile("version>=([^)]*)").matcher(filter);
        var high = Pattern.compile("!\\((?:bundle-)?version>=([^)]*)").matcher(filter);
        String rest = filter.replaceAll("\\(!\\((?:bundle-)?version>=[^)]*\\)\\)", "");
        low = low.reset(rest);
        String range = low.find() ? high.find() ? " [" + low.group(1) + "," + high.group(1) + ")" : " " + low.group(1) : "";
        return word + m.group(1) + range;
    }

    /** @return ids of the other plug-ins that use something of these jars */
    Set<String> users(Area area, PluginInfo plugin, List<PluginInfo> all) {
        Map<String, String> owners = new LinkedHashMap<>();
        for (PluginInfo p : all)
            p.bundles().forEach(b -> owners.merge(location(area.jar(b)), p.id(), (a, c) -> plugin.id().equals(a) ? c : a));
        Set<String> found = new LinkedHashSet<>();
        for (BundleInfo b : plugin.bundles()) {
            String location = location(area.jar(b));
            Bundle bundle = context.getBundle(location);
            BundleWiring w = bundle == null || !plugin.id().equals(owners.get(location)) ? null : bundle.adapt(BundleWiring.class);
            if (w != null)
                for (BundleWire wire : w.getProvidedWires(null)) {
                    String owner = owners.get(wire.getRequirer().getBundle().getLocation());
                    if (owner != null && !owner.equals(plugin.id()))
                        found.add(owner);
                }
        }
        return found;
    }

    /** @return names of the bundles of a plug-in that do not take part here */
    List<String> idle(Area area, PluginInfo plugin) {
        return plugin.bundles().stream().filter(b -> {
            Bundle there = context.getBundle(location(area.jar(b)));
            return there == null || (there.getState() & (Bundle.INSTALLED | Bundle.UNINSTALLED)) != 0;
        }).map(BundleInfo::name).toList();
    }
}
