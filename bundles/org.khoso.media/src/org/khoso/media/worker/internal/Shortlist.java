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
 * the bytes that are scanned; here those bytes are read once, triples of them noted, and a signature is left out if one that it
 * needs is nowhere. What remains, DROID decides.
 *
 * <p>Only each second triple is noted: of two that follow one another in a signature exactly one stands at such a place, wherever
 * the match is. In the first bytes of a file, where most signatures begin, all are noted; and what must stand at one place there
 * is looked at there. Of a file that is not longer than what is scanned all are noted, and what stands beside the anchors counts too.
 */
final class Shortlist {
    /** Longest anchor of any signature with room to spare: a match may end, or begin backwards, at the last byte scanned. */
    private static final int MARGIN = 4096;
    /** Where all triples are noted. */
    private static final int HEAD = 8192;
    private static final int STEP = 2;
    private static final int BITS = 21;
    private static final int MIX = 0x9E3779B1;
    private static final int MOST = 8;
    private static final int[] FOLDED = folded();

    private final List<InternalSignature> all;
    private final Need[] needs;
    private final long[] seen = new long[1 << BITS - 6];
    private final ByteBuffer bytes;

    /**
     * What a signature can't match without.
     *
     * @param each   triples of the head, as places in {@link #seen}
     * @param either runs of {@link #STEP} triples, of each of which one must be there
     * @param fixed  what stands at one place of the head
     * @param beside groups of strings beside anchors, of each of which one must be there: asked where all triples of a file are noted
     */
    private record Need(int[] each, int[] either, List<Fixed> fixed, int[][][] beside) {
    }

    /** Bytes at one place. */
    private record Fixed(int at, SequenceMatcher what) {
        boolean in(byte[] head, int length) {
            return at + what.length() <= length && what.matches(head, at);
        }
    }

    /** @param scanned how many bytes DROID looks at from each end of a file */
    Shortlist(List<InternalSignature> signatures, int scanned) {
        all = List.copyOf(signatures);
        needs = all.stream().map(Shortlist::needs).toArray(Need[]::new);
        bytes = ByteBuffer.allocate((scanned + MARGIN + STEP - 1) / STEP * STEP);
    }

    /** @return signatures that the file may match, in their order */
    List<InternalSignature> of(Path file) throws IOException {
        Arrays.fill(seen, 0);
        boolean small;
        try (FileChannel in = FileChannel.open(file)) {
            long size = in.size();
            small = size <= bytes.capacity();
            if (!small) {
                long from = Math.max(size - bytes.capacity(), bytes.capacity() - 2);
                read(in, from);
                note((int) (-from & STEP - 1), STEP, bytes.position() - 2);
            }
            read(in, 0);
        }
        byte[] head = bytes.array();
        note(0, 1, Math.min(small ? Integer.MAX_VALUE : HEAD, bytes.position()) - 2);
        if (!small)
            note(0, STEP, bytes.position() - 2);
        List<InternalSignature> out = new ArrayList<>();
        for (int i = 0; i < needs.length; i++)
            if (possible(needs[i], head, bytes.position()) && (!small || beside(needs[i].beside)))
            out.add(all.get(i));
        return out;
    }

    private boolean beside(int[][][] groups) {
        for (int[][] group : groups)
            if (!oneOf(group))
            return false;
        return true;
    }

    private boolean oneOf(int[][] group) {
        for (int[] places : group) {
            int i = 0;
            while (i < places.length && seen(places[i]))
                i++;
            if (i == places.length)
                return true;
        }
        return false;
    }

    private boolean possible(Need need, byte[] head, int length) {
        for (int p : need.each)
            if (!seen(p))
            return false;
        for (int i = 0; i < need.either.length; i += STEP)
            if (!anyOf(need.either, i))
            return false;
        for (Fixed f : need.fixed)
            if (!f.in(head, length))
            return false;
        return true;
    }

    private boolean anyOf(int[] places, int from) {
        for (int i = from; i < from + STEP; i++)
            if (seen(places[i]))
            return true;
        return false;
    }

    private boolean seen(int place) {
        return (seen[place >>> 6] & 1L << place) != 0;
    }

    private void read(FileChannel in, long from) throws IOException {
        bytes.clear();
        while (bytes.hasRemaining() && in.read(bytes, from + bytes.position()) > 0)
            continue;
    }

    /** The one loop that counts; the compiler of a short-lived process does little, so nothing is called from it. */
    private void note(int from, int step, int end) {
        byte[] b = bytes.array();
        long[] to = seen;
        for (int i = from; i < end; i += step) {
            int p = (FOLDED[b[i] & 255] << 16 | FOLDED[b[i + 1] & 255] << 8 | FOLDED[b[i + 2] & 255]) * MIX >>> 32 - BITS;
            to[p >>> 6] |= 1L << p;
        }
    }

    private static int place(int triple) {
        return triple * MIX >>> 32 - BITS;
    }

    /** Some signatures take letters of either case. */
    private static int[] folded() {
        int[] all = new int[256];
        for (int c = 0; c < all.length; c++)
            all[c] = c >= 'A' && c <= 'Z' ? c + 32 : c;
        return all;
    }

    private static Need needs(InternalSignature signature) {
        var each = new Runs(1);
        var either = new Runs(STEP);
        var beside = new SideStrings(Shortlist::place);
        List<Fixed> fixed = new ArrayList<>();
        for (ByteSequence sequence : signature.getByteSequences())
            for (SubSequence part : sequence.getSubSequences()) {
                SequenceMatcher anchor = part.getAnchorMatcher();
                if (anchor == null)
                    continue;
                beside.add(part);
                if (!beginsAtHead(sequence, part)) {
                    either.add(anchor);
                    continue;
                }
                each.add(anchor);
                if (part.getMinSeqOffset() == part.getMaxSeqOffset())
                    fixed.add(new Fixed(part.getMinSeqOffset(), anchor));
            }
        return new Need(each.places(), either.places(), List.copyOf(fixed), beside.groups());
    }

    /** Whether the anchor can stand in the head only; what may come before an anchor shifts it. */
    private static boolean beginsAtHead(ByteSequence sequence, SubSequence part) {
        return "BOFoffset".equals(sequence.getReference()) && part == sequence.getSubSequences().getFirst()
                && part.getLeftFragments().isEmpty() && part.getMaxSeqOffset() + part.getAnchorMatcher().length() <= HEAD;
    }

    /** Collects runs of triples that must follow one another. */
    private static final class Runs {
        private final int length;
        private final List<Integer> places = new ArrayList<>();
        private int runs;

        Runs(int length) {
            this.length = length;
        }

        void add(SequenceMatcher anchor) {
            int triple = 0;
            int known = 0;
            List<Integer> run = new ArrayList<>();
            for (int i = 0; i < anchor.length() && runs < MOST; i++) {
                int b = only(anchor.getMatcherForPosition(i).getMatchingBytes());
                known = b < 0 ? 0 : known + 1;
                triple = triple << 8 & 0xffffff | b & 0xff;
                if (known < 3) {
                    run.clear();
                    continue;
                }
                run.add(place(triple));
                if (run.size() == length) {
                    places.addAll(run);
                    run.clear();
                    runs++;
                }
            }
        }

        int[] places() {
            return places.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** @return the one byte, or letter of either case, that stands at a place; -1 if there are more */
    static int only(byte[] matching) {
        if (matching.length == 0)
            return -1;
        int first = FOLDED[matching[0] & 255];
        for (byte b : matching)
            if (FOLDED[b & 255] != first)
            return -1;
        return first;
    }
}
