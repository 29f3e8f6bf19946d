package org.khoso.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.khoso.core.Session;
import org.khoso.core.Workspace;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Begins to open the archive as soon as the engines have started: the platform of the window takes half a second from there to its first own code, on one processor. Only where the window is what
 * the process was started for. A component, see OSGI-INF.
 */
public final class EarlyOpening {
    private static final String WINDOW = "org.eclipse.e4.ui.workbench.swt.E4Application";

    private final Path directory;
    private final FutureTask<Session> task;

    /** Called by OSGi; opens nothing itself, since the framework waits for it. */
    public EarlyOpening(BundleContext context, ServiceReference<Workspace> workspace) {
        directory = WINDOW.equals(context.getProperty("eclipse.application")) ? archive(State.ofUser()).orElse(null) : null;
        task = new FutureTask<>(() -> context.getService(workspace).open(directory));
        if (directory != null)
            Thread.ofPlatform().daemon().name("khoso: open").start(() -> open(context.getService(workspace)));
    }

    private void open(Workspace workspace) {
        if (workspace.isArchive(directory))
            task.run();
        else
            task.cancel(false);
    }

    /** @return the folder that was asked for, else the last one; not looked into */
    static Optional<Path> archive(State state) {
        String asked = System.getenv("KHOSO_ARCHIVE");
        String path = asked != null && !asked.isEmpty() ? asked : state.get("archive", null);
        return Optional.ofNullable(path).map(Path::of);
    }

    /** @return the archive that is being opened, if it is that of the folder; from now on it is the caller's */
    Optional<FutureTask<Session>> of(Path wanted) {
        return wanted.equals(directory) && !task.isCancelled() ? Optional.of(task) : Optional.empty();
    }
}
