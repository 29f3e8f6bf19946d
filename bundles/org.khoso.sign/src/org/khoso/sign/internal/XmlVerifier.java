package org.khoso.sign.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Progress;
import org.khoso.api.sign.Bytes;
import org.khoso.api.sign.SignatureVerifier;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.model.io.XmlInput;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Verifies signatures in XML: XAdES and plain XML signatures, around, inside or beside what they are over. */
@Component(service = SignatureVerifier.class, property = Signer.FORM + "=" + Signer.XADES)
public final class XmlVerifier implements SignatureVerifier {
    private static final int MOST = 20;
    /** What the parser's sentence names when a limit was reached. */
    private static final String LIMIT = "jdk.xml.";
    private final CryptoPolicy policy;

    /** Called by OSGi and tests. */
    @Activate
    public XmlVerifier() {
        policy = CryptoPolicy.ofProduct();
    }

    @Override
    public boolean knows(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).replace("\u00ef\u00bb\u00bf", "").replace("\0", "")
                .replaceFirst("^(\u00ff\u00fe|\u00fe\u00ff)", "").strip();
        return text.startsWith("<");
    }

    @Override
    public List<Verdict> verify(Signed signed, Trust trust, Progress progress) throws IOException {
        byte[] bytes;
        try (InputStream in = signed.signature().open()) {
            bytes = in.readNBytes(XmlTree.LARGEST + 1);
        }
        if (progress.cancelled())
            throw Bc.problem(null, "cancelled");
        Told told = new Told(signed.name(), "");
        try {
            if (bytes.length > XmlTree.LARGEST)
                throw new SAXException(LIMIT);
            return new Pass(XmlTree.of(bytes), signed, trust, progress).run();
        } catch (SAXException | RuntimeException | StackOverflowError e) { // whatever hostile bytes do to a parser
            String reason = XmlInput.reason(e);
            if (reason.contains(LIMIT))
                told.failed(SubIndication.FORMAT_FAILURE, "xml-too-many");
            else
                told.failed(SubIndication.FORMAT_FAILURE, "xml-unreadable", reason, XmlInput.line(e));
            return List.of(told.verdict(null, null));
        }
    }

    private final class Pass {
        private final XmlTree tree;
        private final Signed signed;
        private final Trust trust;
        private final Progress progress;
        private final XmlCanon canon = new XmlCanon();

        Pass(XmlTree tree, Signed signed, Trust trust, Progress progress) {
            this.tree = tree;
            this.signed = signed;
            this.trust = trust;
            this.progress = progress;
        }

        List<Verdict> run() throws IOException {
            List<Element> found = new ArrayList<>();
            for (Node n = tree.document(); n != null;) {
                boolean signature = XmlTree.is(n, XmlNames.DS, XmlNames.SIGNATURE);
                if (signature)
                    found.add((Element) n);
                n = signature ? XmlTree.after(n, tree.document()) : XmlTree.next(n, tree.document());
            }
            if (found.isEmpty() || found.size() > MOST) {
                Told told = new Told(signed.name(), "");
                told.failed(SubIndication.FORMAT_FAILURE, found.isEmpty() ? "xml-unsigned" : "xml-too-many");
                return List.of(told.verdict(null, null));
            }
            List<Verdict> all = new ArrayList<>();
            for (Element e : found)
                all.add(one(e, new Told(signed.name(), found.size() == 1 ? "" : Integer.toString(all.size() + 1))));
            return all;
        }

        private Verdict one(Element signature, Told told) throws IOException {
            try {
                Verdict v = new XmlCheck(tree, canon, signature, trust, policy, told).run(this::outside, progress);
                if (progress.cancelled())
                    throw Bc.problem(null, "cancelled");
                return v;
            } catch (GeneralSecurityException | RuntimeException | StackOverflowError e) { // whatever hostile bytes do to a parser
                System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "an XML signature can't be read", e);
                told.failed(SubIndication.FORMAT_FAILURE, e instanceof XmlCanon.TooMuch ? "xml-too-many" : "xml-damaged", "Signature");
                return told.verdict(null, null);
            }
        }

        /** What was given stands for any file; else it must lie beside the signature. The network is never asked. */
        private Bytes outside(String uri) throws IOException {
            if (signed.content() != null)
                return signed.content();
            String name = uri == null ? null : plain(uri);
            return name == null || signed.neighbours() == null ? null : signed.neighbours().named(name);
        }

        private static String plain(String uri) {
            try {
                URI u = new URI(uri.replace(" ", "%20"));
                String path = u.getScheme() == null && u.getAuthority() == null && u.getQuery() == null ? u.getPath() : null;
                if (path != null && path.startsWith("./"))
                    path = path.substring(2);
                boolean odd = path == null || path.isEmpty() || path.contains("/") || path.contains("\\") || path.startsWith(".")
                        || path.indexOf(0) >= 0;
                return odd ? null : path;
            } catch (URISyntaxException e) {
                return null;
            }
        }
    }
}
