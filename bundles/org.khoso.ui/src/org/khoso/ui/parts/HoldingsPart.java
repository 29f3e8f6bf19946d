package org.khoso.ui.parts;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.widgets.Composite;
import org.khoso.api.store.HeldException;
import org.khoso.api.store.HoldingsStore.Committed;
import org.khoso.ui.Navigator;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.holdings.HoldingsDesk;
import org.osgi.service.event.Event;

/** The holdings: tree, grid or page, form. Hears what happens elsewhere and tells the {@link HoldingsDesk}. */
public final class HoldingsPart {
    private HoldingsDesk desk;

    @Inject
    IEclipseContext context;
    @Inject
    Tr tr;

    @PostConstruct
    void create(Composite parent) {
        desk = ContextInjectionFactory.make(HoldingsDesk.class, context);
        desk.create(parent);
    }

    /** @return what the keys of this part act on */
    public HoldingsDesk desk() {
        return desk;
    }

    @Focus
    void focus() {
        desk.focus();
    }

    @Inject
    @Optional
    void session(@UIEventTopic(Topics.SESSION) Event event) {
        if (desk != null)
            desk.session();
    }

    @Inject
    @Optional
    void waits(@UIEventTopic(Topics.WAITS) HeldException e) {
        if (desk != null)
            desk.waits(tr.say(e.problem()) + " " + tr.say("ui.waits") + " " + tr.say(e.remedy()));
    }

    @Inject
    @Optional
    void changed(@UIEventTopic(Topics.CHANGED) Committed committed) {
        if (desk != null)
            desk.changed(committed);
    }

    @Inject
    @Optional
    void findings(@UIEventTopic(Topics.FINDINGS) Event event) {
        if (desk != null)
            desk.findings();
    }

    @Inject
    @Optional
    void reveal(@UIEventTopic(Topics.REVEAL) Navigator.Target target) {
        if (desk != null)
            desk.reveal(target);
    }

    @Inject
    @Optional
    void theme(@UIEventTopic(Topics.THEME) Boolean dark) {
        if (desk != null)
            desk.repaint();
    }
}
