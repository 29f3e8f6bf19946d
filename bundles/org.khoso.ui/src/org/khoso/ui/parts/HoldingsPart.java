package org.khoso.ui.parts;

import jakarta.annotation.PostConstruct;
import org.eclipse.swt.widgets.Composite;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** The holdings: tree, grid or page, form. */
public final class HoldingsPart {
    @PostConstruct
    void create(Composite parent, Tr tr, Look look) {
        parent.setLayout(Look.grid(1));
        look.heading(parent, tr.say("ui.job.holdings"));
    }
}
