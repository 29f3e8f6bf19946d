package org.khoso.plugins.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.ManifestElement;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.VersionRange;

/** A plug-in adds to Khoso, it replaces nothing of it: no bundle, no package, nothing put into one of its bundles. */
final class Guard {
    private static final VersionRange ANY = new VersionRange("0.0.0");
    private static final String OURS = "org.khoso";

    private Guard() {
    }

    static void check(Jar jar, Product product) throws IOException {
        String name = jar.info().name();
        if (product.own(name) || name.equals(OURS) || name.startsWith(OURS + "."))
            throw Problems.of("own-bundle", name, jar.info().version());
        for (ManifestElement host : elements(jar, Constants.FRAGMENT_HOST)) {
            String to = host.getValue();
            if (to.equals(Constants.SYSTEM_BUNDLE_SYMBOLICNAME) || product.own(to))
                throw Problems.of("own-host", name, to);
        }
        List<String> taken = new ArrayList<>();
        for (ManifestElement e : elements(jar, Constants.EXPORT_PACKAGE))
            for (String p : e.getValueComponents())
                if (p.equals(OURS) || p.startsWith(OURS + ".") || p.startsWith("java.") || product.exports(p, ANY))
                taken.add(p);
        if (!taken.isEmpty())
            throw Problems.of("own-package", name, String.join(", ", taken));
    }

    private static ManifestElement[] elements(Jar jar, String header) throws IOException {
        try {
            ManifestElement[] e = ManifestElement.parseHeader(header, jar.headers().get(header));
            return e == null ? new ManifestElement[0] : e;
        } catch (BundleException e) {
            throw Problems.caused(e, "no-bundle", jar.info().name());
        }
    }
}
