package org.khoso.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;

/** Lines for people. */
class CallTest {
    @Test
    void aPlaceIsSaidOnce() {
        Finding f = new Finding("CSIP6", "", Confidence.VERBATIM, Level.MUST, new Subject(Kind.FILE, null, "p.zip"), "METS.xml!2",
                Message.of("x"), Message.of("x"));
        assertEquals("p.zip", Call.where(f, "METS.xml!2: PROFILE is missing."));
        assertEquals("p.zip · METS.xml!2", Call.where(f, "PROFILE is missing."));
        assertEquals("p.zip · METS.xml!2", Call.where(f, "METS.xml!22: PROFILE is missing."));
    }
}
