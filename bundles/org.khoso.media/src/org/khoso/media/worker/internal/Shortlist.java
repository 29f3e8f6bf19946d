package org.khoso.media.worker.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.byteseek.matcher.sequence.SequenceMatcher;
import uk.gov.nationalarchives.droid.core.signature.droid6.ByteSequence;
import uk.gov.nationalarchives.droid.core.signature.droid6.InternalSignature;
import uk.gov.nationalarchives.droid.core.signature.droid6.SubSequence;

/**
 * Signatures that a file can match at all. DROID looks for each signature by itself, and hundreds of them may stand anywhere:
 * most of its time goes into looking for what is not there. Every part of a signature holds some bytes that it must find within
 * the bytes that are scanned; here those bytes are read once, all triples of them noted, and a signature is left out if a triple
 * that it needs is nowhere. What remains, DROID decides.
 */
final class Shortlist {
    /** Longest anchor of any signature with room to spare: a match may end, or begin backwards, at the last byte scanned. */
    private static final int MARGIN = 4096;
    private static final int BITS = 21;
    private static final int MOST = 8;

    private final List<InternalSignature> all;
    /** Triples that each signature needs, as places in {@link #seen}; none for one that must always be tried. */
    private final int[][] needed;
    private final long[] seen = new long[1 << BITS - 6];
    private final ByteBuffer bytes;

    /** @param scanned how many bytes DROID looks at from each end of a file */
    Shortlist(List<InternalSignature> signatures, int scanned) {
        all = List.copyOf(signatures);
        needed = all.stream().map(Shortlist::needs).toArray(int[][]::new);
        bytes = ByteBuffer.allocate(scanned + MARGIN);
    }

    /** @return signatures that the file may match, in their order */
    List<InternalSignature> of(Path file) throws IOException {
        Arrays.fill(seen, 0);
        try (FileChannel in = FileChannel.open(file)) {
            long size = in.size();
            note(in, 0);
            if (size > bytes.capacity())
                note(in, Math.max(size - bytes.capacity(), bytes.capacity() - 2));
        }
        List<InternalSignature> out = new ArrayList<>();
        for (int i = 0; i < needed.length; i++)
            if (possible(needed[i]))
            out.add(all.get(i));
        return out;
    }

    private boolean possible(int[] places) {
        for (int p : places)
            if ((seen[p >>> 6] & 1L << p) == 0)
            return false;
        return true;
    }

    private void note(FileChannel in, long from) throws IOException {
        bytes.clear();
        while (bytes.hasRemaining() && in.read(bytes, from + bytes.position()) > 0)
            continue;
        byte[] b = bytes.array();
        int triple = 0;
        for (int i = 0; i < bytes.position(); i++) {
            triple = triple << 8 & 0xffffff | fold(b[i]);
            int p = place(triple);
            if (i > 1)
                seen[p >>> 6] |= 1L << p;
        }
    }

    private static int place(int triple) {
        return triple * 0x9E3779B1 >>> 32 - BITS;
    }

    /** Some signatures take letters of either case. */
    private static int fold(int b) {
        int c = b & 0xff;
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    private static int[] needs(InternalSignature signature) {
        List<Integer> places = new ArrayList<>();
        for (ByteSequence sequence : signature.getByteSequences())
            for (SubSequence part : sequence.getSubSequences())
                needs(part.getAnchorMatcher(), places);
        return places.stream().mapToInt(Integer::intValue).distinct().limit(MOST).toArray();
    }

    private static void needs(SequenceMatcher anchor, List<Integer> places) {
        int triple = 0;
        int known = 0;
        for (int i = 0; anchor != null && i < anchor.length(); i++) {
            int b = only(anchor.getMatcherForPosition(i).getMatchingBytes());
            known = b < 0 ? 0 : known + 1;
            triple = triple << 8 & 0xffffff | b & 0xff;
            if (known > 2)
                places.add(place(triple));
        }
    }

    /** @return the one byte, or letter of either case, that stands at a place; -1 if there are more */
    private static int only(byte[] matching) {
        if (matching.length == 0)
            return -1;
        int first = fold(matching[0]);
        for (byte b : matching)
            if (fold(b) != first)
            return -1;
        return first;
    }
}
