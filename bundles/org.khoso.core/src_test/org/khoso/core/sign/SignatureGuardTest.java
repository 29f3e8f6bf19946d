package org.khoso.core.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.testkit.compliance.Sentences;

/** What is signed is not written over. */
class SignatureGuardTest {
    @TempDir
    Path folder;

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void unsignedFilesPass() throws Exception {
        SignatureGuard.pass(folder.resolve("none.pdf"));
        SignatureGuard.pass(file("a.pdf", "%PDF-1.7\nnothing"));
        SignatureGuard.pass(file("a.xml", "<a/>"));
        SignatureGuard.pass(file("a.txt", "a text about /ByteRange"));
        SignatureGuard.pass(folder);
    }

    @Test
    void signedInsideOrBeside() throws Exception {
        Path pdf = file("a.pdf", "%PDF-1.7\n" + "x".repeat(65_520) + "/ByteRange [0 1 2 3]");
        assertTrue(SignatureGuard.inside(pdf), "over the border of what is read at once");
        Path xml = file("b.xml", "<a><ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/></a>");
        Path beside = file("c.docx", "x");
        file("c.docx.p7s", "x");
        Path beside2 = file("d.html", "x");
        file("d.html.xades", "x");
        assertFalse(SignatureGuard.inside(beside));
        for (Path p : new Path[]{pdf, xml, beside, beside2}) {
            var e = assertThrows(KhosoException.class, () -> SignatureGuard.pass(p));
            assertEquals("core.sign.would-destroy", e.problem().key());
            Sentences.assertSayable(SignatureGuard.class, e.problem());
            Sentences.assertSayable(SignatureGuard.class, e.remedy());
        }
    }
}
