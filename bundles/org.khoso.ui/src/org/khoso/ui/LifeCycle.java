package org.khoso.ui;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.EventTopic;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.e4.ui.workbench.lifecycle.PostContextCreate;
import org.eclipse.e4.ui.workbench.lifecycle.PreSave;
import org.eclipse.e4.ui.workbench.lifecycle.ProcessAdditions;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.khoso.core.Guests;
import org.khoso.core.Texts;
import org.khoso.core.Workspace;
import org.khoso.ui.holdings.Warmth;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.event.Event;

/** Puts into the application's context what every part needs, and opens the last archive when the window is there. */
public final class LifeCycle {
    @PostContextCreate
    void created(IEclipseContext context, IEventBroker broker, @Service Texts texts, @Service Workspace workspace,
            @Optional @Service EarlyOpening early) {
        var icons = new DrawnIcons(State.home().resolve("icons.pixels"));
        context.set(DrawnIcons.class, icons);
        Warmth.load(icons.empty());
        var state = State.ofUser();
        Look.begin(state);
        String asked = System.getenv("KHOSO_LANG");
        String language = asked == null || asked.isBlank() ? state.get("window.language", "vi") : asked;
        var tr = new Tr(texts, Locale.forLanguageTag(language));
        context.set(State.class, state);
        context.set(Tr.class, tr);
        var session = new CurrentSession(workspace, broker, state);
        context.set(CurrentSession.class, session);
        archive(state, workspace).ifPresent(a -> begin(a, early, session));
    }

    private static void begin(Path archive, EarlyOpening early, CurrentSession session) {
        java.util.Optional.ofNullable(early).flatMap(e -> e.of(archive)).ifPresentOrElse(session::begun, () -> session.begin(archive));
    }

    /** @return the archive that was asked for, else the last one, if it is one */
    private static java.util.Optional<Path> archive(State state, Workspace workspace) {
        return EarlyOpening.archive(state).filter(workspace::isArchive);
    }

    @ProcessAdditions
    void additions(IEclipseContext context, MApplication application, EModelService models, IEventBroker broker, Tr tr) {
        Animations.off();
        context.set(Attention.class, new Attention(Display.getDefault()));
        context.set(Navigator.class, new Navigator(application, models, broker));
        context.set(UiJobs.class, new UiJobs(Display.getCurrent() != null ? Display.getCurrent() : Display.getDefault(), broker, tr,
                context.get(CurrentSession.class)));
        BundleContext here = FrameworkUtil.getBundle(LifeCycle.class).getBundleContext();
        ServiceReference<Guests> guests = here.getServiceReference(Guests.class);
        if (guests != null) // a product may come without a command line
            context.set(GuestWork.class, new GuestWork(here.getService(guests), context.get(UiJobs.class), tr, broker));
        context.set(Look.class, ContextInjectionFactory.make(Look.class, context));
        context.set(Watchdog.class, new Watchdog(Display.getDefault()));
    }

    @Inject
    @Optional
    void started(@EventTopic(UIEvents.UILifeCycle.APP_STARTUP_COMPLETE) Event event, State state, CurrentSession session, UiJobs jobs,
            Tr tr,
            Watchdog watchdog, IEventBroker broker) {
        // inside the event loop, since e4 puts its own handlers in as it enters it
        Display.getDefault().asyncExec(() -> handleBugs(Display.getDefault(), broker, tr));
        // what the start itself takes is no wait of the user's
        Display.getDefault().asyncExec(() -> Display.getDefault().timerExec(3000, watchdog::start));
        archive(state, session.workspace()).ifPresent(a -> jobs.run(tr.say("ui.opening", a), p -> session.open(a, p), s -> {
        }));
    }

    /** A bug in one part is logged and said in the status line; it is no dialog in another language, and no end of the window. */
    private static void handleBugs(Display display, IEventBroker broker, Tr tr) {
        display.setRuntimeExceptionHandler(e -> handle(e, broker, tr));
        display.setErrorHandler(e -> {
            if (e instanceof VirtualMachineError && !(e instanceof StackOverflowError))
                throw e;
            handle(e, broker, tr);
        });
    }

    private static void handle(Throwable e, IEventBroker broker, Tr tr) {
        System.getLogger("org.khoso.ui").log(System.Logger.Level.ERROR, "unexpected", e);
        broker.post(Topics.SAY, tr.say("ui.unexpected", String.valueOf(e.getMessage())));
    }

    @PreSave
    void closing(CurrentSession session, DrawnIcons icons) throws IOException {
        hide(Display.getCurrent());
        icons.close();
        session.close();
    }

    /** What is still written then may take some seconds in a large archive: nobody has to look at a window that does not answer. */
    private static void hide(Display display) {
        if (display == null)
            return;
        for (Shell s : display.getShells())
            s.setVisible(false);
        display.update();
    }
}
