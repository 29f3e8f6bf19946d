package org.khoso.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;

/**
 * Starts every bundle that declares components: an installed bundle stays resolved until one of its classes is loaded, and
 * components of resolved bundles are not seen. Also takes in the jars of the folder that the environment variable
 * {@value #PLUGINS} names: a vendor's way to try a plug-in. Jars that have left the folder are uninstalled.
 */
@Component(immediate = true, service = {})
public final class BundleStarter {
    /** Environment variable: folder of jars. */
    public static final String PLUGINS = "KHOSO_PLUGINS";
    private static final String LOCATION = "khoso-plugin:";
    private static final System.Logger LOG = System.getLogger("org.khoso.core");

    private BundleTracker<Bundle> tracker;

    @Activate
    void activate(BundleContext context) {
        plugins(context, System.getenv(PLUGINS));
        tracker = new BundleTracker<>(context, Bundle.RESOLVED, null) {
            @Override
            public Bundle addingBundle(Bundle bundle, BundleEvent event) {
                if (event == null || event.getType() == BundleEvent.RESOLVED)
                    start(bundle);
                return null;
            }
        };
        tracker.open();
    }

    @Deactivate
    void deactivate() {
        tracker.close();
    }

    private static void start(Bundle bundle) {
        var headers = bundle.getHeaders("");
        if (headers.get("Service-Component") == null || headers.get(Constants.FRAGMENT_HOST) != null)
            return;
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot start " + bundle, e);
        }
    }

    private static void plugins(BundleContext context, String folder) {
        List<String> wanted = new ArrayList<>();
        if (folder != null && !folder.isEmpty())
            try (var files = Files.list(Path.of(folder))) {
                for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList())
                    wanted.add(install(context, jar));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, PLUGINS + ": cannot read " + folder, e);
            }
        for (Bundle b : context.getBundles())
            if (b.getLocation().startsWith(LOCATION) && !wanted.contains(b.getLocation()))
            uninstall(b);
        if (!wanted.isEmpty())
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(org.osgi.framework.wiring.FrameworkWiring.class).resolveBundles(null);
    }

    private static String install(BundleContext context, Path jar) {
        String location = LOCATION + jar.toAbsolutePath().normalize();
        try (var in = Files.newInputStream(jar)) {
            Bundle there = context.getBundle(location);
            if (there == null)
                context.installBundle(location, in);
            else if (there.getLastModified() < Files.getLastModifiedTime(jar).toMillis())
                there.update(in);
        } catch (IOException | BundleException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot install " + jar, e);
        }
        return location;
    }

    private static void uninstall(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot uninstall " + bundle, e);
        }
    }
}
