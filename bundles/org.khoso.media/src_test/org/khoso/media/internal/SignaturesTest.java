package org.khoso.media.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The signatures as the helper gets them. */
class SignaturesTest {
    private static String squeezed(String xml) throws IOException {
        var out = new ByteArrayOutputStream();
        Signatures.squeeze(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void onlySpaceBetweenElementsGoes() throws IOException {
        assertEquals("<a><b c=\"1 2\"> x </b><d>y z</d></a> \n", squeezed("<a>\n  <b c=\"1 2\"> x </b>\t\r\n <d>y z</d> </a> \n"));
        assertEquals("no signature file", squeezed("no signature file"));
        assertEquals("", squeezed(""));
    }

    @Test
    void nothingElseOfTheShippedOnesIsLost(@TempDir Path dir) throws IOException {
        String all;
        try (var in = new GZIPInputStream(getClass().getResourceAsStream("/KHOSO-INF/pronom/DROID_SignatureFile_V122.xml.gz"))) {
            all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String some = Files.readString(Signatures.unpacked(dir));
        assertTrue(some.length() < all.length() * 0.8, "squeezed");
        assertEquals(all.replaceAll(">\\s+<", "><").strip(), some.strip());
    }
}
