package org.khoso.api;

import java.util.UUID;

/**
 * A digital file of a record, with what was read from it.
 *
 * @param id        identity
 * @param path      path in its delivery, forward slashes
 * @param name      file name
 * @param object    SHA-256 in lower-case hex, address in the vault
 * @param size      bytes
 * @param puid      PRONOM id, e.g. fmt/354; empty if unknown
 * @param mime      media type; empty if unknown
 * @param pages     number of pages, 0 if it has none or it is unknown
 * @param dpi       lowest effective resolution in dots per inch, 0 if unknown
 * @param textLayer whether there is text that can be searched; null if unknown
 * @param seconds   duration of audio or video, 0 if none
 * @param bitRate   bits per second of audio or video, 0 if unknown
 * @param readable  false if the file could not be read
 */
public record FileView(UUID id, String path, String name, String object, long size, String puid, String mime, int pages,
        double dpi, Boolean textLayer, double seconds, long bitRate, boolean readable) {
}
