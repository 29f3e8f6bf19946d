package org.khoso.testkit.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/** The runner sees whatever a reader must not do; a fuzz test that can't fail says nothing. */
class FuzzTest {
    private static final byte[] XML = "<?xml version=\"1.0\"?><a b=\"1\"><c>x</c><c>y</c></a>".getBytes(StandardCharsets.UTF_8);

    private static Fuzz fuzz(Shape shape) throws IOException {
        return Fuzz.of("test", FuzzTest.class).shape(shape).naming("a.xml").limit(Duration.ofMillis(300)).seed(XML);
    }

    private static String fault(Fuzz.Reader reader) throws Exception {
        Fuzz f = fuzz(Shape.XML);
        return assertThrows(AssertionError.class, () -> f.run(reader)).getMessage();
    }

    private static KhosoException refusal(String key, Object... args) {
        return new KhosoException(Message.of(key, args), null, null);
    }

    @Test
    void resultsFindingsAndRefusalsPass() throws Exception {
        int[] n = new int[1];
        fuzz(Shape.XML).run((file, in) -> {
            Files.write(in.resolve("a.xml"), file);
            if (++n[0] % 3 == 0)
                throw refusal("fuzz.test", "a.xml");
            return n[0] % 3 == 1 ? List.of() : List.of(Message.of("fuzz.test", "b"));
        });
        assertTrue(n[0] > 0);
    }

    @Test
    void brokenReadersAreCaught() throws Exception {
        assertTrue(fault((file, in) -> {
            throw new NullPointerException("x");
        }).contains("NullPointerException"));
        assertTrue(fault((file, in) -> {
            throw new IOException("raw");
        }).contains("java.io.IOException: raw"));
        assertTrue(fault((file, in) -> {
            throw new KhosoException(Message.of("fuzz.test", "a.xml"), null, new OutOfMemoryError("x"));
        }).contains("OutOfMemoryError"));
        assertTrue(fault((file, in) -> {
            Thread t = Thread.ofPlatform().start(() -> {
                throw new IllegalStateException("elsewhere");
            });
            t.join();
            return List.of();
        }).contains("died: java.lang.IllegalStateException"));
    }

    @Test
    void sentencesAreHeard() throws Exception {
        assertTrue(fault((file, in) -> List.of(Message.of("fuzz.none"))).contains("no sentence"));
        assertTrue(fault((file, in) -> List.of(Message.of("fuzz.test", "java.lang.String"))).contains("words of a machine"));
        assertTrue(fault((file, in) -> List.of(Message.of("fuzz.test"))).contains("an argument is missing"));
        assertTrue(fault((file, in) -> {
            throw refusal("fuzz.test", "b.xml");
        }).contains("does not name a.xml"));
    }

    @Test
    void waysOutAreSeen() throws Exception {
        assertTrue(fault((file, in) -> {
            Files.write(in.resolve("../evil"), file);
            return List.of();
        }).contains("written outside"));
        Pattern trap = Pattern.compile("http://127\\.0\\.0\\.1:\\d\\d\\d+/trap\\.dtd");
        Fuzz f = fuzz(Shape.XML);
        AssertionError asked = assertThrows(AssertionError.class, () -> f.run((file, in) -> {
            Matcher m = trap.matcher(new String(file, StandardCharsets.UTF_8));
            if (m.find())
                try {
                    URI.create(m.group()).toURL().openStream().close();
                } catch (IOException e) {
                    Thread.sleep(50); // nobody answers, but it was heard
                }
            return List.of();
        }));
        assertTrue(asked.getMessage().contains("over the network"), asked.getMessage());
    }

    @Test
    void hangsEnd() throws Exception {
        Fuzz f = Fuzz.of("test", FuzzTest.class).clock(Duration.ofMillis(50)).seed(XML);
        int[] n = new int[1];
        assertTrue(assertThrows(AssertionError.class, () -> f.run((file, in) -> {
            if (n[0]++ == 0)
                Thread.sleep(60_000);
            return List.of();
        })).getMessage().contains("hangs"));
    }

    /** The same seed gives the same files, most of them different from each other and from the sound one, of each shape. */
    @Test
    void mutationsRepeatThemselves() throws Exception {
        byte[] zip = ZipBytes
                .write(new java.util.ArrayList<>(List.of(new ZipBytes.Part("a.xml", XML), new ZipBytes.Part("b/c.txt", new byte[100]))));
        for (Shape shape : Shape.values()) {
            byte[] sound = shape == Shape.ZIP ? zip : XML;
            Mutator one = new Mutator(7, shape, List.of(sound), List.of(new byte[]{1, 2}), "http://x");
            Mutator two = new Mutator(7, shape, List.of(sound), List.of(new byte[]{1, 2}), "http://x");
            Set<String> different = new HashSet<>();
            for (int i = 0; i < 100; i++) {
                assertArrayEquals(one.get(i), two.get(i));
                different.add(java.util.Arrays.hashCode(one.get(i)) + "/" + one.get(i).length);
            }
            assertTrue(different.size() > 70, shape + " " + different.size());
        }
        assertEquals(2, ZipBytes.read(zip).size());
    }
}
