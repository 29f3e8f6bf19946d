package org.khoso.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** A first start that was ended in the middle leaves bundles that were installed and never resolved: the next start makes up for it. */
class ForgottenBundleTest {
    private final BundleContext context = FrameworkUtil.getBundle(ForgottenBundleTest.class).getBundleContext();

    @Test
    void isResolvedAtTheNextStart() throws Exception {
        Bundle forgotten = context.installBundle("test:forgotten", new ByteArrayInputStream(onlyData()));
        try {
            assertEquals(Bundle.INSTALLED, forgotten.getState());
            startAgain("org.khoso.core.BundleStarter");
            assertEquals(Bundle.RESOLVED, forgotten.getState());
        } finally {
            forgotten.uninstall();
        }
    }

    private void startAgain(String component) throws Exception {
        ServiceComponentRuntime runtime = context.getService(context.getServiceReference(ServiceComponentRuntime.class));
        Bundle core = FrameworkUtil.getBundle(org.khoso.core.Session.class);
        var description = runtime.getComponentDescriptionDTO(core, component);
        runtime.disableComponent(description).getValue();
        runtime.enableComponent(description).getValue();
    }

    private static byte[] onlyData() throws Exception {
        Manifest m = new Manifest();
        m.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        m.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        m.getMainAttributes().putValue("Bundle-SymbolicName", "org.khoso.test.forgotten");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JarOutputStream(out, m).close();
        return out.toByteArray();
    }
}
