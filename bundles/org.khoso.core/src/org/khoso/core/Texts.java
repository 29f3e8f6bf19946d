package org.khoso.core;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.khoso.api.Bilingual;
import org.khoso.api.DataBundles;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;

/**
 * Says messages in the reader's language. The sentences are data: {@code KHOSO-INF/messages/{vi,en}.properties} of every
 * bundle, also of those without Java. Vietnamese is the root: what English lacks is said in Vietnamese. Thread-safe.
 */
@Component(service = Texts.class)
public final class Texts {
    /** Vietnamese: the language when nothing else is asked for. */
    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final String FOLDER = "KHOSO-INF/messages/";

    private final Map<Object, Map<String, Properties>> sources = new ConcurrentHashMap<>();
    /** Those of plug-ins: they add sentences, they replace none. */
    private final Map<Object, Map<String, Properties>> added = new ConcurrentHashMap<>();
    private final Map<Pattern, MessageFormat> formats = new ConcurrentHashMap<>();
    private BundleTracker<Bundle> tracker;

    private record Pattern(String text, Locale locale) {
    }

    /** Follows the bundles as they come and go. */
    @Activate
    public Texts(BundleContext context) {
        tracker = new BundleTracker<>(context, Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE, null) {
            @Override
            public Bundle addingBundle(Bundle bundle, BundleEvent event) {
                if (!DataBundles.possible(bundle.getSymbolicName(), bundle.getLocation()))
                    return null;
                return add(BundleStarter.plugin(bundle) ? added : sources, bundle, bundle.getEntry(FOLDER + "vi.properties"),
                        bundle.getEntry(FOLDER + "en.properties")) ? bundle : null;
            }

            @Override
            public void removedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
                sources.remove(bundle);
                added.remove(bundle);
            }
        };
        tracker.open();
    }

    /** For tests without OSGi: everything that a class loader sees. */
    public Texts(ClassLoader loader) throws IOException {
        for (String language : List.of("vi", "en"))
            for (URL url : Collections.list(loader.getResources(FOLDER + language + ".properties")))
                sources.put(url, Map.of(language, read(url)));
    }

    @Deactivate
    void close() {
        tracker.close();
    }

    private static boolean add(Map<Object, Map<String, Properties>> to, Object source, URL vi, URL en) {
        if (vi == null && en == null)
            return false;
        try {
            to.put(source, Map.of("vi", read(vi), "en", read(en)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private static Properties read(URL url) throws IOException {
        var p = new Properties();
        if (url != null)
            try (var in = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                p.load(in);
            }
        return p;
    }

    /** @return the sentence; a key that no bundle knows is shown as it is, with its arguments */
    public String say(Message message, Locale locale) {
        if (message == null)
            return "";
        String pattern = pattern(message.key(), locale);
        if (pattern == null)
            return message.args().isEmpty() ? message.key() : message.key() + " " + message.args();
        Object[] args = message.args().stream().map(a -> argument(a, locale)).toArray();
        // taking a pattern apart takes longer than using it; a copy, since using it is for one thread at a time
        var format = formats.computeIfAbsent(new Pattern(pattern, locale), p -> new MessageFormat(p.text, p.locale));
        return ((MessageFormat) format.clone()).format(args);
    }

    /** @return the sentence of a key without arguments */
    public String say(String key, Locale locale) {
        return say(Message.of(key), locale);
    }

    /** @return whether any bundle knows the key */
    public boolean knows(String key) {
        return pattern(key, VIETNAMESE) != null;
    }

    private Object argument(Object a, Locale locale) {
        return switch (a) {
            case Bilingual b -> b.in(locale);
            case PartialDate d -> d.display();
            case Message m -> say(m, locale);
            default -> a;
        };
    }

    private String pattern(String key, Locale locale) {
        String found = find(key, "en".equals(locale.getLanguage()) ? "en" : "vi");
        return found != null ? found : find(key, "vi");
    }

    private String find(String key, String language) {
        String own = find(sources, key, language);
        return own != null || added.isEmpty() ? own : find(added, key, language);
    }

    private static String find(Map<Object, Map<String, Properties>> sources, String key, String language) {
        for (var source : sources.values()) {
            Properties p = source.get(language);
            String pattern = p == null ? null : p.getProperty(key);
            if (pattern != null)
                return pattern;
        }
        return null;
    }
}
