package org.khoso.packaging.ui;

import jakarta.annotation.PostConstruct;
import org.eclipse.swt.widgets.Composite;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** The part of this job. */
public final class PackagingPart {
    @PostConstruct
    void create(Composite parent, Tr tr, Look look) {
        parent.setLayout(Look.grid(1));
        look.heading(parent, tr.say("packaging.ui.job"));
    }
}
