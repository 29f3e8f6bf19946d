package org.khoso.api.media;

import java.util.List;
import org.khoso.api.Message;

/**
 * What was read from a file.
 *
 * @param puid        PRONOM id, empty if not identified
 * @param formatName  name of the format, may be empty
 * @param mime        media type, may be empty
 * @param extensionOk whether the extension fits the content
 * @param size        bytes
 * @param pages       pages (images in a TIFF), 0 if it has none
 * @param dpi         lowest effective resolution over the pages, 0 if unknown
 * @param width       widest page or image in pixels (images) or 0
 * @param height      highest
 * @param bits        least bits per pixel of the images, 0 if unknown
 * @param textLayer   whether every page has text; null if it has no pages
 * @param seconds     duration, 0 if none
 * @param bitRate     bits per second, 0 if unknown
 * @param encrypted   whether it is encrypted
 * @param readable    false if it is damaged, or the reader crashed, ran out of time or of memory
 * @param producer    software named in the metadata, may be empty
 * @param problems    why it is not readable, or what is odd
 * @param details     what is inside, never null
 */
public record FileFacts(String puid, String formatName, String mime, boolean extensionOk, long size, int pages, double dpi,
        int width, int height, int bits, Boolean textLayer, double seconds, long bitRate, boolean encrypted, boolean readable,
        String producer, List<Message> problems, FileDetails details) {
    /** Nothing without details. */
    public FileFacts {
        details = details == null ? FileDetails.NONE : details;
    }

    /** Facts without details. */
    public FileFacts(String puid, String formatName, String mime, boolean extensionOk, long size, int pages, double dpi, int width,
            int height, int bits, Boolean textLayer, double seconds, long bitRate, boolean encrypted, boolean readable, String producer,
            List<Message> problems) {
        this(puid, formatName, mime, extensionOk, size, pages, dpi, width, height, bits, textLayer, seconds, bitRate, encrypted, readable,
                producer, problems, FileDetails.NONE);
    }
}
