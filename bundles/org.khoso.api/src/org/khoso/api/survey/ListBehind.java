package org.khoso.api.survey;

import java.util.List;

/**
 * The objects behind a figure, as a response carries them if who exported it wanted that.
 *
 * @param hash  SHA-256 over the ids in their order, each followed by a line end, hex: as the answer names it
 * @param items objects, in the order of their ids
 * @param whole whether the ids give the hash: nothing was added, taken away or changed
 */
public record ListBehind(String hash, List<Item> items, boolean whole) {
    /** Most objects of a list, as of lists kept with answers. */
    public static final int MOST = 10_000;

    /** Copies the items. */
    public ListBehind {
        items = List.copyOf(items);
    }

    /** An object. @param id identity @param code reference code; of a file, that of its record @param title title or name of the file */
    public record Item(String id, String code, String title) {
    }
}
