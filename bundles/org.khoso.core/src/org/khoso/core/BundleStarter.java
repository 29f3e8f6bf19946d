package org.khoso.core;

import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;

/**
 * Starts every bundle that declares components: an installed bundle stays resolved until one of its classes is loaded, and
 * components of resolved bundles are not seen. A process that was started to change plug-ins starts none of them: so one that
 * keeps Khoso from starting can still be removed. A bundle that only brings data is seen once it is resolved. The framework does that
 * when it installs bundles; if it was ended in the middle of a product's first start it has forgotten to, and doesn't think of it again.
 */
@Component(immediate = true, service = {})
public final class BundleStarter {
    /** System property: no plug-in is started in this process; org.khoso.plugins sets it, one start level earlier. */
    private static final String RESTING = "khoso.plugins.resting";
    /** How the location of a plug-in's bundle begins. */
    private static final String PLUGIN = "khoso-plugin:";
    private static final System.Logger LOG = System.getLogger("org.khoso.core");

    private BundleTracker<Bundle> tracker;

    @Activate
    void activate(BundleContext context) {
        var level = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkStartLevel.class);
        tracker = new BundleTracker<>(context, Bundle.RESOLVED, null) {
            @Override
            public Bundle addingBundle(Bundle bundle, BundleEvent event) {
                // what has a later level (parts of the window) the framework starts itself once it gets there; a process for a verb doesn't
                if ((event == null || event.getType() == BundleEvent.RESOLVED)
                        && bundle.adapt(BundleStartLevel.class).getStartLevel() <= level.getStartLevel())
                    start(bundle);
                return null;
            }
        };
        tracker.open();
        if (Stream.of(context.getBundles()).anyMatch(b -> b.getState() == Bundle.INSTALLED && !plugin(b)))
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class).resolveBundles(null);
    }

    @Deactivate
    void deactivate() {
        tracker.close();
    }

    /** @return whether the bundle is a user's plug-in and no part of the product */
    static boolean plugin(Bundle bundle) {
        return bundle.getLocation().startsWith(PLUGIN);
    }

    private static void start(Bundle bundle) {
        if (plugin(bundle) && Boolean.getBoolean(RESTING))
            return;
        var headers = bundle.getHeaders("");
        if (headers.get("Service-Component") == null || headers.get(Constants.FRAGMENT_HOST) != null)
            return;
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot start " + bundle, e);
        }
    }
}
