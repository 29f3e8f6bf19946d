package org.khoso.ui.holdings;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.core.runtime.Platform;
import org.eclipse.nebula.widgets.nattable.layer.SizeConfig;
import org.eclipse.swt.graphics.ImageData;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/**
 * Loads in the background what the first grid and the first icon need: a collections library whose classes are woven, one by one, as
 * they are loaded, and a drawing library. Nothing of the screen: the grid's own helpers ask for the display as their class begins, and
 * only the window's thread has it.
 */
public final class Warmth {
    private static final String ICON = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"16\" height=\"16\"><g fill=\"none\" stroke=\"#000\">"
            + "<path d=\"M1 1h14v14z\"/><circle cx=\"8\" cy=\"8\" r=\"3\"/><rect x=\"2\" y=\"2\" width=\"3\" height=\"3\"/></g></svg>";

    private Warmth() {
    }

    /** Begins. */
    public static void load() {
        thread("collections", () -> {
            collections();
            measure();
        });
        thread("icons", () -> new ImageData(new ByteArrayInputStream(ICON.getBytes(StandardCharsets.UTF_8))));
    }

    private static void thread(String what, Runnable work) {
        Thread.ofPlatform().daemon().name("khoso: warmth: " + what).start(work);
    }

    /** NatTable's collections find their factories by ServiceLoader, which works only once their bundle is started. Waits till it is. */
    static void collections() {
        Bundle b = Platform.getBundle("org.eclipse.collections.impl");
        try {
            if (b != null && b.getState() != Bundle.ACTIVE)
                b.start(Bundle.START_TRANSIENT);
        } catch (BundleException e) {
            System.getLogger("org.khoso.ui").log(System.Logger.Level.ERROR, "grids will stay blank", e);
        }
    }

    /** Measures a row of no grid. */
    private static void measure() {
        var sizes = new SizeConfig(1);
        sizes.setSize(0, 2);
        sizes.getAggregateSize(2);
    }
}
