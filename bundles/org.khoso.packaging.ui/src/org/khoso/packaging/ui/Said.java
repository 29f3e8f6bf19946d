package org.khoso.packaging.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.khoso.core.transfer.Transfer;

/**
 * What a step says when it is over.
 *
 * @param transfer hand-over that it was about; null if it is none of this archive
 * @param done     whether it was taken
 * @param text     in one sentence
 * @param notes    what was found on the way
 * @param document document that was made and is to be opened; null for none
 */
record Said(UUID transfer, boolean done, String text, List<String> notes, Path document) {
    Said {
        notes = List.copyOf(notes);
    }

    static Said of(Transfer t, String text) {
        return new Said(t.id(), true, text, List.of(), null);
    }

    /** @return all of it */
    String whole() {
        return notes.isEmpty() ? text : text + "\n• " + String.join("\n• ", notes);
    }
}
