package org.khoso.sign.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.khoso.api.Progress;
import org.khoso.api.sign.Bytes;
import org.khoso.api.sign.SignatureVerifier;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Verifies CMS, detached or with its content, in DER, BER or PEM. */
@Component(service = SignatureVerifier.class, property = Signer.FORM + "=" + Signer.CMS)
public final class CmsVerifier implements SignatureVerifier {
    /** Largest signature that is looked at. */
    static final int LARGEST = CmsSigner.LARGEST_ATTACHED + (4 << 20);
    private static final int MOST_SIGNERS = 20;
    private static final int MOST_CERTIFICATES = 500;
    private static final int MOST_LISTS = 50;
    private static final int SEQUENCE = 0x30;
    private static final String ARMOR = "-----BEGIN ";
    private final CryptoPolicy policy;

    /** Called by OSGi and tests. */
    @Activate
    public CmsVerifier() {
        policy = CryptoPolicy.ofProduct();
    }

    /** A signature that can't be read. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient String key;
        private final transient Object[] args;

        Unreadable(String key, Object... args) {
            super(key);
            this.key = key;
            this.args = args;
        }
    }

    @Override
    public boolean knows(byte[] head) {
        return head.length > 1 && (head[0] & 0xff) == SEQUENCE || new String(head, StandardCharsets.ISO_8859_1).startsWith(ARMOR);
    }

    @Override
    public List<Verdict> verify(Signed signed, Trust trust, Progress progress) throws IOException {
        byte[] bytes;
        try (InputStream in = signed.signature().open()) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        try {
            return new Pass(parse(bytes), trust, progress).run(signed.content(), Around.nothing(), place -> new Told(signed.name(), place));
        } catch (Unreadable e) {
            return List.of(unreadable(e, new Told(signed.name(), "")));
        }
    }

    private static Verdict unreadable(Unreadable e, Told told) {
        told.failed(SubIndication.FORMAT_FAILURE, e.key, e.args);
        return told.verdict(null, null);
    }

    /** @return the bytes without the zeros that fill up the room that a PDF keeps for a signature; null if they are none */
    static byte[] withoutPadding(byte[] bytes) {
        try {
            int end = BerGuard.end(bytes);
            for (int i = end; i < bytes.length; i++)
                if (bytes[i] != 0)
                return null;
            return Arrays.copyOf(bytes, end);
        } catch (BerGuard.Malformed e) {
            return null;
        }
    }

    /** The same for a signature inside a document. @param around what the document adds */
    Verdict padded(byte[] bytes, Bytes content, Trust trust, Around around, Told told, Progress progress) throws IOException {
        try {
            byte[] plain = withoutPadding(bytes);
            Pass pass = new Pass(parse(plain == null ? bytes : plain), trust, progress);
            if (pass.signers.size() > 1)
                throw new Unreadable("pdf-two-signers", pass.signers.size());
            return pass.run(content, around, place -> told).getFirst();
        } catch (Unreadable e) {
            return unreadable(e, told);
        }
    }

    private static CMSSignedData parse(byte[] given) throws Unreadable {
        if (given.length > LARGEST)
            throw new Unreadable("too-large", LARGEST);
        if (given.length == 0)
            throw new Unreadable("empty");
        byte[] bytes = dearmored(given);
        try {
            int end = BerGuard.end(bytes);
            if (end != bytes.length)
                throw new Unreadable("trailing", bytes.length - end, end);
            ContentInfo info;
            try (ASN1InputStream in = new ASN1InputStream(bytes)) {
                info = ContentInfo.getInstance(in.readObject());
            }
            if (!CMSObjectIdentifiers.signedData.equals(info.getContentType()))
                throw new Unreadable("not-signed", info.getContentType().getId());
            return new CMSSignedData(info);
        } catch (BerGuard.Malformed e) {
            throw new Unreadable(e.reason(), e.place());
        } catch (IOException | CMSException | RuntimeException | StackOverflowError e) { // whatever hostile bytes do to a parser
            throw new Unreadable("damaged", -1);
        }
    }

    private static byte[] dearmored(byte[] given) throws Unreadable {
        String text = new String(given, 0, Math.min(given.length, 64), StandardCharsets.ISO_8859_1);
        if (!text.startsWith(ARMOR))
            return given;
        String all = new String(given, StandardCharsets.ISO_8859_1);
        int from = all.indexOf('\n');
        int to = all.indexOf("-----END ");
        if (from < 0 || to < from)
            throw new Unreadable("truncated", given.length);
        try {
            return Base64.getMimeDecoder().decode(all.substring(from, to));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("damaged", -1);
        }
    }

    /** Work on one CMS. */
    private final class Pass {
        private final Trust trust;
        private final Progress progress;
        private final CMSSignedData cms;
        private final List<SignerInformation> signers;
        private final Evidence carried;
        private final byte[] attached;

        Pass(CMSSignedData cms, Trust trust, Progress progress) throws Unreadable {
            this.cms = cms;
            this.trust = trust;
            this.progress = progress;
            try {
                signers = new ArrayList<>(bounded("signers", cms.getSignerInfos().getSigners(), MOST_SIGNERS));
                bounded("certificates", cms.getCertificates().getMatches(null), MOST_CERTIFICATES);
                bounded("lists", cms.getCRLs().getMatches(null), MOST_LISTS);
                carried = Carried.of(cms);
                attached = attached(cms);
            } catch (RuntimeException | CMSException | StackOverflowError e) { // whatever hostile bytes do to a parser
                throw new Unreadable("damaged", -1);
            }
            if (signers.isEmpty())
                throw new Unreadable("no-signer");
        }

        List<Verdict> run(Bytes given, Around around, Function<String, Told> told) throws IOException {
            Bytes bytes = given != null ? given : attached == null ? null : () -> new ByteArrayInputStream(attached);
            Set<String> names = signers.stream().map(s -> Digests.name(s.getDigestAlgorithmID())).collect(Collectors.toSet());
            Digests digests = bytes == null ? null : Digests.of(bytes, names, progress);
            if (digests != null && !digests.complete())
                throw Bc.problem(null, "cancelled");
            var content = new SignerCheck.Content(new ASN1ObjectIdentifier(cms.getSignedContentTypeOID()), digests, bytes, around,
                    progress);
            List<Verdict> all = new ArrayList<>();
            for (SignerInformation s : signers)
                all.add(one(s, content, told.apply(signers.size() == 1 ? "" : Integer.toString(all.size() + 1))));
            return all;
        }

        private Verdict one(SignerInformation s, SignerCheck.Content content, Told told) throws IOException {
            try {
                return new SignerCheck(s, trust, policy, told).run(carried, content, attached);
            } catch (GeneralSecurityException | RuntimeException | StackOverflowError e) { // whatever hostile bytes do to a parser
                System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "a signature can't be read", e);
                told.failed(SubIndication.FORMAT_FAILURE, "damaged", -1);
                return told.verdict(null, null);
            }
        }
    }

    private static <T> Collection<T> bounded(String what, Collection<T> all, int most) throws Unreadable {
        if (all.size() > most)
            throw new Unreadable("too-many-" + what, all.size(), most);
        return all;
    }

    private static byte[] attached(CMSSignedData cms) throws CMSException {
        if (cms.getSignedContent() == null)
            return null;
        var out = new ByteArrayOutputStream();
        try {
            cms.getSignedContent().write(out);
        } catch (IOException e) {
            throw new CMSException("content", e);
        }
        return out.toByteArray();
    }
}
