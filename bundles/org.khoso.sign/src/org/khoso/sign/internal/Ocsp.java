package org.khoso.sign.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.BiPredicate;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** OCSP responses (RFC 6960): only those that the issuer of a certificate has signed, or somebody whom it has appointed for that. */
final class Ocsp {
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    private static final int MOST_ANSWERS = 200;
    private final List<BasicOCSPResp> responses = new ArrayList<>();
    private final List<X509Certificate> helpers;
    private final CryptoPolicy policy;
    private final BiPredicate<X509Certificate, X509Certificate> revoked;

    /** What a response says of a certificate. @param since when it was revoked; null if it was not @param held whether it may be taken back @param made time for which it speaks @param next when there is news; null if nobody says @param kept since when it speaks of certificates that have ended, too; null if it does not */
    record Answer(Instant since, boolean held, Instant made, Instant next, Instant kept) {
    }

    /** @param helpers certificates that may be of those who sign responses: a response need not bring them along @param revoked says of a certificate and its issuer whether a list names it */
    Ocsp(List<byte[]> all, List<X509Certificate> helpers, CryptoPolicy policy, BiPredicate<X509Certificate, X509Certificate> revoked) {
        this.helpers = helpers;
        this.policy = policy;
        this.revoked = revoked;
        for (byte[] der : all) {
            BasicOCSPResp r = read(der);
            if (r != null)
                responses.add(r);
        }
    }

    /** @param der an OCSPResponse or the BasicOCSPResponse in it @return null if it is neither */
    static BasicOCSPResp read(byte[] der) {
        try {
            if (BerGuard.end(der) != der.length)
                return null;
            try {
                return new BasicOCSPResp(BasicOCSPResponse.getInstance(der));
            } catch (RuntimeException e) { // then it may be the whole answer of a server
                ResponseBytes inside = OCSPResponse.getInstance(der).getResponseBytes();
                return inside == null ? null : new BasicOCSPResp(BasicOCSPResponse.getInstance(inside.getResponse().getOctets()));
            }
        } catch (BerGuard.Malformed | RuntimeException | StackOverflowError e) { // whatever hostile bytes do to a parser
            return null;
        }
    }

    /** @return what genuine responses that were made until a time say of a certificate */
    List<Answer> of(X509Certificate c, X509Certificate issuer, Instant at) {
        List<Answer> all = new ArrayList<>();
        for (BasicOCSPResp r : responses)
            try {
                SingleResp[] answers = r.getResponses();
                for (SingleResp s : answers.length > MOST_ANSWERS ? new SingleResp[0] : answers)
                    if (about(s, c, issuer) && !s.getThisUpdate().toInstant().isAfter(at) && genuine(r, issuer))
                    answer(s, all);
            } catch (GeneralSecurityException | IOException | OCSPException | OperatorCreationException | RuntimeException e) {
                System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "an OCSP response is not heard", e);
            }
        return all;
    }

    /** @return since when a response speaks of certificates that have ended (RFC 6960, 4.4.4); null if it does not */
    private static Instant kept(SingleResp s) {
        Extension e = s.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff);
        try {
            return e == null ? null : ASN1GeneralizedTime.getInstance(e.getParsedValue()).getDate().toInstant();
        } catch (ParseException x) {
            return null;
        }
    }

    private static void answer(SingleResp s, List<Answer> all) {
        Instant made = s.getThisUpdate().toInstant();
        Instant next = s.getNextUpdate() == null ? null : s.getNextUpdate().toInstant();
        Instant kept = kept(s);
        if (s.getCertStatus() == null) // good
            all.add(new Answer(null, false, made, next, kept));
        else if (s.getCertStatus() instanceof RevokedStatus r)
            all.add(new Answer(r.getRevocationTime().toInstant(), r.hasRevocationReason() && r.getRevocationReason() == 6, made, next,
                    kept));
    }

    private static boolean about(SingleResp s, X509Certificate c, X509Certificate issuer)
            throws GeneralSecurityException, OCSPException, OperatorCreationException {
        return c.getSerialNumber().equals(s.getCertID().getSerialNumber())
                && s.getCertID().matchesIssuer(new JcaX509CertificateHolder(issuer),
                        new JcaDigestCalculatorProviderBuilder().setProvider(Bc.PROVIDER).build());
    }

    private boolean genuine(BasicOCSPResp r, X509Certificate issuer)
            throws GeneralSecurityException, IOException, OCSPException, OperatorCreationException {
        if (signed(r, issuer))
            return true;
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder h : r.getCerts())
            all.add(Certificates.of(h.getEncoded()));
        all.addAll(helpers);
        for (X509Certificate c : all) {
            List<String> uses = c.getExtendedKeyUsage();
            Date made = r.getProducedAt();
            boolean appointed = uses != null && uses.contains(OCSP_SIGNING)
                    && c.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                    && !made.before(c.getNotBefore()) && !made.after(c.getNotAfter());
            if (appointed && policy.bearable(c) && Paths.signed(c, issuer) && !revoked.test(c, issuer) && signed(r, c))
                return true;
        }
        return false;
    }

    private boolean signed(BasicOCSPResp r, X509Certificate by) throws OperatorCreationException {
        if (!policy.bearable(by))
            return false;
        try {
            return r.isSignatureValid(new JcaContentVerifierProviderBuilder().setProvider(Bc.PROVIDER).build(by.getPublicKey()));
        } catch (OCSPException | RuntimeException e) { // by another key
            return false;
        }
    }
}
