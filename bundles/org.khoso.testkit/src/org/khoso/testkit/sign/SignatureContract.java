package org.khoso.testkit.sign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.sign.Bytes;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.SignatureVerifier;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.testkit.compliance.Sentences;

/** What every {@link Signer} and the {@link SignatureVerifier} of its form do together. */
public abstract class SignatureContract {
    private static final byte[] CONTENT = "Biên bản giao nhận\n".repeat(500).getBytes(StandardCharsets.UTF_8);
    private static final int DAMAGES = 400;

    /** @return the signer */
    protected abstract Signer signer() throws Exception;

    /** @return the verifier of its form */
    protected abstract SignatureVerifier verifier() throws Exception;

    /** @return a key with a certificate that {@link #trust} leads to an anchor */
    protected abstract SigningKey key() throws Exception;

    /** @return trust in the issuer of the key */
    protected abstract Trust trust() throws Exception;

    private static Bytes bytes(byte[] b) {
        return () -> new ByteArrayInputStream(b);
    }

    private byte[] sign(boolean attached) throws Exception {
        Instant when = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return signer().sign(key(), bytes(CONTENT), new Signer.Options(attached, when, null), Progress.NONE);
    }

    private List<Verdict> verify(byte[] signature, byte[] content, Trust trust) throws Exception {
        List<Verdict> all = verifier().verify(new Signed("x", bytes(signature), content == null ? null : bytes(content)), trust,
                Progress.NONE);
        assertFalse(all.isEmpty(), "a verdict for each signature, at least one");
        for (Verdict v : all) {
            assertEquals(v.passed(), v.subIndication() == null, "a reason if and only if it did not pass");
            assertTrue(v.passed() || v.findings().stream().anyMatch(f -> f.level() != Level.MAY), "the reason is said");
            for (Finding f : v.findings()) {
                assertTrue(f.rule().startsWith("signature/"), f.rule());
                Sentences.assertSayable(verifier().getClass(), f.message());
                assertNotNull(f.remedy(), f.rule());
                Sentences.assertSayable(verifier().getClass(), f.remedy());
            }
        }
        return all;
    }

    private Verdict one(byte[] signature, byte[] content, Trust trust) throws Exception {
        List<Verdict> all = verify(signature, content, trust);
        assertEquals(1, all.size());
        return all.getFirst();
    }

    /** What was signed apart verifies, and says who signed and when. */
    @Test
    public void signsApart() throws Exception {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        byte[] signature = sign(false);
        assertTrue(verifier().knows(Arrays.copyOf(signature, 64)));
        assertFalse(verifier().knows(new byte[0]));
        Verdict v = one(signature, CONTENT, trust());
        assertEquals(Indication.TOTAL_PASSED, v.indication(), () -> v.findings().toString());
        assertNull(v.content());
        assertEquals(key().certificate().getSerialNumber().toString(16), v.signedBy().serial());
        assertFalse(v.signedBy().claimed().isBefore(before));
        assertTrue(signature.length < CONTENT.length, "the content is not in it");
    }

    /** What carries its content gives it back. */
    @Test
    public void carriesContent() throws Exception {
        Verdict v = one(sign(true), null, trust());
        assertEquals(Indication.TOTAL_PASSED, v.indication(), () -> v.findings().toString());
        assertArrayEquals(CONTENT, v.content());
    }

    /** A file that differs from what the signature carries is not what was signed. */
    @Test
    public void carriedContentIsNoExcuse() throws Exception {
        byte[] other = CONTENT.clone();
        other[7] ^= 1;
        assertEquals(SubIndication.HASH_FAILURE, one(sign(true), other, trust()).subIndication());
    }

    /** One bit of the content changed, a byte more, a byte less, nothing at all. */
    @Test
    public void changedContent() throws Exception {
        byte[] signature = sign(false);
        byte[] bit = CONTENT.clone();
        bit[CONTENT.length / 2] ^= 4;
        for (byte[] changed : List.of(bit, Arrays.copyOf(CONTENT, CONTENT.length + 1), Arrays.copyOf(CONTENT, CONTENT.length - 1),
                new byte[0])) {
            Verdict v = one(signature, changed, trust());
            assertEquals(Indication.TOTAL_FAILED, v.indication());
            assertEquals(SubIndication.HASH_FAILURE, v.subIndication());
        }
    }

    /** Without the content nothing can be said. */
    @Test
    public void missingContent() throws Exception {
        assertEquals(SubIndication.SIGNED_DATA_NOT_FOUND, one(sign(false), null, trust()).subIndication());
    }

    /** Who trusts nobody gets no yes. */
    @Test
    public void nobodyTrusted() throws Exception {
        Verdict v = one(sign(false), CONTENT, Trust.none(Instant.now()));
        assertEquals(Indication.INDETERMINATE, v.indication());
        assertEquals(SubIndication.NO_CERTIFICATE_CHAIN_FOUND, v.subIndication());
    }

    /** Any prefix, and bytes that are none of ours, are a format failure; nothing is thrown. */
    @Test
    public void truncated() throws Exception {
        byte[] signature = sign(false);
        Random r = new Random(7);
        for (int n = 0; n < 60; n++) {
            byte[] part = Arrays.copyOf(signature, n < 20 ? n : r.nextInt(signature.length));
            assertEquals(SubIndication.FORMAT_FAILURE, one(part, CONTENT, trust()).subIndication(), "length " + part.length);
            byte[] noise = new byte[r.nextInt(5000)];
            r.nextBytes(noise);
            assertFalse(verify(noise, CONTENT, trust()).stream().anyMatch(Verdict::passed));
        }
    }

    /**
     * Bits turned at random: a verdict, nothing thrown. If a damaged signature passes all the same, the bit was in a part that
     * the signature does not cover, and the same signer has signed the same content.
     */
    @Test
    public void damaged() throws Exception {
        byte[] signature = sign(false);
        String serial = key().certificate().getSerialNumber().toString(16);
        Random r = new Random(11);
        int passed = 0;
        for (int n = 0; n < DAMAGES; n++) {
            byte[] changed = signature.clone();
            changed[r.nextInt(changed.length)] ^= (byte) (1 << r.nextInt(8));
            for (Verdict v : verify(changed, CONTENT, trust()))
                if (v.passed()) {
                    passed++;
                    assertEquals(serial, v.signedBy().serial());
                }
            byte[] other = CONTENT.clone();
            other[n] ^= 1;
            assertFalse(verify(changed, other, trust()).stream().anyMatch(Verdict::passed), "damage does not hide a change");
        }
        assertTrue(passed < DAMAGES / 4, "most damage is noticed: " + passed + " of " + DAMAGES + " was not");
    }

    /** Who cancels gets no signature and no verdict. */
    @Test
    public void cancelled() throws Exception {
        Progress stop = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        var options = new Signer.Options(false, Instant.now(), null);
        assertThrows(IOException.class, () -> signer().sign(key(), bytes(CONTENT), options, stop));
        byte[] signature = sign(false);
        assertThrows(IOException.class, () -> verifier().verify(new Signed("x", bytes(signature), bytes(CONTENT)), trust(), stop));
    }

    /** What can't be read from the disk is no verdict. */
    @Test
    public void unreadableContent() throws Exception {
        Bytes broken = () -> {
            throw new IOException("disk");
        };
        byte[] signature = sign(false);
        assertThrows(IOException.class, () -> verifier().verify(new Signed("x", bytes(signature), broken), trust(), Progress.NONE));
        var options = new Signer.Options(false, Instant.now(), null);
        var e = assertThrows(IOException.class, () -> signer().sign(key(), broken, options, Progress.NONE));
        assertEquals("disk", e.getMessage(), "not the key is to blame");
    }

    /** Nothing of the key is in what is written or said. */
    @Test
    public void keyStaysSecret() throws Exception {
        byte[] encoded = key().privateKey().getEncoded();
        assertFalse(key().toString().contains("PRIVATE"));
        if (encoded != null) {
            String signature = new String(sign(true), StandardCharsets.ISO_8859_1);
            String part = new String(encoded, encoded.length / 2, 16, StandardCharsets.ISO_8859_1);
            assertFalse(signature.contains(part));
        }
    }

    /** Several at once do not disturb one another. */
    @Test
    public void manyAtOnce() throws Exception {
        byte[] signature = sign(false);
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Indication>> work = java.util.Collections.nCopies(16, () -> one(signature, CONTENT, trust()).indication());
            for (Future<Indication> f : pool.invokeAll(work))
                assertEquals(Indication.TOTAL_PASSED, f.get());
        }
    }
}
