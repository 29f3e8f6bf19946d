package org.khoso.window;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.core.runtime.IProduct;
import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.ui.workbench.IWorkbench;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** Starts the product's own e4 application on a thread of its own; tests drive it from theirs. */
final class Workbench implements AutoCloseable {
    private final Thread thread;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Workbench() throws InterruptedException {
        thread = new Thread(this::run, "ui");
        thread.start();
        waitFor("display", () -> Display.findDisplay(thread) != null, false);
        waitFor("window", () -> java.util.Arrays.stream(display().getShells()).anyMatch(s -> s.isVisible()), true);
    }

    private void run() {
        try {
            IProduct product = Platform.getProduct();
            var app = (IApplication) Platform.getExtensionRegistry()
                    .getExtension("org.eclipse.core.runtime", "applications", product.getApplication())
                    .getConfigurationElements()[0].getChildren("run")[0].createExecutableExtension("class");
            app.start((IApplicationContext) Proxy.newProxyInstance(Workbench.class.getClassLoader(),
                    new Class<?>[]{IApplicationContext.class}, (p, m, a) -> switch (m.getName()) {
                        case "getArguments" -> Map.of(IApplicationContext.APPLICATION_ARGS, new String[]{"-clearPersistedState"});
                        case "getBrandingProperty" -> product.getProperty((String) a[0]);
                        case "getBrandingBundle" -> product.getDefiningBundle();
                        case "getBrandingId" -> product.getId();
                        case "getBrandingName" -> product.getName();
                        case "getBrandingApplication" -> product.getApplication();
                        default -> null;
                    }));
        } catch (Throwable t) {
            failure.set(t);
        }
    }

    Display display() {
        return Display.findDisplay(thread);
    }

    <T> T ui(Callable<T> c) {
        var out = new AtomicReference<T>();
        var err = new AtomicReference<Throwable>();
        display().syncExec(() -> {
            try {
                out.set(c.call());
            } catch (Throwable t) {
                err.set(t);
            }
        });
        if (err.get() != null)
            throw new AssertionError(err.get());
        return out.get();
    }

    /** @return what the application's context holds of a type. On the UI thread */
    <T> T get(Class<T> type) {
        var t = new ServiceTracker<IWorkbench, IWorkbench>(FrameworkUtil.getBundle(Workbench.class).getBundleContext(),
                IWorkbench.class, null);
        t.open();
        try {
            return t.getService().getApplication().getContext().get(type);
        } finally {
            t.close();
        }
    }

    void waitFor(String what, Callable<Boolean> c) throws InterruptedException {
        waitFor(what, c, true);
    }

    private void waitFor(String what, Callable<Boolean> c, boolean inUi) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (true) {
            if (failure.get() != null)
                throw new AssertionError("the workbench died", failure.get());
            try {
                if (inUi ? ui(c) : c.call())
                    return;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            if (System.nanoTime() > end)
                throw new AssertionError("timeout: " + what);
            Thread.sleep(50);
        }
    }

    @Override
    public void close() throws InterruptedException {
        var t = new ServiceTracker<IWorkbench, IWorkbench>(FrameworkUtil.getBundle(Workbench.class).getBundleContext(),
                IWorkbench.class, null);
        t.open();
        var wb = t.getService();
        if (wb != null && display() != null)
            display().asyncExec(wb::close);
        thread.join(20_000);
        t.close();
    }
}
