package org.khoso.media.worker.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import net.byteseek.matcher.sequence.SequenceMatcher;
import uk.gov.nationalarchives.droid.core.signature.droid6.SideFragment;
import uk.gov.nationalarchives.droid.core.signature.droid6.SubSequence;

/**
 * What stands beside the anchor of a part of a signature. Many signatures share an anchor, or have one of a single byte, and differ in
 * what follows it: words of which one must be there, each with its neighbours where no gap is between them.
 */
final class SideStrings {
    /** No string is put together of more alternatives. */
    private static final int MOST = 64;
    private static final int TRIPLE = 3;
    private static final int UNKNOWN = -1;
    private final IntUnaryOperator place;
    private final List<int[][]> found = new ArrayList<>();

    /** @param place where a triple is noted */
    SideStrings(IntUnaryOperator place) {
        this.place = place;
    }

    void add(SubSequence part) {
        SequenceMatcher anchor = part.getAnchorMatcher();
        if (anchor == null)
            return;
        int[] bytes = bytes(anchor);
        int edge = Math.min(TRIPLE - 1, bytes.length);
        walk(part.getLeftFragments(), Arrays.copyOf(bytes, edge), true);
        walk(part.getRightFragments(), Arrays.copyOfRange(bytes, bytes.length - edge, bytes.length), false);
    }

    /** @return groups of alternatives: of each group one must be there with all its places */
    int[][][] groups() {
        return found.toArray(new int[0][][]);
    }

    /** From the anchor outwards. */
    private void walk(List<List<SideFragment>> positions, int[] anchor, boolean left) {
        List<int[]> open = List.of(anchor);
        for (List<SideFragment> here : positions) {
            List<int[]> strings = here.stream().map(f -> bytes(f.getMatcher())).toList();
            boolean touching = here.stream().allMatch(f -> f.getMinOffset() == 0 && f.getMaxOffset() == 0);
            if (touching && open.size() * strings.size() <= MOST) {
                open = joined(left ? strings : open, left ? open : strings);
            } else {
                close(open);
                open = strings;
            }
        }
        close(open);
    }

    private static List<int[]> joined(List<int[]> before, List<int[]> after) {
        List<int[]> all = new ArrayList<>();
        for (int[] b : before)
            for (int[] a : after) {
                int[] both = Arrays.copyOf(b, b.length + a.length);
                System.arraycopy(a, 0, both, b.length, a.length);
                all.add(both);
            }
        return all;
    }

    /** Alternatives of which one says nothing say nothing. */
    private void close(List<int[]> alternatives) {
        int[][] places = alternatives.stream().map(this::places).toArray(int[][]::new);
        for (int[] p : places)
            if (p.length == 0)
            return;
        if (places.length > 0)
            found.add(places);
    }

    private int[] places(int[] string) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i + TRIPLE <= string.length; i++)
            if (string[i] != UNKNOWN && string[i + 1] != UNKNOWN && string[i + 2] != UNKNOWN)
            places.add(place.applyAsInt(string[i] << 16 | string[i + 1] << 8 | string[i + 2]));
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] bytes(SequenceMatcher m) {
        int[] bytes = new int[m.length()];
        for (int i = 0; i < bytes.length; i++)
            bytes[i] = Shortlist.only(m.getMatcherForPosition(i).getMatchingBytes());
        return bytes;
    }
}
