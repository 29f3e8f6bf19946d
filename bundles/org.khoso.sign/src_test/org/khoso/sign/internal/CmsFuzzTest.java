package org.khoso.sign.internal;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.sign.internal.TestAuthority.Cert;
import org.khoso.sign.internal.TestAuthority.Party;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** Broken CMS: apart, with its content, with a time-stamp, with lists; each gets a verdict that can be said. */
class CmsFuzzTest {
    @Test
    void mutations() throws Exception {
        Party root = new Cert("Fuzz root", null).days(-4000, 4000).authority(null).make();
        Party signer = new Cert("Fuzz signer", root).make();
        Party stamper = new Cert("Fuzz stamps", root).usage(org.bouncycastle.asn1.x509.KeyUsage.digitalSignature).stamps().make();
        byte[] content = "nội dung".getBytes();
        byte[] stamped = new CmsSigner().sign(signer.key(), () -> new ByteArrayInputStream(content),
                new Signer.Options(false, TestAuthority.NOW, TestAuthority.stamper(stamper, TestAuthority.NOW)), Progress.NONE);
        var list = TestAuthority.crl(root, signer, TestAuthority.NOW);
        var trust = new Trust(List.of(root.certificate()), List.of(), List.of(), true, TestAuthority.NOW.plusSeconds(60));
        Fuzz.of("CMS", CmsVerifier.class).shape(Shape.BINARY).limit(Duration.ofSeconds(10)).words("-----BEGIN CMS-----\n", "\u0030\u0080")
                .seed(TestCms.by(signer).sign(content), TestCms.by(signer).attached().sign(content), stamped,
                        TestCms.by(signer).lists(list).sign(content))
                .run((file, in) -> {
                    List<Message> said = new ArrayList<>();
                    var signed = new Signed("a.txt", () -> new ByteArrayInputStream(file), () -> new ByteArrayInputStream(content));
                    for (Verdict v : new CmsVerifier().verify(signed, trust, Progress.NONE))
                        v.findings().forEach(f -> said.add(f.message()));
                    return said;
                });
    }
}
