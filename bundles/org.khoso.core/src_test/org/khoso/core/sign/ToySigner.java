package org.khoso.core.sign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.SignatureVerifier;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.SignedBy;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;

/** A signature that is a digest: enough to test what is done with signatures. */
final class ToySigner implements Signer, SignatureVerifier {
    /** What the next verdicts say of a signature whose digest is right. */
    SubIndication doubt;

    @Override
    public byte[] sign(SigningKey key, org.khoso.api.sign.Bytes content, Options options, Progress progress) throws IOException {
        try (InputStream in = content.open()) {
            byte[] bytes = in.readAllBytes();
            String carried = options.attached() ? Base64.getEncoder().encodeToString(bytes) : "-";
            return ("TOY " + SignedHeads.sha256(bytes) + " " + carried).getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Override
    public boolean knows(byte[] head) {
        return head.length > 0 && head[0] == 'T';
    }

    @Override
    public List<Verdict> verify(Signed signed, Trust trust, Progress progress) throws IOException {
        String[] part;
        try (InputStream in = signed.signature().open()) {
            part = new String(in.readAllBytes(), StandardCharsets.US_ASCII).split(" ");
        }
        if (part.length != 3)
            return List.of(verdict(signed, Indication.TOTAL_FAILED, SubIndication.FORMAT_FAILURE, null));
        byte[] carried = part[2].equals("-") ? null : Base64.getDecoder().decode(part[2]);
        byte[] content = carried;
        if (signed.content() != null)
            try (InputStream in = signed.content().open()) {
                content = in.readAllBytes();
            }
        if (content == null)
            return List.of(verdict(signed, Indication.INDETERMINATE, SubIndication.SIGNED_DATA_NOT_FOUND, null));
        if (!SignedHeads.sha256(content).equals(part[1]))
            return List.of(verdict(signed, Indication.TOTAL_FAILED, SubIndication.HASH_FAILURE, carried));
        return List.of(verdict(signed, doubt == null ? Indication.TOTAL_PASSED : Indication.INDETERMINATE, doubt, carried));
    }

    private static Verdict verdict(Signed s, Indication i, SubIndication sub, byte[] content) {
        var by = new SignedBy("Toy", "CN=Toy", "CN=Toy", "1", Instant.EPOCH, Instant.MAX, "", Instant.EPOCH, null, "TOY");
        return new Verdict(i, sub, by, content, sub == null
                ? List.of()
                : List.of(new Finding("signature/toy", "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.FILE, null, s.name()), "",
                        Message.of("x"), null)));
    }
}
