package org.khoso.ui.holdings;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.nebula.widgets.nattable.layer.SizeConfig;
import org.eclipse.swt.graphics.ImageData;

/**
 * Loads in the background what the first grid and the first icon need: a collections library and a drawing library. Nothing of the screen: the grid's own helpers ask for the display as their class begins, and
 * only the window's thread has it.
 */
public final class Warmth {
    private static final String ICON = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"16\" height=\"16\"><g fill=\"none\" stroke=\"#000\">"
            + "<path d=\"M1 1h14v14z\"/><circle cx=\"8\" cy=\"8\" r=\"3\"/><rect x=\"2\" y=\"2\" width=\"3\" height=\"3\"/></g></svg>";

    private Warmth() {
    }

    /** Begins. @param icons whether icons have to be drawn */
    public static void load(boolean icons) {
        thread("collections", Warmth::measure);
        if (icons)
            thread("icons", () -> new ImageData(new ByteArrayInputStream(ICON.getBytes(StandardCharsets.UTF_8))));
    }

    private static void thread(String what, Runnable work) {
        Thread.ofPlatform().daemon().name("khoso: warmth: " + what).start(work);
    }

    /** Measures a row of no grid. */
    private static void measure() {
        var sizes = new SizeConfig(1);
        sizes.setSize(0, 2);
        sizes.getAggregateSize(2);
    }
}
