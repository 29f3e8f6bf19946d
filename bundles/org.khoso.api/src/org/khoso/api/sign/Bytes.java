package org.khoso.api.sign;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from their beginning as often as needed. */
public interface Bytes {
    /** @return a new stream; the caller closes it */
    InputStream open() throws IOException;
}
