package org.khoso.ui.holdings;

import org.eclipse.nebula.widgets.nattable.layer.SizeConfig;

/**
 * Loads in the background what the first grid needs of a collections library whose classes are woven, one by one, as they are
 * loaded. Nothing of the screen: the grid's own helpers ask for the display as their class begins, and only the window's thread has it.
 */
public final class Warmth {
    private Warmth() {
    }

    /** Measures a row of no grid. */
    public static void load() {
        Thread.ofPlatform().daemon().name("khoso: warmth").start(() -> {
            var sizes = new SizeConfig(1);
            sizes.setSize(0, 2);
            sizes.getAggregateSize(2);
        });
    }
}
