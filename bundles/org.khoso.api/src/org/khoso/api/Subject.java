package org.khoso.api;

import java.util.UUID;

/**
 * What a finding is about.
 *
 * @param kind kind of object, never null
 * @param id   object in the archive; null if it never came in
 * @param code what a person calls it: reference code of a dossier or record, path of a file inside its delivery with
 *             forward slashes, {@code file!sheet!row} (row from 1; {@code file!row} of CSV) of a row without a code; never null
 */
public record Subject(Kind kind, UUID id, String code) {
}
