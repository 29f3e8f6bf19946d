package org.khoso.api.sign;

import java.io.IOException;
import java.util.List;
import org.khoso.api.Progress;

/**
 * Extension point: verifies signatures of one form, off line. A DS component with the property {@link Signer#FORM}. Stateless,
 * thread-safe. What is read may be hostile: whatever it holds, there is a verdict, within bounds of time and memory.
 */
public interface SignatureVerifier {
    /** @param head up to 64 bytes from the beginning of the file that holds the signature @return whether it may be of this form */
    boolean knows(byte[] head);

    /**
     * Verifies.
     *
     * @return a verdict for each signature, at least one
     * @throws IOException if signature or content can't be read from the disk
     */
    List<Verdict> verify(Signed signed, Trust trust, Progress progress) throws IOException;
}
