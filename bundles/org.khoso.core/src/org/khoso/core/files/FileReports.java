package org.khoso.core.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.Progress;
import org.khoso.api.media.PdfaValidator;
import org.khoso.api.sign.Trust;
import org.khoso.api.store.Holding;
import org.khoso.core.Session;
import org.khoso.core.files.FileChecks.Given;
import org.khoso.core.files.FileQuestion.Origin;
import org.khoso.core.sign.SignatureRecords;
import org.khoso.core.sign.Trusts;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What can be said of a file of an archive: its signatures, and what {@code check-file} says of it. Keeps nothing in the archive. Thread-safe. */
@Component(service = FileReports.class)
public final class FileReports {
    private final FileChecks checks;
    private final SignatureRecords signatures;
    private final Trusts trusts;

    /** Called by OSGi and tests. */
    @Activate
    public FileReports(@Reference FileChecks checks, @Reference SignatureRecords signatures, @Reference Trusts trusts) {
        this.checks = checks;
        this.signatures = signatures;
        this.trusts = trusts;
    }

    /**
     * The signatures in a file.
     *
     * @param signed what was found; empty if there is no signature in it
     * @param trust  whom the verdicts trust
     */
    public record Signatures(Optional<SignatureRecords.Signed> signed, Trust trust) {
    }

    /** Verifies the signatures in a file, by the trust list of the person who runs Khoso; takes a moment for a large one. */
    public Signatures signatures(Session session, Holding file, Progress progress) throws IOException {
        Trust trust = trusts.read(null, false, System::getenv);
        return new Signatures(signatures.look(session, file, trust, progress), trust);
    }

    /**
     * Checks a file as {@code check-file} does; takes seconds if nothing is known of it.
     *
     * @param cache folder of what is known from earlier checks, as that of the verb; null for none
     */
    public CheckedFile check(Session session, Holding file, Path cache, Progress progress) throws IOException {
        String object = file.text(Concepts.OBJECT);
        Path bytes = session.archive().vault().file(object)
                .orElseThrow(() -> new KhosoException(Message.of("core.file.report.gone", file.text(Concepts.NAME), object),
                        Message.of("core.file.report.gone.remedy"), null));
        PartialDate digitised = record(session, file).map(r -> r.value(Concepts.DIGITISED_ON) instanceof PartialDate d ? d : null)
                .orElse(null);
        var question = new FileQuestion(checks.flavours().isEmpty() ? FileQuestion.NO_PDFA : PdfaValidator.AUTO,
                digitised == null ? Origin.AUTO : Origin.DIGITISED, digitised == null ? LocalDate.now() : digitised.from());
        List<CheckedFile> found = new ArrayList<>();
        try (Named named = new Named(bytes, file.text(Concepts.NAME))) {
            checks.run(List.of(new Given(named.file(), file.text(Concepts.NAME))), question, session.standards(), new FileCache(cache),
                    progress,
                    found::add);
        }
        if (found.isEmpty())
            throw new KhosoException(Message.of("core.file.report.stopped"), Message.of("core.file.report.stopped.remedy"), null);
        return found.getFirst();
    }

    private static Optional<Holding> record(Session session, Holding file) throws IOException {
        return file.parent() == null ? Optional.empty() : session.archive().holdings().find(file.parent());
    }
}
