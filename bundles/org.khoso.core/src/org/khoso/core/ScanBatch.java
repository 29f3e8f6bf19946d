package org.khoso.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.Action;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.capture.PageAssembler;
import org.khoso.api.capture.Scanner;
import org.khoso.api.capture.Scanner.End;
import org.khoso.api.capture.TextRecognizer;
import org.khoso.api.media.MediaReader;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Turns a batch of paper into one new record of a dossier: every page image is kept untouched, its text is read, and a
 * two-layer PDF is made of both. What was scanned before a jam is kept; of an empty batch nothing is.
 */
@Component(service = ScanBatch.class)
public final class ScanBatch {
    /** Role of a page image as it left the scanner. */
    public static final String SCAN = "scan";

    /** A device with the driver that reaches it. */
    public record Source(Scanner scanner, Scanner.Device device) {
    }

    /**
     * What came of a batch.
     *
     * @param record   the new record; null if there was no page
     * @param code     its reference code, may be empty
     * @param counts   pages in and out
     * @param end      how the batch ended
     * @param message  the same for a person
     * @param notes    what a person should know beside it: no recognition of text on this machine
     * @param findings what was odd about single pages
     */
    public record Outcome(UUID record, String code, Counts counts, End end, Message message, List<Message> notes, List<Finding> findings) {
    }

    private final List<Scanner> scanners;
    private final PageAssembler assembler;
    private final MediaReader media;
    private final TextRecognizer recognizer;

    /** Called by OSGi and tests; the recognizer may be missing. */
    @Activate
    public ScanBatch(@Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE) List<Scanner> scanners, @Reference PageAssembler assembler,
            @Reference MediaReader media,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) TextRecognizer recognizer) {
        this.scanners = scanners;
        this.assembler = assembler;
        this.media = media;
        this.recognizer = recognizer;
    }

    /** @return every device that answers. @throws KhosoException if no driver reaches any; says what is missing */
    public List<Source> devices() throws IOException {
        List<Source> all = new ArrayList<>();
        IOException failed = null;
        for (Scanner s : scanners)
            try {
                s.devices().forEach(d -> all.add(new Source(s, d)));
            } catch (IOException e) {
                failed = failed == null ? e : failed;
            }
        if (all.isEmpty() && failed != null)
            throw failed;
        return all;
    }

    /** @return the device with that id; the first one if none is named. @throws KhosoException if there is none */
    public Source device(String id) throws IOException {
        return devices().stream().filter(d -> id == null || d.device().id().equals(id)).findFirst()
                .orElseThrow(() -> new KhosoException(
                        id == null ? Message.of("core.scan.no-device") : Message.of("core.scan.unknown-device", id),
                        Message.of("core.scan.no-device.remedy"), null));
    }

    /** @return what keeps this machine from reading the text of pages; empty if nothing does */
    public Optional<Message> noText() {
        return recognizer == null ? Optional.of(Message.of("core.scan.no-recognizer")) : recognizer.missing();
    }

    /**
     * Scans until the feeder is empty.
     *
     * @param dossier code or identity
     * @param title   title of the new record; null if it is to be written later
     */
    public Outcome scan(Session session, String dossier, Source from, Map<String, String> options, String title, Progress progress)
            throws IOException {
        return take(session, dossier, title, progress, pages -> from.scanner().scan(from.device(), options, pages, progress),
                from.device().label());
    }

    /** Feeds image files through the same path; they are kept byte for byte. */
    public Outcome images(Session session, String dossier, List<Path> images, String title, Progress progress) throws IOException {
        return take(session, dossier, title, progress, pages -> {
            for (Path image : images) {
                if (progress.cancelled())
                    return new Scanner.Batch(pages.size(), End.CANCELLED, Message.of("core.scan.cancelled"));
                pages.file(image);
                progress.worked(1);
            }
            return new Scanner.Batch(pages.size(), End.OUT_OF_PAPER, Message.of("core.scan.files", pages.size()));
        }, "");
    }

    /** Where the pages of a batch come from. */
    private interface Feed {
        Scanner.Batch into(ScanPages pages) throws IOException;
    }

    private Outcome take(Session session, String dossier, String title, Progress progress, Feed feed, String device) throws IOException {
        Holding owner = owner(session, dossier);
        RecordSetInfo set = session.standards().recordSet(session.profile().text()).orElseThrow(
                () -> new KhosoException(Message.of("core.check.unknown-record-set", session.profile().text()),
                        Message.of("core.check.unknown-record-set.remedy"), null));
        try (var pages = new ScanPages(media)) {
            Scanner.Batch batch = feed.into(pages);
            Optional<Message> missing = pages.size() == 0 ? Optional.empty() : noText();
            List<Message> notes = missing.stream().toList();
            if (pages.size() == 0)
                return new Outcome(null, "", pages.counts(), batch.end(), batch.message(), notes, pages.findings());
            if (missing.isEmpty())
                pages.read(recognizer, progress);
            var changes = new ScanChanges(session, owner, set, media);
            changes.build(pages, assembler, title, device);
            session.archive().holdings().commit(session.actor(), new ChangeSet(Ids.next(),
                    Message.of("core.scan.change", pages.size(), EditHoldings.name(owner)), changes.changes(), null));
            List<Finding> findings = changes.about(pages.findings());
            session.archive().findings().record(SCAN, Ids.next(), IntakeRun.subjects(findings), findings);
            return new Outcome(changes.record(), changes.code(), pages.counts(), batch.end(), batch.message(), notes, findings);
        }
    }

    private static Holding owner(Session session, String dossier) throws IOException {
        Holding h = session.find(dossier)
                .orElseThrow(() -> new KhosoException(Message.of("core.not-found", dossier), Message.of("core.not-found.remedy"), null));
        if (h.kind() != Kind.DOSSIER)
            throw new KhosoException(Message.of("core.scan.not-dossier", dossier), Message.of("core.scan.not-dossier.remedy"), null);
        if (!session.policy().permits(session.actor(), Action.INTAKE, Scopes.of(h)))
            throw new KhosoException(Message.of("core.scan.not-allowed", session.actor().name(), EditHoldings.name(h)), null, null);
        return h;
    }
}
