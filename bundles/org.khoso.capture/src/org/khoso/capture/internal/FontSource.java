package org.khoso.capture.internal;

import java.io.IOException;
import java.io.InputStream;

/** Gives the font of the text layer, anew at each call. */
interface FontSource {
    /** @return a TrueType font with all Vietnamese letters */
    InputStream open() throws IOException;
}
