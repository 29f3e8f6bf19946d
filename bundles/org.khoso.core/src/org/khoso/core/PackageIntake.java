package org.khoso.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.FieldInfo;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.StandardsCatalog.Profile;
import org.khoso.api.intake.Delivery.IncomingDossier;
import org.khoso.api.intake.Delivery.IncomingFile;
import org.khoso.api.intake.Delivery.IncomingRecord;
import org.khoso.api.media.MediaReader;
import org.khoso.api.packaging.PackageReader;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.ObjectVault;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes what a package holds into the holdings, as intake takes a dossier in: bytes to the vault first, then descriptions, history and
 * whatever the caller adds, in one change set. Thread-safe.
 */
@Component(service = PackageIntake.class)
public final class PackageIntake {
    /** Bytes of a name that each disk takes. */
    private static final int LONGEST_NAME = 240;
    private final PackageReader reader;
    private final MediaReader media;

    /** Called by OSGi and tests. */
    @Activate
    public PackageIntake(@Reference PackageReader reader, @Reference MediaReader media) {
        this.reader = reader;
        this.media = media;
    }

    /** Says what is to be written with a dossier. */
    public interface Beside {
        /** @return changes @param dossier identity that it gets @param files identities of its files */
        List<Change> of(UUID dossier, List<UUID> files);
    }

    /**
     * A package to be taken in.
     *
     * @param file    package, verified
     * @param profile profile of its type
     * @param work    empty folder of the caller for files on their way; what is in it is removed
     * @param by      what brings it: a dossier that came by something else is not taken in a second time
     * @param label   what the change set is called
     */
    public record Order(Path file, Profile profile, Path work, UUID by, Message label) {
    }

    /** What was taken in. @param dossier the dossier @param records records @param bytes bytes of its files @param findings what could not be kept where it was meant */
    public record Taken(UUID dossier, int records, long bytes, List<Finding> findings) {
    }

    /** @return the dossier. @throws KhosoException if one with its code is here already, or the package can't be read; nothing was changed */
    public Taken take(Session session, Order order, Beside beside, Progress progress) throws IOException {
        clear(order.work()); // of a line that a kill ended
        try (PackageReader.Opened opened = reader.open(order.file());
                ObjectVault.Batch objects = session.archive().vault().batch();
                var files = new IncomingFiles(session, media, objects)) {
            IncomingDossier dossier = dossier(session, opened, order, progress);
            var fonds = new IntakeFonds(session, IntakeSettings.DEFAULT);
            List<Finding> here = fonds.alreadyHere(dossier, order.by());
            if (!here.isEmpty())
                throw new KhosoException(here.getFirst().message(), here.getFirst().remedy(), null);
            var changes = new IntakeChanges(session, IntakeSettings.DEFAULT, files, fonds, order.by());
            UUID id = Ids.next();
            IntakeChanges.Built built = changes.build(dossier, id, beside::of);
            objects.settle();
            session.archive().holdings().commit(session.actor(), new ChangeSet(Ids.next(), order.label(), built.changes(), null));
            return new Taken(id, built.records(), built.bytes(), built.findings());
        } finally {
            clear(order.work());
        }
    }

    /** @return codes of the records in a package, and the code of its dossier in front of them */
    public List<String> codes(Session session, Path file, Profile profile) throws IOException {
        List<String> codes = new ArrayList<>();
        try (PackageReader.Opened opened = reader.open(file)) {
            codes.add(code(set(session, profile.dossier()), opened.dossier()));
            for (PackageReader.Described r : opened.records())
                codes.add(code(set(session, form(profile, r.form())), r.values()));
        }
        return codes;
    }

    private static String code(RecordSetInfo set, Map<String, String> values) {
        for (String concept : List.of(Concepts.REFERENCE_CODE, Concepts.IDENTIFIER)) {
            Optional<String> code = set.byConcept(concept).map(FieldInfo::code).map(values::get).filter(c -> !c.isBlank());
            if (code.isPresent())
                return code.get();
        }
        return "";
    }

    private static void clear(Path work) throws IOException {
        try (Stream<Path> all = Files.walk(work)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList())
                if (!p.equals(work))
                Files.delete(p);
        }
    }

    private static IncomingDossier dossier(Session session, PackageReader.Opened opened, Order order, Progress progress)
            throws IOException {
        RecordSetInfo set = set(session, order.profile().dossier());
        String code = code(set, opened.dossier());
        List<IncomingRecord> records = new ArrayList<>();
        int number = 0;
        for (PackageReader.Described r : opened.records()) {
            if (progress.cancelled())
                throw new KhosoException(Message.of("core.transfer.stopped", code), Message.of("core.transfer.stopped.remedy", code), null);
            RecordSetInfo of = set(session, form(order.profile(), r.form()));
            List<IncomingFile> files = new ArrayList<>();
            for (String path : r.files())
                files.add(unpacked(opened, path, order.work().resolve(Integer.toString(number++)), code));
            records.add(new IncomingRecord(code(of, r.values()), typed(of, r.values()), Map.of(), r.place(), of, files, Optional.empty()));
        }
        return new IncomingDossier(code, typed(set, opened.dossier()), Map.of(), order.file().getFileName().toString(), set, records,
                List.of(),
                Optional.empty());
    }

    /** Each file keeps its own name, in a folder of its own. */
    private static IncomingFile unpacked(PackageReader.Opened opened, String path, Path folder, String code) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String shortened = name;
        while (shortened.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME)
            shortened = shortened.substring(shortened.offsetByCodePoints(0, 1));
        Path file = Files.createDirectory(folder).resolve(shortened);
        try (InputStream in = opened.open(path)) {
            Files.copy(in, file);
        }
        return new IncomingFile(file, code + "/" + name);
    }

    /** A value that does not fit its field stays as text; {@link IncomingValues} says what becomes of it. */
    private static Map<String, Object> typed(RecordSetInfo set, Map<String, String> values) {
        Map<String, Object> typed = new HashMap<>();
        for (FieldInfo f : set.fields()) {
            String text = values.get(f.code());
            if (text == null)
                continue;
            try {
                Object value = EditHoldings.parse(f, text);
                if (value != null)
                    typed.put(f.code(), value);
            } catch (KhosoException e) {
                typed.put(f.code(), text);
            }
        }
        return typed;
    }

    private static String form(Profile profile, String form) {
        return switch (form) {
            case "photo" -> profile.photo();
            case "av" -> profile.av();
            default -> profile.text();
        };
    }

    private static RecordSetInfo set(Session session, String id) throws KhosoException {
        return Optional.ofNullable(id).flatMap(session.standards()::recordSet)
                .orElseThrow(() -> new KhosoException(Message.of("core.check.unknown-record-set", String.valueOf(id)),
                        Message.of("core.check.unknown-record-set.remedy"), null));
    }
}
