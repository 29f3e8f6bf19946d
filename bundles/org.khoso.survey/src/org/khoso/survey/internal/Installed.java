package org.khoso.survey.internal;

import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Survey templates of all bundles, read again only when another set of bundles is there. Thread-safe. */
final class Installed implements Supplier<Templates> {
    private static final String FOLDER = "KHOSO-INF/surveys";
    private final BundleContext context;
    private List<Long> known = List.of();
    private Templates read;

    Installed(BundleContext context) {
        this.context = context;
    }

    @Override
    public synchronized Templates get() {
        List<Long> now = stamps();
        if (read == null || !known.equals(now)) {
            read = Templates.read(files());
            known = now;
        }
        return read;
    }

    private static boolean resolved(Bundle b) {
        return (b.getState() & (Bundle.INSTALLED | Bundle.UNINSTALLED)) == 0;
    }

    /** What tells one set of bundles from another: who they are and when they were last changed. */
    private List<Long> stamps() {
        List<Long> stamps = new ArrayList<>();
        for (Bundle b : context.getBundles())
            if (resolved(b)) {
                stamps.add(b.getBundleId());
                stamps.add(b.getLastModified());
            }
        return stamps;
    }

    private List<URL> files() {
        List<URL> files = new ArrayList<>();
        for (Bundle b : context.getBundles()) {
            var found = resolved(b) ? b.findEntries(FOLDER, "*.yaml", false) : null;
            if (found != null)
                files.addAll(Collections.list(found));
        }
        files.sort(Comparator.comparing(URL::toString));
        return files;
    }
}
