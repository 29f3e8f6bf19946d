package org.khoso.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khoso.api.DataBundles;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Bundles that are not looked into have nothing that Khoso would miss. */
class DataBundlesTest {
    private static final String PRODUCT = "reference:file:plugins/";
    private final BundleContext context = FrameworkUtil.getBundle(DataBundlesTest.class).getBundleContext();

    @Test
    void noLibraryOfTheProductHasKhososData() {
        List<Bundle> libraries = Stream.of(context.getBundles())
                .filter(b -> !DataBundles.possible(b.getSymbolicName(), PRODUCT + b.getSymbolicName() + ".jar")).toList();
        assertFalse(libraries.isEmpty());
        assertEquals(List.of(), libraries.stream().filter(b -> b.getEntry("KHOSO-INF") != null).map(Bundle::getSymbolicName).toList());
    }

    @Test
    void librariesAreLeftOut() {
        assertFalse(DataBundles.possible("org.apache.pdfbox", PRODUCT + "org.apache.pdfbox_3.jar"));
        assertFalse(DataBundles.possible("org.eclipse.osgi", "initial@" + PRODUCT + "org.eclipse.osgi_3.jar"));
        assertFalse(DataBundles.possible(null, PRODUCT + "nameless.jar"));
    }

    @Test
    void ownBundlesPlugInsAndWorkspacesAreLookedInto() {
        assertTrue(DataBundles.possible("org.khoso.standards.vn", PRODUCT + "org.khoso.standards.vn_1.jar"));
        assertTrue(DataBundles.possible("com.example.weekday", "khoso-plugin:/home/x/.khoso/plugins/ab.jar"));
        assertTrue(DataBundles.possible("com.example.weekday", "reference:file:/home/x/workspace/weekday/"));
        assertTrue(DataBundles.possible("com.example.weekday", "test:weekday"));
    }
}
