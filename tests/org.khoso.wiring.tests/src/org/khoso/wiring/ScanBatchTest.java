package org.khoso.wiring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.capture.PageAssembler;
import org.khoso.api.capture.Scanner;
import org.khoso.api.capture.Scanner.End;
import org.khoso.api.capture.TextRecognizer;
import org.khoso.api.media.MediaReader;
import org.khoso.api.media.PageText;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.ScanBatch;
import org.khoso.core.Session;
import org.khoso.core.Workspace;

/** A batch of paper becomes a record of a real archive; the scanner is one that does as it is told. */
class ScanBatchTest {
    private static final String CODE = "H98.64.12.1996.001";
    @TempDir
    Path dir;
    private Workspace workspace;
    private Session session;
    private final UUID dossier = Ids.next();

    @BeforeEach
    void archiveWithADossier() throws Exception {
        workspace = ServicesTest.service(Workspace.class);
        session = workspace.create(dir.resolve("archive"), Map.of(ArchiveProvider.NAME, "A"));
        var row = new Holding(dossier, Kind.DOSSIER, null, 0, Map.of("referenceCode", CODE, "title", "Dossier"));
        session.archive().holdings().commit(session.actor(),
                new ChangeSet(Ids.next(), Message.of("core.scan.change", 0, CODE), List.of(new Change.Create(row)), null));
    }

    @AfterEach
    void close() throws Exception {
        workspace.close(session);
    }

    /** Feeds so many pages, then ends as told. */
    private record Feeder(int pages, End end) implements Scanner {
        @Override
        public List<Device> devices() {
            return List.of(new Device("fake:0", "Fake"));
        }

        @Override
        public Batch scan(Device device, Map<String, String> options, PageSink sink, Progress progress) throws IOException {
            for (int i = 0; i < pages; i++)
                sink.page(page(i), 200);
            return new Batch(pages, end, Message.of("capture.jammed", device.label()));
        }
    }

    private static BufferedImage page(int number) {
        var image = new BufferedImage(400, 560, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 400, 560);
        g.setColor(Color.BLACK);
        g.fillRect(20, 20 + 15 * number, 300, 10);
        g.dispose();
        return image;
    }

    private ScanBatch batch(Scanner scanner, TextRecognizer recognizer) throws Exception {
        return new ScanBatch(List.of(scanner), ServicesTest.service(PageAssembler.class), ServicesTest.service(MediaReader.class),
                recognizer);
    }

    private ScanBatch.Outcome scan(Feeder feeder, TextRecognizer recognizer) throws Exception {
        ScanBatch use = batch(feeder, recognizer);
        return use.scan(session, CODE, use.device(null), Map.of(), "Scanned", Progress.NONE);
    }

    private List<Holding> children(Kind kind, UUID parent) throws IOException {
        try (Stream<Holding> rows = session.archive().holdings().stream(HoldingQuery.children(kind, parent))) {
            return rows.toList();
        }
    }

    @Test
    void pagesBeforeAJamAreKeptAndTheJamIsTold() throws Exception {
        ScanBatch.Outcome o = scan(new Feeder(3, End.JAMMED), null);
        assertEquals(End.JAMMED, o.end());
        assertEquals("capture.jammed", o.message().key());
        assertEquals(3, o.counts().in());
        assertEquals(CODE + ".0000001", o.code());
        assertEquals(List.of("core.scan.no-recognizer"), o.notes().stream().map(Message::key).toList());
        List<Holding> files = children(Kind.FILE, o.record());
        assertEquals(3, files.stream().filter(f -> f.text("role").equals(ScanBatch.SCAN)).count());
        assertEquals(4, files.size(), "three images and one PDF");
        for (Holding f : files)
            assertTrue(session.archive().vault().verify(f.text("object")), f.toString());
    }

    @Test
    void nothingComesOfAnEmptyBatch() throws Exception {
        String head = session.archive().journal().head();
        for (End end : List.of(End.COVER_OPEN, End.JAMMED, End.OUT_OF_PAPER, End.FAILED, End.CANCELLED)) {
            ScanBatch.Outcome o = scan(new Feeder(0, end), null);
            assertEquals(end, o.end());
            assertNull(o.record());
            assertEquals(0, o.counts().in());
        }
        assertEquals(List.of(), children(Kind.RECORD, dossier));
        assertEquals(head, session.archive().journal().head());
    }

    @Test
    void theNextBatchTakesTheNextNumber() throws Exception {
        assertEquals(CODE + ".0000001", scan(new Feeder(1, End.OUT_OF_PAPER), null).code());
        assertEquals(CODE + ".0000002", scan(new Feeder(2, End.OUT_OF_PAPER), null).code());
        assertEquals(2, children(Kind.RECORD, dossier).size());
    }

    @Test
    void imagesAreKeptByteForByteAndOthersRefused() throws Exception {
        Path image = dir.resolve("a.png");
        ImageIO.write(page(1), "png", image.toFile());
        Path text = Files.writeString(dir.resolve("b.txt"), "no image");
        ScanBatch.Outcome o = batch(new Feeder(0, End.FAILED), null).images(session, CODE, List.of(image, text, dir.resolve("gone.png")),
                null,
                Progress.NONE);
        assertEquals(3, o.counts().in());
        assertEquals(1, o.counts().ok());
        assertEquals(2, o.counts().failed());
        assertEquals(List.of("scan/file-refused", "scan/file-refused"), o.findings().stream().map(f -> f.rule()).toList());
        Holding kept = children(Kind.FILE, o.record()).stream().filter(f -> f.text("role").equals(ScanBatch.SCAN)).findFirst()
                .orElseThrow();
        try (var in = session.archive().vault().open(kept.text("object"))) {
            assertArrayEquals(Files.readAllBytes(image), in.readAllBytes());
        }
    }

    @Test
    void aPageThatCannotBeReadIsKeptWithAFinding() throws Exception {
        ScanBatch.Outcome o = scan(new Feeder(2, End.OUT_OF_PAPER), new TextRecognizer() {
            @Override
            public Optional<Message> missing() {
                return Optional.empty();
            }

            @Override
            public PageText recognize(Path image, int page, int dpi) throws IOException {
                throw new IOException("no text today");
            }
        });
        assertNotNull(o.record());
        assertEquals(2, o.counts().findings());
        assertEquals(List.of("scan/no-text", "scan/no-text"), o.findings().stream().map(f -> f.rule()).toList());
    }

    @Test
    void aFailureInTheMiddleLeavesNothingBehind() throws Exception {
        Scanner broken = new Scanner() {
            @Override
            public List<Device> devices() {
                return List.of(new Device("fake:0", "Fake"));
            }

            @Override
            public Batch scan(Device device, Map<String, String> options, PageSink sink, Progress progress) throws IOException {
                sink.page(page(0), 200);
                throw new IOException("disk full");
            }
        };
        ScanBatch use = batch(broken, null);
        ScanBatch.Source from = use.device(null);
        assertEquals("disk full",
                assertThrows(IOException.class, () -> use.scan(session, CODE, from, Map.of(), null, Progress.NONE)).getMessage());
        assertEquals(List.of(), children(Kind.RECORD, dossier));
        assertThrows(KhosoException.class, () -> use.scan(session, "no such dossier", from, Map.of(), null, Progress.NONE));
        assertThrows(KhosoException.class, () -> use.device("other"));
    }
}
