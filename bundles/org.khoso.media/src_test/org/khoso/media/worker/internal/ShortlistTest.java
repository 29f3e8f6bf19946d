package org.khoso.media.worker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import net.byteseek.matcher.sequence.SequenceMatcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.gov.nationalarchives.droid.core.BinarySignatureIdentifier;
import uk.gov.nationalarchives.droid.core.IdentificationRequestByteReaderAdapter;
import uk.gov.nationalarchives.droid.core.interfaces.RequestIdentifier;
import uk.gov.nationalarchives.droid.core.interfaces.resource.FileSystemIdentificationRequest;
import uk.gov.nationalarchives.droid.core.interfaces.resource.RequestMetaData;
import uk.gov.nationalarchives.droid.core.signature.droid6.ByteSequence;
import uk.gov.nationalarchives.droid.core.signature.droid6.InternalSignature;
import uk.gov.nationalarchives.droid.core.signature.droid6.SideFragment;
import uk.gov.nationalarchives.droid.core.signature.droid6.SubSequence;

/** What DROID would match is never left out: files are made from the anchors of each signature, at the places where it is looked for. */
class ShortlistTest {
    private static final int SCANNED = 65_536;
    private static List<InternalSignature> signatures;

    @TempDir
    static Path dir;

    @BeforeAll
    static void load() throws Exception {
        Path xml = dir.resolve("signatures.xml");
        try (InputStream in = new GZIPInputStream(
                ShortlistTest.class.getResourceAsStream("/KHOSO-INF/pronom/DROID_SignatureFile_V122.xml.gz"))) {
            Files.copy(in, xml);
        }
        var droid = new BinarySignatureIdentifier();
        droid.setSignatureFile(xml.toString());
        droid.init();
        signatures = droid.getSigFile().getSignatures();
    }

    @Test
    void whatMatchesIsOnTheList() throws IOException {
        for (int size : new int[]{2_000, 2 * SCANNED + 5_000}) {
            Random random = new Random(size);
            var shortlist = new Shortlist(signatures, SCANNED);
            int matched = 0;
            long listed = 0;
            for (InternalSignature s : signatures) {
                Path file = file(s, size, random);
                List<InternalSignature> possible = shortlist.of(file);
                listed += possible.size();
                if (matches(s, file)) {
                    matched++;
                    assertTrue(possible.contains(s), s.getFileFormatDescriptions() + " in " + size + " bytes");
                }
            }
            assertTrue(matched > signatures.size() * 9 / 10, matched + " of " + signatures.size() + " can be checked");
            assertTrue(listed < signatures.size() * 40L, "the list is short: " + listed / signatures.size());
        }
    }

    @Test
    void theLastByteThatIsScannedCounts() throws IOException {
        var shortlist = new Shortlist(signatures, SCANNED);
        int matched = 0;
        for (InternalSignature s : signatures) {
            if (s.getByteSequences().size() != 1 || s.getByteSequences().getFirst().getSubSequences().size() != 1)
                continue;
            ByteSequence sequence = s.getByteSequences().getFirst();
            byte[] anchor = anchor(sequence.getSubSequences().getFirst(), new Random(1));
            boolean backwards = "EOFoffset".equals(sequence.getReference());
            for (int shift = -1; shift <= 1; shift++) {
                byte[] all = new byte[2 * SCANNED + 20_000];
                int at = backwards ? all.length - 1 - SCANNED + shift : SCANNED + 1 - anchor.length + shift;
                System.arraycopy(anchor, 0, all, at, anchor.length);
                Path file = Files.write(dir.resolve("f"), all);
                if (matches(s, file)) {
                    matched++;
                    assertTrue(shortlist.of(file).contains(s), s.getFileFormatDescriptions() + " " + shift);
                }
            }
        }
        assertTrue(matched > 0, "some signatures may stand anywhere");
    }

    @Test
    void anEmptyFileMatchesNothingThatNeedsBytes() throws IOException {
        Path file = Files.write(dir.resolve("f"), new byte[0]);
        List<InternalSignature> possible = new Shortlist(signatures, SCANNED).of(file);
        assertEquals(List.of(), possible.stream().filter(s -> s.getFileFormatDescriptions().contains("PDF")).toList());
    }

    private static boolean matches(InternalSignature s, Path file) throws IOException {
        var about = new RequestMetaData(Files.size(file), 0L, "f");
        try (var request = new FileSystemIdentificationRequest(about, new RequestIdentifier(file.toUri()))) {
            request.open(file);
            return s.matches(new IdentificationRequestByteReaderAdapter(request), SCANNED);
        }
    }

    private static Path file(InternalSignature s, int size, Random random) throws IOException {
        byte[] all = new byte[size];
        random.nextBytes(all);
        for (ByteSequence sequence : s.getByteSequences())
            if ("EOFoffset".equals(sequence.getReference()))
            ending(sequence, all, random);
            else
            beginning(sequence, all, random);
        return Files.write(dir.resolve("f"), all);
    }

    private static void beginning(ByteSequence sequence, byte[] all, Random random) {
        int at = 0;
        for (SubSequence part : sequence.getSubSequences()) {
            boolean first = part == sequence.getSubSequences().getFirst();
            byte[] anchor = whole(part, random);
            at += first ? part.getMinSeqOffset() : random.nextInt(500);
            if (at + anchor.length <= all.length)
                System.arraycopy(anchor, 0, all, at, anchor.length);
            at += anchor.length;
        }
    }

    private static void ending(ByteSequence sequence, byte[] all, Random random) {
        int end = all.length;
        List<SubSequence> parts = new ArrayList<>(sequence.getSubSequences()).reversed();
        for (SubSequence part : parts) {
            byte[] anchor = whole(part, random);
            end -= part == parts.getFirst() ? part.getMinSeqOffset() : random.nextInt(500);
            end -= anchor.length;
            if (end >= 0)
                System.arraycopy(anchor, 0, all, end, anchor.length);
        }
    }

    /** The anchor with one of the alternatives at each place beside it, as far from it as may be. */
    private static byte[] whole(SubSequence part, Random random) {
        byte[] all = anchor(part, random);
        for (List<SideFragment> here : part.getLeftFragments()) {
            SideFragment f = here.get(random.nextInt(here.size()));
            all = joined(bytes(f.getMatcher(), random), gap(f, random), all);
        }
        for (List<SideFragment> here : part.getRightFragments()) {
            SideFragment f = here.get(random.nextInt(here.size()));
            all = joined(all, gap(f, random), bytes(f.getMatcher(), random));
        }
        return all;
    }

    private static byte[] gap(SideFragment f, Random random) {
        byte[] gap = new byte[f.getMinOffset() + random.nextInt(Math.max(1, Math.min(200, f.getMaxOffset() - f.getMinOffset() + 1)))];
        random.nextBytes(gap);
        return gap;
    }

    private static byte[] joined(byte[]... parts) {
        var all = new java.io.ByteArrayOutputStream();
        for (byte[] p : parts)
            all.writeBytes(p);
        return all.toByteArray();
    }

    /** One of the byte strings that the anchor takes. */
    private static byte[] anchor(SubSequence part, Random random) {
        return bytes(part.getAnchorMatcher(), random);
    }

    private static byte[] bytes(SequenceMatcher matcher, Random random) {
        byte[] anchor = new byte[matcher.length()];
        for (int i = 0; i < anchor.length; i++) {
            byte[] any = matcher.getMatcherForPosition(i).getMatchingBytes();
            anchor[i] = any.length == 0 ? 0 : any[random.nextInt(any.length)];
        }
        return anchor;
    }
}
