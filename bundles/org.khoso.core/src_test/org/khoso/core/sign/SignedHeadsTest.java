package org.khoso.core.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Actor;
import org.khoso.api.KhosoException;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Journal;
import org.khoso.core.Session;

class SignedHeadsTest {
    private static final UUID OTHER = new UUID(2, 2);
    @TempDir
    Path temp;
    private final ToySigner toy = new ToySigner();
    private final SignedHeads heads = new SignedHeads(new FileSigning(toy, null, toy, List.of(toy)));
    private final List<String> chain = new ArrayList<>();
    private Journal.Head other = new Journal.Head(OTHER, 5, "h".repeat(64));
    private UUID own = new UUID(1, 1);
    private final Set<String> noted = new HashSet<>();
    private Trust trust = new Trust(List.of(anyone()), List.of(), List.of(), false, Instant.now());

    private static <T> T fake(Class<T> type, InvocationHandler h) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, h));
    }

    /** A certificate that nobody looks at: only whether there is one counts. */
    private static X509Certificate anyone() {
        try {
            var all = java.security.KeyStore.getInstance(new java.io.File(System.getProperty("java.home"), "lib/security/cacerts"),
                    (char[]) null);
            return (X509Certificate) all.getCertificate(all.aliases().nextElement());
        } catch (java.io.IOException | java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Session session() {
        Journal journal = fake(Journal.class, (p, m, a) -> switch (m.getName()) {
            case "heads" -> List.of(new Journal.Head(own, chain.size(), chain.isEmpty() ? "0".repeat(64) : chain.getLast()), other);
            case "hashes" -> {
                Map<Long, String> found = new HashMap<>();
                for (Object n : (Set<?>) a[0])
                    if ((Long) n >= 1 && (Long) n <= chain.size())
                    found.put((Long) n, chain.get((int) (long) (Long) n - 1));
                yield found;
            }
            case "signed" -> a == null ? Set.copyOf(noted) : noted.add((String) a[1]);
            default -> throw new UnsupportedOperationException(m.getName());
        });
        Archive archive = fake(Archive.class, (p, m, a) -> m.getName().equals("journal") ? journal : temp.resolve("kho"));
        return new Session(archive, null, null, new Actor(new UUID(3, 3), "A"));
    }

    private void entries(int n) {
        for (int i = 0; i < n; i++)
            chain.add("%064x".formatted(chain.size() + 1));
    }

    private Path sign() throws Exception {
        Path file = heads.sign(session(), null, temp.resolve("copy")).file();
        entries(1); // the note
        return file;
    }

    private List<String> check(Path... more) throws Exception {
        return heads.check(session(), trust, List.of(more), Progress.NONE).findings().stream()
                .map(f -> f.rule().substring(6) + (f.level() == Level.MAY ? "?" : "")).toList();
    }

    @Test
    void whole() throws Exception {
        entries(7);
        sign();
        entries(3);
        sign();
        var c = heads.check(session(), trust, List.of(), Progress.NONE);
        assertEquals(List.of(), c.findings());
        assertEquals(2, c.heads());
        assertEquals(2, c.trusted());
        assertEquals("Toy", c.by());
        assertEquals(List.of(), check(temp.resolve("copy")), "copies are known by their digest");
    }

    @Test
    void rewritten() throws Exception {
        entries(7);
        sign();
        chain.set(6, "f".repeat(64));
        assertEquals(List.of("rewritten"), check());
    }

    @Test
    void truncated() throws Exception {
        entries(7);
        sign();
        chain.subList(5, chain.size()).clear();
        noted.clear();
        assertEquals(List.of("truncated"), check());
    }

    @Test
    void chainsOfOtherFolders() throws Exception {
        entries(2);
        sign();
        other = new Journal.Head(OTHER, 4, "h".repeat(64));
        assertEquals(List.of("truncated"), check());
        other = new Journal.Head(OTHER, 5, "x".repeat(64));
        assertEquals(List.of("rewritten"), check());
        other = new Journal.Head(OTHER, 6, "x".repeat(64));
        assertEquals(List.of(), check());
    }

    @Test
    void takenAway() throws Exception {
        entries(7);
        Files.delete(sign());
        assertEquals(List.of("missing"), check());
        assertEquals(List.of(), check(temp.resolve("copy")), "the copy stands in for it");
    }

    @Test
    void allTakenAwayAndRewritten() throws Exception {
        entries(7);
        Files.delete(sign());
        noted.clear();
        chain.set(6, "f".repeat(64));
        assertEquals(List.of(), check(), "nothing in the archive tells");
        assertEquals(List.of("rewritten"), check(temp.resolve("copy")));
    }

    @Test
    void forgedOrOfAnotherArchive() throws Exception {
        entries(7);
        Path file = sign();
        noted.clear();
        Files.writeString(file, "TOY " + "0".repeat(64) + " e30=");
        assertEquals(List.of("false"), check());
        Files.write(file, toy.sign(null, () -> new java.io.ByteArrayInputStream("{}".getBytes()),
                new org.khoso.api.sign.Signer.Options(true, Instant.now(), null), Progress.NONE));
        assertEquals(List.of("false"), check(), "signed, but no statement");
        Files.delete(file);
        own = new UUID(9, 9);
        other = new Journal.Head(new UUID(8, 8), 1, "a".repeat(64));
        assertEquals(List.of("other"), check(temp.resolve("copy")));
    }

    @Test
    void doubt() throws Exception {
        entries(7);
        sign();
        toy.doubt = SubIndication.NO_CERTIFICATE_CHAIN_FOUND;
        assertEquals(List.of("unsure"), check());
        trust = Trust.none(Instant.now());
        assertEquals(List.of("untrusted?"), check());
        chain.set(6, "f".repeat(64));
        assertEquals(List.of("untrusted?", "rewritten"), check(), "what differs is said all the same");
    }

    @Test
    void statementNamesTheOneBefore() throws Exception {
        entries(7);
        Path first = sign();
        Path second = sign();
        String text = new String(
                toy.verify(new org.khoso.api.sign.Signed("", () -> Files.newInputStream(second), null), trust, Progress.NONE)
                        .getFirst().content(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(text.contains("\"previous\":\"" + SignedHeads.sha256(Files.readAllBytes(first)) + "\""), text);
        var e = assertThrows(KhosoException.class, () -> check(temp.resolve("none")));
        assertEquals("core.sign.heads-missing", e.problem().key());
    }
}
