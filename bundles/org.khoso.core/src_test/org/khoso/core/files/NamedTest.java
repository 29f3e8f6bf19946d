package org.khoso.core.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedTest {
    @TempDir
    Path temp;

    @Test
    void hasTheNameOfTheFileAndLeavesTheObject() throws Exception {
        Path object = temp.resolve("ab12");
        Files.writeString(object, "nội dung");
        for (String name : new String[]{"Quyết định 1.pdf", "../../x.pdf", "a/b\\c:d.pdf", "é".repeat(300) + ".pdf"}) {
            Path file;
            try (Named n = new Named(object, name)) {
                file = n.file();
                assertEquals("nội dung", Files.readString(file));
                assertTrue(file.getFileName().toString().endsWith(".pdf"));
                assertTrue(file.getParent().getFileName().toString().startsWith("khoso-check-"));
            }
            assertFalse(Files.exists(file.getParent()));
            assertTrue(Files.exists(object));
        }
    }
}
