package org.khoso.packaging.verify.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.packaging.PackageContents.Item;

/** Looking into packages of anybody: what can be read is the same in folder and ZIP, what is hostile is listed and not opened. */
class GuardedContentsTest {
    @TempDir
    Path dir;

    private final GuardedContents contents = new GuardedContents();

    private Path zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var z = new ZipOutputStream(bytes)) {
            for (String n : names) {
                z.putNextEntry(new ZipEntry(n));
                z.write(n.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(dir.resolve("p.zip"), bytes.toByteArray());
    }

    @Test
    void folderAndZipAreTheSame() throws IOException {
        Path folder = Files.createDirectories(dir.resolve("p/data")).getParent();
        for (String n : List.of("METS.xml", "data/a b.pdf"))
            Files.writeString(folder.resolve(n), n);
        try (var f = contents.open(folder, 10); var z = contents.open(zip("data/a b.pdf", "METS.xml"), 10)) {
            assertEquals(List.of(new Item("METS.xml", 8), new Item("data/a b.pdf", 12)), f.items());
            assertEquals(f.items(), z.items());
            for (Item i : f.items())
                try (var a = f.open(i.path()); var b = z.open(i.path())) {
                    assertArrayEquals(a.readAllBytes(), b.readAllBytes());
                }
            assertThrows(IOException.class, () -> f.open("../p.zip"));
            assertThrows(IOException.class, () -> z.open("no.txt"));
        }
    }

    @Test
    void linksAndWaysOutAreListedAndNotOpened() throws IOException {
        Path folder = Files.createDirectories(dir.resolve("p"));
        Files.createSymbolicLink(folder.resolve("METS.xml"), Files.writeString(dir.resolve("secret"), "secret"));
        try (var f = contents.open(folder, 10); var z = contents.open(zip("../secret", "a.txt"), 10)) {
            assertEquals(List.of(new Item("METS.xml", -1)), f.items());
            assertThrows(IOException.class, () -> f.open("METS.xml"));
            assertEquals(List.of(new Item("../secret", -1), new Item("a.txt", 5)), z.items());
            assertThrows(IOException.class, () -> z.open("../secret"));
        }
    }

    @Test
    void whatGrowsBeyondItsWordIsCutOff() throws IOException {
        Path zip = zip("a.txt");
        byte[] bytes = Files.readAllBytes(zip);
        int list = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(list + 24, 2); // two bytes, it says; there are five
        Files.write(zip, bytes);
        try (var z = contents.open(zip, 10)) {
            assertEquals(List.of(new Item("a.txt", 2)), z.items());
            assertThrows(IOException.class, () -> {
                try (var in = z.open("a.txt")) {
                    in.readAllBytes();
                }
            });
        }
    }

    @Test
    void twoOfOneNameMoreThanAllowedAndNoZip() throws IOException {
        Path zip = zip("a.txt", "b.txt");
        byte[] bytes = new String(Files.readAllBytes(zip), StandardCharsets.ISO_8859_1).replace("b.txt", "a.txt")
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(zip, bytes);
        try (var z = contents.open(zip, 10)) {
            assertEquals(List.of(new Item("a.txt", 5), new Item("a.txt", -1)), z.items());
            assertThrows(IOException.class, () -> z.open("a.txt"));
        }
        try (var z = contents.open(zip("a", "b", "c"), 2)) {
            assertTrue(z.cut());
            assertEquals(2, z.items().size());
        }
        assertThrows(ZipException.class, () -> contents.open(Files.writeString(dir.resolve("x.zip"), "no zip"), 10));
    }
}
