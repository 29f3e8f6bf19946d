package org.khoso.packaging.ui;

import java.util.List;
import java.util.function.Predicate;

/**
 * An entry of a form.
 *
 * @param id      id of its control
 * @param label   key of its label
 * @param kind    what it is
 * @param choices words to choose from, for {@link Kind#CHOICE}
 * @param first   what stands in it at first
 * @param kept    whether the window remembers it for the next time
 * @param shown   whether it shows, by what the others say
 */
record Entry(String id, String label, Kind kind, List<String> choices, String first, boolean kept, Predicate<Typed> shown) {
    /** What it is. */
    enum Kind {
        /** A line of text. */
        TEXT,
        /** A password. */
        SECRET,
        /** A box to tick. */
        CHECK,
        /** One of several. */
        CHOICE,
        /** A file that is there. */
        FILE,
        /** A folder. */
        FOLDER,
        /** A file that is to be written. */
        SAVE
    }

    static Entry of(String id, Kind kind) {
        return new Entry(id, id, kind, List.of(), "", false, t -> true);
    }

    static Entry choice(String id, List<String> choices) {
        return new Entry(id, id, Kind.CHOICE, choices, choices.getFirst(), false, t -> true);
    }

    Entry first(String text) {
        return new Entry(id, label, kind, choices, text, kept, shown);
    }

    Entry labelled(String key) {
        return new Entry(id, key, kind, choices, first, kept, shown);
    }

    Entry remembered() {
        return new Entry(id, label, kind, choices, first, true, shown);
    }

    Entry when(Predicate<Typed> holds) {
        return new Entry(id, label, kind, choices, first, kept, holds);
    }
}
