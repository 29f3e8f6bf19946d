package org.khoso.storage.journal.internal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Lines of the chain in pieces that one block of a disk takes as a whole. */
final class Blocks {
    /** What disks and file systems write at once, at least. */
    private static final int BLOCK = 4096;

    private Blocks() {
    }

    /** @param start where the first line will stand in its file. @return pieces in order; a line over a border begins a piece */
    static List<byte[]> of(List<Entry> entries, long start) {
        List<byte[]> pieces = new ArrayList<>();
        var piece = new ByteArrayOutputStream();
        long begin = start;
        for (Entry e : entries) {
            byte[] line = e.line();
            if (piece.size() > 0 && (begin + piece.size() + line.length - 1) / BLOCK != begin / BLOCK) {
                begin += piece.size();
                pieces.add(piece.toByteArray());
                piece.reset();
            }
            piece.writeBytes(line);
        }
        pieces.add(piece.toByteArray());
        return pieces;
    }
}
