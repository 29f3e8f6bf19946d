package org.khoso.sign.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.jcajce.JcaX509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * What a list of revoked certificates says of one certificate (RFC 5280, 5.2.4, 5.2.5, 6.3.3). Authorities cut their lists up: for people and
 * for authorities, by place of publication, by reason, by what is new.
 *
 * @param heard whether a certificate that it names is revoked
 * @param whole whether a certificate that it does not name is good
 */
record ListScope(boolean heard, boolean whole) {
    private static final ListScope NOTHING = new ListScope(false, false);
    private static final ListScope PART = new ListScope(true, false);
    private static final ListScope ALL = new ListScope(true, true);

    static ListScope of(X509CRL crl, X509Certificate c) {
        try {
            var holder = new JcaX509CRLHolder(crl);
            Extension e = holder.getExtension(Extension.issuingDistributionPoint);
            IssuingDistributionPoint point = e == null ? null : IssuingDistributionPoint.getInstance(e.getParsedValue());
            if (point != null && notAbout(point, c))
                return NOTHING;
            boolean whole = holder.getExtension(Extension.deltaCRLIndicator) == null && !crl.hasUnsupportedCriticalExtension()
                    && (point == null || point.getOnlySomeReasons() == null && published(point.getDistributionPoint(), c));
            return whole ? ALL : PART;
        } catch (GeneralSecurityException | IOException | RuntimeException x) { // whatever hostile bytes do to a parser
            return NOTHING;
        }
    }

    /** In a list for several issuers a number alone does not say whose certificate is meant. */
    private static boolean notAbout(IssuingDistributionPoint point, X509Certificate c) {
        boolean authority = c.getBasicConstraints() >= 0;
        return point.isIndirectCRL() || point.onlyContainsAttributeCerts() || point.onlyContainsCACerts() && !authority
                || point.onlyContainsUserCerts() && authority;
    }

    /** A list that names its place holds only the certificates that name the same place. */
    private static boolean published(DistributionPointName at, X509Certificate c) throws GeneralSecurityException, IOException {
        if (at == null)
            return true;
        Extension e = new JcaX509CertificateHolder(c).getExtension(Extension.cRLDistributionPoints);
        if (e == null)
            return names(at).contains(new GeneralName(new JcaX509CertificateHolder(c).getIssuer()));
        for (DistributionPoint p : CRLDistPoint.getInstance(e.getParsedValue()).getDistributionPoints()) {
            boolean same = at.equals(p.getDistributionPoint());
            List<GeneralName> its = p.getDistributionPoint() == null ? names(p.getCRLIssuer()) : names(p.getDistributionPoint());
            if (same || names(at).stream().anyMatch(its::contains))
                return true;
        }
        return false;
    }

    private static List<GeneralName> names(DistributionPointName n) {
        return n.getType() == DistributionPointName.FULL_NAME ? names(GeneralNames.getInstance(n.getName())) : List.of();
    }

    private static List<GeneralName> names(GeneralNames all) {
        return all == null ? List.of() : new ArrayList<>(List.of(all.getNames()));
    }
}
