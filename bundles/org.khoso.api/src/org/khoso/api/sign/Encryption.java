package org.khoso.api.sign;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Extension point: encrypts small content to named recipients, and opens what was encrypted to one's own key. A DS component with the
 * property {@link Signer#FORM}. Stateless, thread-safe. What is opened may be hostile: it ends in content or in a refusal, within bounds
 * of time and memory.
 */
public interface Encryption {
    /** Most bytes of a file that is opened, and of content that is encrypted. */
    int LARGEST = 32 << 20;

    /** @param head up to 64 bytes from the beginning of a file @return whether it may be encrypted in this form */
    boolean knows(byte[] head);

    /**
     * Encrypts, so that a changed byte is noticed when it is opened.
     *
     * @param content    content, at most {@link #LARGEST}
     * @param recipients certificates of those who can open it, at least one; each alone is enough
     * @return bytes of a file; other bytes each time
     * @throws org.khoso.api.KhosoException if a certificate does not allow to encrypt to it, or is too weak; names it
     */
    byte[] encrypt(byte[] content, List<X509Certificate> recipients) throws IOException;

    /**
     * Opens.
     *
     * @param name      what a person calls the file, for messages
     * @param encrypted bytes of the file
     * @param key       key of one of the recipients; neither its use nor its period is asked: what came in time can be opened later
     * @return the content; nothing says yet who made it
     * @throws org.khoso.api.KhosoException if it is of another form, was changed, or is encrypted to others
     */
    byte[] decrypt(String name, byte[] encrypted, SigningKey key) throws IOException;
}
