package org.khoso.schematron.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Stars of one and of two, and so many of them that a regular expression would not end. */
class GlobTest {
    @Test
    void starsStandForNamesAndForFolders() {
        assertTrue(new Glob("METS.xml").matches("METS.xml"));
        assertFalse(new Glob("METS.xml").matches("METSxxml"));
        assertTrue(new Glob("a/*/EAD_*.xml").matches("a/b/EAD_doc_1.xml"));
        assertFalse(new Glob("a/*/EAD_*.xml").matches("a/b/c/EAD_doc_1.xml"));
        assertTrue(new Glob("**/EAD_*.xml").matches("a/b/c/EAD_.xml"));
        assertFalse(new Glob("**/EAD_*.xml").matches("EAD_1.xml"));
        assertTrue(new Glob("**").matches(""));
        assertTrue(new Glob("***EAD***").matches("a/EAD/b"));
        assertFalse(new Glob("").matches("a"));
    }

    @Test
    void manyStarsEnd() {
        String path = "a/".repeat(2_000);
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> assertFalse(new Glob("*a**".repeat(300) + "b").matches(path)));
    }
}
