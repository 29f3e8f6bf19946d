package org.khoso.sign.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.w3c.dom.Element;

/** Validates one XML signature, in the order of ETSI EN 319 102-1: format, signer, cryptography, time, certificate, strength. */
final class XmlCheck {
    private final XmlTree tree;
    private final XmlCanon canon;
    private final Element signature;
    private final Element info;
    private final XadesProperties properties;
    private final XmlKeyInfo keys;
    private final Trust trust;
    private final CryptoPolicy policy;
    private final Told told;
    private X509Certificate certificate;
    private Instant stamped;

    XmlCheck(XmlTree tree, XmlCanon canon, Element signature, Trust trust, CryptoPolicy policy, Told told) {
        this.tree = tree;
        this.canon = canon;
        this.signature = signature;
        this.trust = trust;
        this.policy = policy;
        this.told = told;
        info = XmlTree.child(signature, XmlNames.DS, "SignedInfo");
        properties = new XadesProperties(signature);
        keys = new XmlKeyInfo(signature);
    }

    Verdict run(XmlReferences.Outside outside, Progress progress) throws IOException, GeneralSecurityException {
        Element value = XmlTree.child(signature, XmlNames.DS, "SignatureValue");
        if (info == null || XmlTree.base64(value) == null) {
            told.failed(SubIndication.FORMAT_FAILURE, "xml-damaged", "SignedInfo");
            return told.verdict(null, null);
        }
        var references = new XmlReferences(tree, canon, signature, outside, told, progress);
        references.check(info);
        covered(references);
        Evidence all = Evidence.of(keys.certificates()).plus(properties.evidence());
        XmlNames.Algorithm algorithm = XmlPss.signature(XmlTree.child(info, XmlNames.DS, "SignatureMethod"));
        if (!told.failed() && identify(all.certificates()) && cryptography(algorithm, XmlTree.base64(value)) && !told.failed())
            judge(all, value, algorithm, references.digests());
        String name = algorithm == null ? "?" : algorithm.name();
        return told.verdict(certificate == null ? null : Claims.by(certificate, properties.claimed(), stamped, name), properties.level(all),
                null);
    }

    private void covered(XmlReferences references) {
        if (properties.signed() != null && references.covers(properties.signed()))
            properties.trust();
        else if (properties.signed() != null && !told.failed())
            told.unsure(SubIndication.SIG_CONSTRAINTS_FAILURE, "xml-properties");
        if (!references.data() && told.passed())
            told.failed(SubIndication.FORMAT_FAILURE, "xml-nothing-signed");
        if (!references.parts().isEmpty())
            told.note(Level.SHOULD, "xml-part", String.join(", ", references.parts()));
    }

    /** The certificate that the signed properties name; without such, the one of which KeyInfo tells. */
    private boolean identify(List<X509Certificate> carried) throws GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>(carried);
        all.addAll(trust.others());
        all.addAll(trust.anchors());
        if (!properties.names())
            certificate = keys.signer(all);
        else
            for (X509Certificate c : all)
                if (certificate == null && properties.fits(c))
                certificate = c;
        if (certificate == null && !carried.isEmpty())
            told.unsure(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, "other-certificate", Certificates.commonName(carried.getFirst()));
        else if (certificate == null)
            told.unsure(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, "no-certificate", "?");
        else if (!properties.names())
            told.note(Level.MAY, "xml-not-named", Certificates.commonName(certificate));
        return certificate != null;
    }

    /** @return whether the key is one that can be used at all */
    private boolean cryptography(XmlNames.Algorithm algorithm, byte[] value) throws IOException, GeneralSecurityException {
        String who = Certificates.commonName(certificate);
        Element method = XmlTree.child(info, XmlNames.DS, "CanonicalizationMethod");
        String form = XmlReferences.algorithm(method);
        if (!policy.bearable(certificate)) {
            told.unsure(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, "unbearable-key", who, policy.key(certificate).name());
            return false;
        }
        if (algorithm == null || !XmlCanon.knows(form)) {
            String what = algorithm == null ? XmlReferences.algorithm(XmlTree.child(info, XmlNames.DS, "SignatureMethod")) : form;
            told.unsure(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, "unknown-algorithm", what, who);
            return false;
        }
        try {
            Signature s = algorithm.parameters() == null ? Signature.getInstance(algorithm.name(), Bc.PROVIDER) : XmlPss.of(algorithm);
            s.initVerify(certificate.getPublicKey());
            s.update(canon.of(tree, info, Set.of(), form.endsWith("WithComments"), form, method));
            if (!s.verify(value))
                told.failed(SubIndication.SIG_CRYPTO_FAILURE, "signature-false", who);
        } catch (java.security.InvalidAlgorithmParameterException e) {
            told.unsure(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, "unknown-algorithm", algorithm.name(), who);
        } catch (SignatureException | java.security.InvalidKeyException | RuntimeException e) { // a value or a key of another kind
            told.failed(SubIndication.SIG_CRYPTO_FAILURE, "signature-false", who);
        }
        return true;
    }

    private void judge(Evidence all, Element value, XmlNames.Algorithm algorithm, Set<String> digests)
            throws IOException, GeneralSecurityException {
        var stamps = new Stamps(trust, all, policy, null, told);
        stamped = properties.stamped(stamps, method -> {
            String form = method == null ? XmlCanon.USUAL : XmlReferences.algorithm(method);
            if (!XmlCanon.knows(form))
                throw new GeneralSecurityException(form);
            return canon.of(tree, value, Set.of(), false, form, method);
        }).stream().min(Instant::compareTo).orElse(null);
        Times times = new Times(null, stamped, trust.at());
        new CertificateCheck(trust, new Paths(trust, all.certificates(), policy), new Revocations(trust, all, policy), policy).judge(
                certificate,
                times, false, told);
        for (String d : digests)
            CertificateCheck.strong(policy.digest(d), "weak-digest", times, told, null);
        if (!digests.contains(algorithm.digest()))
            CertificateCheck.strong(policy.digest(algorithm.digest()), "weak-digest", times, told, null);
        Claims.order(certificate, properties.claimed(), times, told);
    }
}
