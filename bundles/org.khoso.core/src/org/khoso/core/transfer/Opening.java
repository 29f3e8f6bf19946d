package org.khoso.core.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.sign.Encryption;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.SignedBy;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.sign.Trust;
import org.khoso.api.transfer.RemoteFolders;
import org.khoso.core.bundle.Refusals;
import org.khoso.core.sign.FileSigning;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Opens what somebody sent: folder, encrypted medium, folder of another machine; and says what its manifest and its signature are. Thread-safe. */
@Component(service = Opening.class)
public final class Opening {
    private static final String FORMS = "(" + Signer.FORM + "=" + Signer.CMS + ")";
    private static final int LARGEST_SIGNATURE = 1 << 20;
    private final FileSigning signing;
    private final Encryption encryption;
    private final RemoteFolders remotes;

    /** Called by OSGi and tests. @param encryption null if none is installed @param remotes null likewise */
    @Activate
    public Opening(@Reference FileSigning signing,
            @Reference(target = FORMS, cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) Encryption encryption,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) RemoteFolders remotes) {
        this.signing = signing;
        this.encryption = encryption;
        this.remotes = remotes;
    }

    /** Gives the key that opens what is encrypted; asked only if something is. */
    public interface KeyGiver {
        /** @return the key */
        SigningKey key() throws IOException;
    }

    /**
     * How to open.
     *
     * @param folder folder; null for another machine
     * @param remote folder of another machine; null for a folder
     * @param login  how to get in there; null for a folder
     * @param key    gives the key that opens an encrypted one
     * @param trust  whose signatures count
     */
    public record Place(Path folder, URI remote, RemoteFolders.Login login, KeyGiver key, Trust trust) {
    }

    /** What was opened. For one thread. @param medium what it is read from; the caller closes it @param manifest manifest @param bytes its bytes @param signedBy who signed it; null if nobody did @param findings what is to be said of the signature */
    record Opened(Medium medium, TransferManifest manifest, byte[] bytes, SignedBy signedBy, List<Finding> findings) {
        String digest() {
            return Refusals.sha256(bytes);
        }
    }

    /** @return it, open. @throws org.khoso.api.KhosoException if there is none, its manifest can't be read, or its signature is false */
    Opened open(Place place) throws IOException {
        Medium medium = medium(place);
        try {
            byte[] bytes = medium.bytes(Medium.MANIFEST, Medium.MANIFEST_NAME, TransferManifestJson.LARGEST);
            if (bytes == null)
                throw Refused.of("nothing-there", medium.shown());
            TransferManifest manifest = TransferManifestJson.read(bytes, Medium.MANIFEST_NAME);
            byte[] signature = medium.bytes(Medium.SIGNATURE, Medium.SIGNATURE_NAME, LARGEST_SIGNATURE);
            List<Finding> findings = new ArrayList<>();
            SignedBy by = signature == null ? unsigned(manifest, findings) : judged(bytes, signature, place.trust(), manifest, findings);
            return new Opened(medium, manifest, bytes, by, findings);
        } catch (IOException | RuntimeException e) {
            medium.close();
            throw e;
        }
    }

    private Medium medium(Place place) throws IOException {
        if (place.remote() != null && remotes == null)
            throw Refused.of("not-installed");
        Medium plain = place.remote() == null
                ? new FolderMedium(FolderMedium.find(place.folder()))
                : new RemoteMedium(remotes.open(place.remote(), place.login()), place.remote().toString());
        try {
            if (!SealedMedium.is(plain))
                return plain;
            if (encryption == null)
                throw Refused.of("not-installed");
            return new SealedMedium(plain, encryption, place.key().key());
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static SignedBy unsigned(TransferManifest m, List<Finding> findings) {
        findings.add(finding("unsigned", m.code(), "", m.code()));
        return null;
    }

    /** A verifier reads files: manifest and signature are laid beside each other for it, outside of what was sent. */
    private SignedBy judged(byte[] bytes, byte[] signature, Trust trust, TransferManifest m, List<Finding> findings) throws IOException {
        FileSigning.Checked checked = checked(signing, bytes, signature, Medium.MANIFEST_NAME, trust);
        if (checked.worst() == Indication.TOTAL_FAILED)
            throw Refused.of("signature-false", m.code(), Medium.MANIFEST_NAME);
        SignedBy by = checked.verdicts().getFirst().signedBy();
        if (checked.worst() == Indication.INDETERMINATE)
            findings.add(finding("signer-unsure", m.code(), "", m.code(), by == null ? "?" : by.subject()));
        return by;
    }

    /** @return what the signature beside some bytes is worth */
    static FileSigning.Checked checked(FileSigning signing, byte[] bytes, byte[] signature, String name, Trust trust) throws IOException {
        Path folder = Files.createTempDirectory("khoso-");
        try {
            Path file = folder.resolve(name);
            Files.write(file, bytes);
            Files.write(FileSigning.beside(file, FileSigning.APART), signature);
            return signing.verify(file, trust, Progress.NONE);
        } finally {
            Staging.deleteTree(folder);
        }
    }

    /** @return a finding of our own: no clause, so it does not oblige */
    static Finding finding(String rule, String subject, String place, Object... args) {
        return new Finding("transfer/" + rule, "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.TRANSFER, null, subject), place,
                Message.of("core.transfer.finding." + rule, args), Message.of("core.transfer.finding." + rule + ".remedy", args));
    }
}
