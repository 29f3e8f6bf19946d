package org.khoso.cli.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * What the start script has run once before the first window of a product on a Java: loads, without a screen and without running any of
 * them, the classes that a window needs, so that the JVM can keep them in its class data archive. The list is made by
 * {@code releng/dev/classes}; a class that is on it and has gone does no harm, one that is not on it loads as any class does.
 */
final class FirstWindow {
    /** First argument of the line that the start script writes. */
    static final String OPTION = "--first-window";
    private static final String BUNDLE = "org.khoso.ui";
    private static final String LIST = "KHOSO-INF/window.classes";
    private static final String JAVA = "java";

    private final Map<String, Bundle> bundles = new HashMap<>();
    private int loaded;
    private int missing;

    private FirstWindow(BundleContext context) {
        for (Bundle b : context.getBundles())
            bundles.put(b.getSymbolicName(), b);
        bundles.replaceAll((name, b) -> {
            // a fragment has no loader: its classes are its host's
            String host = b.getHeaders("").get(Constants.FRAGMENT_HOST);
            return host == null ? b : bundles.getOrDefault(host.split(";")[0].strip(), b);
        });
    }

    /** @return how many classes were loaded and how many are missing, for people; a product without a window has none */
    static String run(BundleContext context) throws IOException {
        var first = new FirstWindow(context);
        Bundle window = first.bundles.get(BUNDLE);
        URL list = window == null ? null : window.getEntry(LIST);
        if (list != null)
            try (var in = new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
                first.load(in);
            }
        return first.loaded + " classes, " + first.missing + " missing";
    }

    /** A line with the name of a bundle, then lines that begin with a space: a package and its classes. */
    private void load(BufferedReader in) throws IOException {
        String bundle = JAVA;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.startsWith(" ")) {
                bundle = line;
                continue;
            }
            String[] words = line.strip().split(" ");
            for (int i = 1; i < words.length; i++)
                load(bundle, words[0] + '.' + words[i]);
        }
    }

    private void load(String bundle, String name) {
        try {
            if (bundle.equals(JAVA))
                Class.forName(name, false, ClassLoader.getPlatformClassLoader());
            else
                bundles.get(bundle).loadClass(name);
            loaded++;
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            // of another Java, another system or an older product
            missing++;
        }
    }
}
