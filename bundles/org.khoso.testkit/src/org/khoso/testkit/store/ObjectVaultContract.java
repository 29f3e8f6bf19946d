package org.khoso.testkit.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.khoso.api.store.ObjectVault;

/** What every {@link ObjectVault} does. */
public abstract class ObjectVaultContract {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** @return an empty vault; the same one within a test */
    protected abstract ObjectVault vault() throws Exception;

    private static InputStream bytes(String s) {
        return new ByteArrayInputStream(s.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Same bytes, same address, stored once. */
    @Test
    public void storesEachObjectOnce() throws Exception {
        assertEquals(new ObjectVault.Stored(ABC, 3, true), vault().put(bytes("abc")));
        assertEquals(new ObjectVault.Stored(ABC, 3, false), vault().put(bytes("abc")));
        assertEquals(0, vault().put(bytes("")).size());
        try (InputStream in = vault().open(ABC)) {
            assertArrayEquals("abc".getBytes(), in.readAllBytes());
        }
        assertTrue(vault().contains(ABC));
        assertEquals(3, vault().size(ABC));
        assertTrue(vault().verify(ABC));
        try (var list = vault().list()) {
            assertEquals(2, list.count());
        }
    }

    /** A stream that fails leaves nothing behind. */
    @Test
    public void aFailedPutLeavesNothing() throws Exception {
        InputStream failing = new SequenceInputStream(bytes("abc"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("unplugged");
            }
        });
        assertThrows(IOException.class, () -> vault().put(failing));
        assertFalse(vault().contains(ABC));
        try (var list = vault().list()) {
            assertEquals(0, list.count());
        }
    }

    /** What is not there, and names that are no addresses. */
    @Test
    public void unknownAndHostileAddresses() throws Exception {
        for (String id : List.of("0".repeat(64), "", "../../../etc/passwd", ABC.toUpperCase(java.util.Locale.ROOT), "ab/cd")) {
            assertFalse(vault().contains(id), id);
            assertThrows(NoSuchFileException.class, () -> vault().open(id).close(), id);
            assertTrue(vault().file(id).isEmpty(), id);
        }
    }

    /** The same and different bytes from many threads: one is fresh, none is broken. */
    @Test
    public void concurrentPuts() throws Exception {
        List<Future<ObjectVault.Stored>> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 64; i++) {
                String content = "content " + i % 8;
                all.add(pool.submit((Callable<ObjectVault.Stored>) () -> vault().put(bytes(content))));
            }
            int fresh = 0;
            for (var f : all)
                fresh += f.get().fresh() ? 1 : 0;
            assertEquals(8, fresh);
        }
        try (var list = vault().list()) {
            for (String id : list.toList())
                assertTrue(vault().verify(id));
        }
    }

    /** A batch knows addresses at once; others see its objects when it is settled. */
    @Test
    public void aBatchIsSeenWhenItIsSettled() throws Exception {
        vault().put(bytes("there"));
        try (ObjectVault.Batch batch = vault().batch()) {
            assertEquals(new ObjectVault.Stored(ABC, 3, true), batch.put(bytes("abc")));
            assertEquals(new ObjectVault.Stored(ABC, 3, false), batch.put(bytes("abc")));
            assertFalse(batch.put(bytes("there")).fresh());
            for (int i = 0; i < 300; i++)
                batch.put(bytes("object " + i));
            batch.settle();
            assertTrue(vault().verify(ABC));
            try (var list = vault().list()) {
                assertEquals(302, list.count());
            }
            assertFalse(batch.put(bytes("abc")).fresh());
            assertTrue(batch.put(bytes("second round")).fresh());
            batch.settle();
        }
        try (var list = vault().list()) {
            assertEquals(303, list.count());
        }
    }

    /** What a batch was given and did not settle is thrown away; a stream that fails spoils only itself. */
    @Test
    public void aBatchThatIsGivenUpLeavesNothing() throws Exception {
        try (ObjectVault.Batch batch = vault().batch()) {
            batch.put(bytes("good"));
            assertThrows(IOException.class, () -> batch.put(new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("unplugged");
                }
            }));
            batch.settle();
            batch.put(bytes("abc"));
        }
        try (var list = vault().list()) {
            assertEquals(1, list.count());
        }
    }

    /** A file is taken whole, whatever its length; the file itself stays as it is. */
    @Test
    public void aBatchTakesFiles() throws Exception {
        java.nio.file.Path file = java.nio.file.Files.createTempFile("khoso", ".bin");
        try (ObjectVault.Batch batch = vault().batch()) {
            for (int length : new int[]{0, 1, (1 << 17) - 1, 1 << 17, (1 << 17) + 1, 1_000_003}) {
                byte[] content = new byte[length];
                new java.util.Random(length).nextBytes(content);
                java.nio.file.Files.write(file, content);
                ObjectVault.Stored stored = batch.put(file);
                assertEquals(length, stored.size());
                batch.settle();
                try (InputStream in = vault().open(stored.id())) {
                    org.junit.jupiter.api.Assertions.assertArrayEquals(content, in.readAllBytes());
                }
                assertTrue(vault().verify(stored.id()));
                assertFalse(batch.put(file).fresh());
            }
            assertThrows(IOException.class, () -> batch.put(file.resolveSibling("khoso-not-there")));
        } finally {
            java.nio.file.Files.deleteIfExists(file);
        }
    }

    /** What is sound is never replaced, what is missing comes back, other bytes are refused. */
    @Test
    public void restoresWhatIsMissingOnly() throws Exception {
        assertEquals(ObjectVault.Restored.REFUSED, vault().restore(ABC, bytes("abd")));
        assertFalse(vault().contains(ABC));
        assertEquals(ObjectVault.Restored.DONE, vault().restore(ABC, bytes("abc")));
        assertTrue(vault().verify(ABC));
        assertEquals(ObjectVault.Restored.WAS_SOUND, vault().restore(ABC, bytes("abd")));
        assertTrue(vault().verify(ABC));
        assertThrows(NoSuchFileException.class, () -> vault().restore("../x", bytes("abc")));
    }

    /** A batch takes bytes that have the address which they are to have, and no others. */
    @Test
    public void aBatchTakesTheRightBytesOnly() throws Exception {
        try (ObjectVault.Batch batch = vault().batch()) {
            assertFalse(batch.take(ABC, bytes("abd")));
            assertTrue(batch.take(ABC, bytes("abc")));
            assertTrue(batch.take(ABC, bytes("abc")));
            batch.settle();
        }
        try (var list = vault().list()) {
            assertEquals(List.of(ABC), list.toList());
        }
    }
}
