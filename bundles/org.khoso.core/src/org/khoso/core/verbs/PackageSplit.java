package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Splits a transfer: packages of dossiers, which stay whole, over folders side by side; documents over lots. No part is larger than asked
 * for, unless one package or document alone is.
 */
final class PackageSplit {
    private final int count;
    private final long size;
    private int part;
    private int inPart;
    private long bytesInPart;

    /** @param count most of them in a part, 0 for any number @param size most bytes, 0 for any */
    PackageSplit(int count, long size) {
        this.count = count;
        this.size = size;
    }

    /** @return whether anything has to be split */
    boolean limited() {
        return count > 0 || size > 0;
    }

    /** @return whether so much can't be in any part */
    boolean tooLarge(long bytes) {
        return size > 0 && bytes > size;
    }

    /** @return the folder for the next package */
    String part(long bytes) {
        if (part == 0 || full(inPart, bytesInPart, bytes)) {
            part++;
            inPart = 0;
            bytesInPart = 0;
        }
        inPart++;
        bytesInPart += bytes;
        return "part-%03d".formatted(part);
    }

    private boolean full(int number, long bytes, long more) {
        return number > 0 && (count > 0 && number >= count || size > 0 && bytes + more > size);
    }

    /** @return the documents, lot by lot, in their order */
    List<List<UUID>> lots(List<UUID> records, long[] sizes) {
        List<List<UUID>> all = new ArrayList<>();
        List<UUID> lot = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (full(lot.size(), bytes, sizes[i])) {
                all.add(lot);
                lot = new ArrayList<>();
                bytes = 0;
            }
            lot.add(records.get(i));
            bytes += sizes[i];
        }
        if (!lot.isEmpty())
            all.add(lot);
        return all;
    }
}
