package org.khoso.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** Arrows point down only, engines never see each other, Eclipse's screen enters only at the edge: read off the resolved bundles. */
class LayersTest {
    private static final Set<String> CONTRACTS = Set.of("api", "model", "text");
    private static final Set<String> SERVICES = Set.of("media", "sign", "standards", "fonts", "standards.vn");
    private static final Set<String> ENGINES = Set.of("storage", "intake", "capture", "compliance", "packaging", "search", "survey",
            "report", "plugins", "pdfa", "schematron");

    private static int rank(String name) {
        if (CONTRACTS.contains(name))
            return 0;
        if (SERVICES.contains(name))
            return 1;
        if (ENGINES.contains(name))
            return 2;
        return name.equals("core") ? 3 : 4;
    }

    private static List<Bundle> khoso() {
        return Arrays.stream(FrameworkUtil.getBundle(LayersTest.class).getBundleContext().getBundles())
                .filter(b -> b.getSymbolicName() != null && b.getSymbolicName().startsWith("org.khoso.")
                        && !b.getSymbolicName().endsWith(".tests"))
                .toList();
    }

    private static String shortName(Bundle b) {
        return b.getSymbolicName().substring("org.khoso.".length());
    }

    @Test
    void arrowsPointDown() {
        List<String> wrong = new ArrayList<>();
        for (Bundle b : khoso())
            for (String other : seen(b, "org.khoso.")) {
                String from = shortName(b);
                String to = other.substring("org.khoso.".length());
                boolean down = rank(to) < rank(from) || rank(from) == 0 && rank(to) == 0 || rank(from) == 4 && to.equals("ui");
                if (!down && !from.equals("testkit") && !to.equals("testkit"))
                    wrong.add(from + " -> " + to);
            }
        assertEquals(List.of(), wrong);
        assertFalse(khoso().isEmpty());
    }

    @Test
    void theScreenEntersAtTheEdge() {
        List<String> wrong = new ArrayList<>();
        for (Bundle b : khoso())
            if (!shortName(b).endsWith("ui"))
            for (String screen : List.of("org.eclipse.swt", "org.eclipse.jface", "org.eclipse.e4", "org.eclipse.ui"))
                seen(b, screen).forEach(s -> wrong.add(b.getSymbolicName() + " -> " + s));
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyBundleResolves() {
        Map<Boolean, List<Bundle>> by = khoso().stream()
                .collect(java.util.stream.Collectors
                        .partitioningBy(b -> (b.getState() & (Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE)) != 0));
        assertEquals(List.of(), by.get(false));
    }

    private static List<String> seen(Bundle b, String prefix) {
        BundleWiring wiring = b.adapt(BundleWiring.class);
        if (wiring == null)
            return List.of();
        return wiring.getRequiredWires(null).stream().map(BundleWire::getProvider).map(r -> r.getBundle()).map(Bundle::getSymbolicName)
                .filter(n -> n != null && n.startsWith(prefix) && !n.equals(b.getSymbolicName())).distinct().toList();
    }
}
