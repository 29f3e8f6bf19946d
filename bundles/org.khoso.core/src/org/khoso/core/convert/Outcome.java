package org.khoso.core.convert;

import org.khoso.api.Bilingual;
import org.khoso.api.FieldInfo;

/**
 * What became of one field of one object.
 *
 * @param step   field of the new record set, or of the old one where it is kept aside
 * @param field  the field that {@code step} names; null if no record set has it
 * @param state  what happened
 * @param before old value as a person reads it
 * @param after  new value, empty for none
 * @param note   what the standards data says of the way
 */
record Outcome(String step, FieldInfo field, State state, String before, String after, Bilingual note) {
    /** What happened to a field. */
    enum State {
        /** The value, or its equivalent, is there. */
        MAPPED,
        /** Made from several values, or from the documents. */
        COMPOSED,
        /** Not in the new record set; stored aside, in the history or in the note. */
        LOST,
        /** A person has to look. */
        PERSON,
        /** Nothing was there and nothing is wanted. */
        EMPTY
    }
}
