package org.khoso.cli.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.khoso.cli.client.Client;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** The command line as an Equinox application. Output is UTF-8 whatever the terminal's locale says. */
public final class CommandLineApplication implements IApplication {
    private static final long PATIENCE_MILLIS = 20_000;

    @Override
    public Object start(IApplicationContext context) throws Exception {
        List<String> args = List.of((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
                var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
            return run(args, out, err);
        }
    }

    private Integer run(List<String> args, PrintStream out, PrintStream err) throws Exception {
        // plug-ins are changed by a process that runs none of them: never by one that is at work
        Path archive = "plugin".equals(Line.verb(args)) ? null : Client.named(args.toArray(String[]::new));
        OptionalInt handed = archive == null ? OptionalInt.empty() : Client.call(archive, args, out, err);
        if (handed.isPresent())
            return handed.getAsInt();
        BundleContext context = FrameworkUtil.getBundle(getClass()).getBundleContext();
        if (args.size() == 2 && args.get(0).equals(FirstWindow.OPTION)) {
            out.println(FirstWindow.run(context));
            return Verbs.DONE;
        }
        var tracker = new ServiceTracker<Verbs, Verbs>(context, Verbs.class, null);
        tracker.open();
        try {
            Verbs verbs = tracker.waitForService(PATIENCE_MILLIS);
            if (verbs == null) {
                err.println("org.khoso.cli: no verbs; is org.khoso.storage installed?");
                return Verbs.FAILED;
            }
            if (args.size() == 2 && args.get(0).equals(FirstStart.OPTION))
                return FirstStart.run(verbs, Path.of(args.get(1)));
            return verbs.run(args, new Verbs.Place(Path.of("").toAbsolutePath(), out, err, () -> false, null, Verbs.Meter.NONE));
        } finally {
            tracker.close();
        }
    }

    @Override
    public void stop() {
        // a verb ends by itself; what it has committed stays
    }
}
