package org.khoso.standards.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.khoso.api.CodeList;
import org.khoso.api.ConversionInfo;
import org.khoso.api.DataBundles;
import org.khoso.api.Message;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * The standards of all bundles: whatever lies in a bundle's {@code KHOSO-INF/standards/} counts. A file that can't be used is
 * a warning, so that one vendor's slip leaves the rest alone.
 */
@Component(service = StandardsCatalog.class)
public final class BundleStandards implements StandardsCatalog {
    private static final String FOLDER = "KHOSO-INF/standards";
    private static final System.Logger LOG = System.getLogger(BundleStandards.class.getName());
    private final Object lock = new Object();
    private final BundleTracker<List<Source>> tracker;
    private volatile State state;

    /** Called by OSGi. */
    @Activate
    public BundleStandards(BundleContext context) {
        tracker = new BundleTracker<>(context, Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE, new Finder());
        tracker.open();
    }

    /** Called by plain Java, e.g. in tests. @param files files of standards data. @param directories directories of such */
    public BundleStandards(List<URL> files, List<Path> directories) throws IOException {
        tracker = null;
        List<Source> sources = new ArrayList<>();
        for (URL f : files)
            sources.add(Source.of("bundle", f));
        state = new State(0, sources, (Catalog) new Catalog(sources).with(directories));
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    /** The snapshot of the bundles that are there now; made anew only if their files are others. */
    private Catalog current() {
        State now = state;
        if (tracker == null || now != null && now.count == tracker.getTrackingCount())
            return now.catalog;
        synchronized (lock) {
            int count = tracker.getTrackingCount(); // before the bundles: what comes meanwhile is seen next time
            TreeMap<String, List<Source>> byBundle = new TreeMap<>();
            tracker.getTracked().forEach((b, s) -> byBundle.put(b.getSymbolicName() + " " + b.getVersion(), s));
            List<Source> sources = byBundle.values().stream().flatMap(List::stream).toList();
            boolean same = state != null && state.sources.equals(sources);
            state = new State(count, sources, same ? state.catalog : log(new Catalog(sources)));
            return state.catalog;
        }
    }

    private static Catalog log(Catalog catalog) {
        for (Message w : catalog.warnings())
            LOG.log(Level.WARNING, w.key() + w.args());
        return catalog;
    }

    private record State(int count, List<Source> sources, Catalog catalog) {
    }

    @Override
    public List<RecordSetInfo> recordSets() {
        return current().recordSets();
    }

    @Override
    public Optional<RecordSetInfo> recordSet(String id) {
        return current().recordSet(id);
    }

    @Override
    public Optional<CodeList> codeList(String id) {
        return current().codeList(id);
    }

    @Override
    public List<RuleInfo> rules(String recordSet) {
        return current().rules(recordSet);
    }

    @Override
    public List<StandardInfo> standards() {
        return current().standards();
    }

    @Override
    public List<Profile> profiles() {
        return current().profiles();
    }

    @Override
    public Optional<Origin> origin(String id) {
        return current().origin(id);
    }

    @Override
    public List<ConversionInfo> conversions() {
        return current().conversions();
    }

    @Override
    public List<Message> warnings() {
        return current().warnings();
    }

    @Override
    public List<Message> leftOut() {
        return current().leftOut();
    }

    @Override
    public StandardsCatalog with(List<Path> directories) {
        return current().with(directories);
    }

    /** Reads the files when a bundle comes: it may be gone when they are wanted. */
    private final class Finder implements BundleTrackerCustomizer<List<Source>> {
        @Override
        public List<Source> addingBundle(Bundle bundle, BundleEvent event) {
            var entries = DataBundles.possible(bundle.getSymbolicName(), bundle.getLocation())
                    ? bundle.findEntries(FOLDER, "*.yaml", false)
                    : null;
            if (entries == null)
                return null; // not tracked
            List<Source> found = new ArrayList<>();
            for (URL u : Collections.list(entries))
                try {
                    found.add(Source.of(bundle.getSymbolicName(), u));
                } catch (IOException e) {
                    LOG.log(Level.ERROR, "cannot read " + u, e);
                }
            found.sort(java.util.Comparator.comparing(Source::name));
            return found;
        }

        @Override
        public void modifiedBundle(Bundle bundle, BundleEvent event, List<Source> found) {
            // started or stopped: its files stay what they are
        }

        @Override
        public void removedBundle(Bundle bundle, BundleEvent event, List<Source> found) {
            // the next question sees it
        }
    }
}
