package org.khoso.ui.holdings;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.CheckHoldings;
import org.khoso.core.IntakeDelivery;
import org.khoso.core.IntakeSettings;
import org.khoso.core.Session;
import org.khoso.ui.CurrentSession;

/** Makes the sample archive in the user's home folder, once: writes a delivery, takes it in, checks it. Not on the UI thread. */
final class SampleArchive {
    private static final long POLL_MILLIS = 200;

    private final CurrentSession current;
    private final IntakeDelivery intake;
    private final CheckHoldings check;
    private final Path home = org.khoso.ui.State.home().resolve("sample");

    SampleArchive(CurrentSession current, IntakeDelivery intake, CheckHoldings check) {
        this.current = current;
        this.intake = intake;
        this.check = check;
    }

    /** @return whether the product can take a delivery in at all */
    boolean possible() {
        return intake != null;
    }

    /** @return the program that writes sample deliveries, if it is here and there is something to take them in */
    Optional<Path> generator() {
        String samples = System.getenv("KHOSO_SAMPLES");
        if (intake == null || samples == null || samples.isBlank())
            return Optional.empty();
        return Optional.of(Path.of(samples, "generate")).filter(Files::isExecutable);
    }

    /** Opens the sample archive, after making it if need be. */
    Session open(String name, Progress progress) throws IOException, InterruptedException {
        Path archive = home.resolve("archive");
        boolean there = current.workspace().isArchive(archive);
        if (there) {
            Session old = current.open(archive, progress);
            if (old.archive().holdings().count(HoldingQuery.all(Kind.DOSSIER)) > 0)
                return old;
        }
        Files.createDirectories(home);
        Path delivery = home.resolve("delivery-" + System.currentTimeMillis());
        progress.item(delivery.toString());
        generate(delivery, progress);
        Session session = there ? current.open(archive, progress) : current.create(archive, Map.of(ArchiveProvider.NAME, name));
        intake.run(session, delivery, IntakeSettings.DEFAULT, progress);
        if (check != null)
            check.all(session, Progress.NONE);
        return session;
    }

    private void generate(Path delivery, Progress progress) throws IOException, InterruptedException {
        Path program = generator().orElseThrow(() -> new KhosoException(Message.of("ui.sample.missing"), null, null));
        File log = home.resolve("generate.log").toFile();
        Process p = new ProcessBuilder(List.of(program.toString(), "--small", "--seed", "1", "--out", delivery.toString()))
                .redirectErrorStream(true).redirectOutput(log).start();
        while (!p.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS))
            if (progress.cancelled()) {
                p.descendants().forEach(ProcessHandle::destroy);
                p.destroy();
                throw new KhosoException(Message.of("ui.sample.stopped"), null, null);
            }
        if (p.exitValue() != 0)
            throw new KhosoException(Message.of("ui.sample.failed", log), null, null);
    }
}
