package org.khoso.storage.internal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.Subject;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.RunLedger;

/**
 * Makes the archive that a release leaves behind for the tests of later ones: something of everything that storage knows. To
 * write it: {@code JAVA_TOOL_OPTIONS=-Dkhoso.keep=FILE releng/dev/quick org.khoso.storage …EarlierReleaseTest}.
 */
final class KeepArchive {
    static final String TITLE = "Quyết định về việc sửa cầu Sông Hậu";

    private KeepArchive() {
    }

    /** Writes the archive into a folder and zips it. */
    static void make(Path dir, Path zip) throws Exception {
        try (Archive a = new DirectoryArchiveProvider().create(dir, Map.of("name", "Kho đủ loại", "actor", "Trần Thị Kho"))) {
            UUID fonds = commit(a, new Holding(Ids.next(), Kind.FONDS, null, 0, Map.of("referenceCode", "H98.64", "name", "Phông thử")));
            UUID dossier = commit(a, new Holding(Ids.next(), Kind.DOSSIER, fonds, 0, Map.of("referenceCode", "H98.64.1", "title",
                    "Hồ sơ cầu", "ext:màu bìa", "xanh")));
            UUID record = commit(a,
                    new Holding(Ids.next(), Kind.RECORD, dossier, 0, Map.of("referenceCode", "H98.64.1.1", "title", "chưa sửa",
                            "pageCount", 3L, "ext:ngày", PartialDate.day(java.time.LocalDate.of(1996, 5, 2)))));
            String object = a.vault().put(new ByteArrayInputStream("nội dung".getBytes(StandardCharsets.UTF_8))).id();
            commit(a, new Holding(Ids.next(), Kind.FILE, record, 0, Map.of("object", object, "name", "a.txt")));
            var mended = a.holdings().commit(Fixture.ANN, new ChangeSet(Ids.next(), Message.of("core.edit.fields", 1), List.of(
                    new Change.Update(record, 1, Map.of("title", "sửa nhầm"))), null));
            a.holdings().undo(Fixture.ANN, mended.changeSet());
            a.holdings().commit(Fixture.ANN, Fixture.set(new Change.Update(record, 3, Map.of("title", TITLE))));
            findings(a, record);
            RunLedger.Run done = a.runs().begin(Fixture.ANN, "intake", "giao nộp 1", "{\"a\":1}");
            done.mark(new ChangeSet.RunItem(done.id(), "H98.64.1", ChangeSet.ItemState.OK, "xong"));
            done.finish(RunLedger.State.DONE, "{}");
            RunLedger.Run open = a.runs().begin(Fixture.ANN, "intake", "giao nộp 2", "{}");
            open.mark(new ChangeSet.RunItem(open.id(), "H98.64.2", ChangeSet.ItemState.FAILED, "hỏng"));
            a.setting(Fixture.ANN, "name", "Kho đủ loại, đổi tên");
        }
        pack(dir, zip);
    }

    private static UUID commit(Archive a, Holding h) throws Exception {
        a.holdings().commit(Fixture.ANN, Fixture.set(new Change.Create(h)));
        return h.id();
    }

    private static void findings(Archive a, UUID record) throws Exception {
        Finding one = finding("tt05.x/language/required", record, "language");
        Finding two = finding("tt05.x/date/form", record, "issuedDate");
        a.findings().record("check", Ids.next(), List.of(record.toString()), List.of(one, two, finding("gone", record, "")));
        a.findings().record("check", Ids.next(), List.of(record.toString()), List.of(one, two));
        a.findings().waive(Fixture.ANN, two.key(), "đã đối chiếu bản giấy");
    }

    private static Finding finding(String rule, UUID id, String place) {
        return new Finding(rule, "TT 05/2025", Confidence.SEVERAL, Level.MUST, new Subject(Kind.RECORD, id, "H98.64.1.1"), place,
                Message.of("k", place,
                        5L),
                Message.of("r"));
    }

    private static void pack(Path dir, Path zip) throws Exception {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip)); Stream<Path> files = Files.walk(dir)) {
            for (Path p : files.filter(Files::isRegularFile).filter(f -> !f.getFileName().toString().equals(".lock")).sorted().toList()) {
                out.putNextEntry(new ZipEntry(dir.relativize(p).toString().replace('\\', '/')));
                Files.copy(p, out);
                out.closeEntry();
            }
        }
    }
}
