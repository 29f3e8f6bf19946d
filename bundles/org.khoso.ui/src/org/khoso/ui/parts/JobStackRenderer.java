package org.khoso.ui.parts;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspectiveStack;
import org.eclipse.e4.ui.workbench.IPresentationEngine;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.renderers.swt.LazyStackRenderer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * Shows one job at a time and keeps the others where they are. E4's own renderer moves what is hidden into a shell of its own: GTK takes
 * every table and tree apart for that and builds it up again, and all of it is laid out twice for each change of job.
 */
public final class JobStackRenderer extends LazyStackRenderer {
    private final IEclipseContext context;
    private final IPresentationEngine engine;
    private final IEventBroker broker;

    /** Called by e4, which injects renderers of its own factory alone. */
    @Inject
    public JobStackRenderer(IEclipseContext context, IPresentationEngine engine, IEventBroker broker) {
        this.context = context;
        this.engine = engine;
        this.broker = broker;
    }

    @PostConstruct
    void begin() {
        init(context);
        init(broker);
    }

    @PreDestroy
    void end() {
        contextDisposed(broker);
    }

    @Override
    public Object createWidget(MUIElement element, Object parent) {
        if (!(element instanceof MPerspectiveStack) || !(parent instanceof Composite above))
            return null;
        var stack = new Composite(above, SWT.NONE);
        stack.setLayout(new StackLayout());
        return stack;
    }

    @Override
    protected void showTab(MUIElement element) {
        var job = (MPerspective) element;
        Control control = (Control) job.getWidget();
        if (control == null)
            control = (Control) engine.createGui(job);
        super.showTab(element);
        if (control.getParent().getLayout() instanceof StackLayout layout && layout.topControl != control) {
            layout.topControl = control;
            control.getParent().layout();
        }
        job.getContext().get(EPartService.class).switchPerspective(job);
    }
}
