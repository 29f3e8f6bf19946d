package org.khoso.packaging.ui;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/** The job "packages": packages and hand-overs, one of them in front. The board is made when it is first asked for: most days nothing is handed over. */
public final class PackagingJob implements Pages {
    @Inject
    IEclipseContext context;

    private final StackLayout layout = new StackLayout();
    private Composite root;
    private Composite packagesBox;
    private Composite boardBox;
    private PackagingPart packages;
    private HandOverPart board;

    @PostConstruct
    void create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        root.setLayout(layout);
        packagesBox = box();
        packages = make(PackagingPart.class, packagesBox);
        layout.topControl = packagesBox;
        var heard = new Keys(root, this::key);
        root.addDisposeListener(e -> heard.close());
    }

    private Composite box() {
        var c = new Composite(root, SWT.NONE);
        c.setLayout(new FillLayout());
        return c;
    }

    /** Each view has a context of its own: it hears what parts hear, and goes with this one. */
    private <T> T make(Class<T> type, Composite box) {
        IEclipseContext child = context.createChild(type.getSimpleName());
        child.set(Composite.class, box);
        child.set(Pages.class, this);
        return ContextInjectionFactory.make(type, child);
    }

    private boolean key(Event e) {
        if (e.keyCode != SWT.F8 || e.stateMask != 0)
            return false;
        if (handing())
            packages();
        else
            handOvers();
        return true;
    }

    private boolean handing() {
        return boardBox != null && layout.topControl == boardBox;
    }

    @Override
    public void packages() {
        layout.topControl = packagesBox;
        root.layout();
        packages.focus();
    }

    @Override
    public void handOvers() {
        if (boardBox == null) {
            boardBox = box();
            board = make(HandOverPart.class, boardBox);
        }
        layout.topControl = boardBox;
        root.layout();
        board.shown();
        board.focus();
    }

    @Focus
    void focus() {
        if (handing())
            board.focus();
        else
            packages.focus();
    }
}
