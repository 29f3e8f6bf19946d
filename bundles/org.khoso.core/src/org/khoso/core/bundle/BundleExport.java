package org.khoso.core.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.sign.Encryption;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.ResponseFormat;
import org.khoso.core.Session;
import org.khoso.core.bundle.Manifest.Part;
import org.khoso.core.bundle.Manifest.Returned;
import org.khoso.core.sign.FileSigning;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Makes bundles: of a response of our own its answers, of one that we sent back the note that says why. The number is kept in the archive
 * before the file is written, and the file with it: after a kill, or when a medium is lost, the same call writes the same file again.
 * Thread-safe.
 */
@Component(service = BundleExport.class)
public final class BundleExport {
    /** How names of bundles end. */
    public static final String ENDING = ".khoso-bundle";
    private static final String FORMS = "(" + Signer.FORM + "=" + Signer.CMS + ")";
    private final Responses responses;
    private final Filling filling;
    private final ResponseFormat json;
    private final FileSigning signing;
    private final Encryption encryption;

    /** Called by OSGi and tests. @param json form of the answers @param encryption null if none is installed */
    @Activate
    public BundleExport(@Reference Responses responses, @Reference Filling filling,
            @Reference(target = "(" + ResponseFormat.FORMAT + "=json)") ResponseFormat json, @Reference FileSigning signing,
            @Reference(target = FORMS, cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) Encryption encryption) {
        this.responses = responses;
        this.filling = filling;
        this.json = json;
        this.signing = signing;
        this.encryption = encryption;
    }

    /**
     * How to make one.
     *
     * @param key        who signs
     * @param recipients who can open it
     * @param attach     file, or folder whose files are attached; null for none
     * @param sender     unit in whose name a response is sent back; null for that of our own response to the survey
     * @param after      the number has to be higher; 0 for the next
     */
    public record Making(SigningKey key, List<X509Certificate> recipients, Path attach, String sender, long after) {
        /** Copies the recipients. */
        public Making {
            recipients = List.copyOf(recipients);
        }
    }

    /** What was made. @param bundle as it is kept @param again whether the same had been made before, and the same file was written again @param parts its parts */
    public record Made(KeptBundle bundle, boolean again, List<Part> parts) {
    }

    /** Parts with their bytes. */
    private record Contents(List<Part> parts, List<byte[]> bytes) {
        void add(String name, byte[] content) {
            parts.add(new Part(name, content.length, Refusals.sha256(content)));
            bytes.add(content);
        }
    }

    /** Writes a bundle. @throws org.khoso.api.KhosoException if there is nothing to send, or key or recipients can't be used */
    public Made export(Session session, UUID id, Making making, Path to) throws IOException {
        if (encryption == null)
            throw Refusals.of("not-installed");
        Response r = responses.read(session, id);
        boolean own = r.issue().origin().equals("own");
        if (own && r.state().open())
            throw Refusals.of("export-open", r.respondent().name(), Responses.state(r.state()));
        if (!own && r.state() != Response.State.RETURNED)
            throw Refusals.of("export-other", r.respondent().name(), Responses.state(r.state()));
        Contents contents = contents(session, r, own, making.attach());
        Series series = new Series(r.survey(), own ? r.respondent().code() : sender(session, r, making.sender()), r.respondent().code(),
                own ? Purpose.RESPONSE : Purpose.RETURN);
        Returned returned = own ? null : returned(session, r);
        String sum = sum(new Manifest(series, r.version(), 1, Instant.EPOCH, "", "", returned, contents.parts()), making);
        Numbers numbers = Numbers.of(session, KeptBundle.Way.OUT, series);
        KeptBundle last = numbers.last();
        if (last != null && last.content().equals(sum) && last.number() > making.after())
            return again(session, last, contents, to);
        var manifest = new Manifest(series, r.version(), Math.max(numbers.highest(), making.after()) + 1,
                Instant.now().truncatedTo(ChronoUnit.SECONDS), session.actor().name(), last == null ? "" : last.digest(), returned,
                contents.parts());
        return fresh(session, new Draft(r, manifest, sum, contents, numbers.highest()), making, to);
    }

    /** A bundle to be. @param last highest number till now */
    private record Draft(Response response, Manifest manifest, String sum, Contents contents, long last) {
    }

    private static Made again(Session session, KeptBundle last, Contents contents, Path to) throws IOException {
        try (InputStream in = session.archive().vault().open(last.object())) {
            write(to, in.readAllBytes());
        }
        return new Made(last, true, contents.parts());
    }

    private Made fresh(Session session, Draft d, Making making, Path to) throws IOException {
        Manifest m = d.manifest();
        byte[] manifest = ManifestJson.write(m);
        byte[] signed = signing.carrying(manifest, making.key(), m.made());
        byte[] zip = BundleZip.write(signed, d.contents().parts(), d.contents().bytes());
        byte[] file = encryption.encrypt(zip, making.recipients());
        String object = session.archive().vault().put(new ByteArrayInputStream(file)).id();
        var signer = making.key().certificate();
        var kept = new KeptBundle(KeptBundle.Way.OUT, m.series(), m.number(), Refusals.sha256(manifest), m.previous(), d.sum(), object,
                Signers.fingerprint(signer), signer.getSubjectX500Principal().getName(), m.made(), m.made(),
                m.returned() == null ? "" : m.returned().reason());
        Message label = Message.of("core.bundle.made", m.number(), d.response().respondent().name());
        session.archive().holdings().commit(session.actor(),
                new ChangeSet(Ids.next(), label, List.of(new Change.Create(kept.holding(d.response().id(), d.last()))), null));
        write(to, file);
        return new Made(kept, false, d.contents().parts());
    }

    private static void write(Path to, byte[] file) throws IOException {
        Files.createDirectories(to.toAbsolutePath().getParent());
        FileSigning.write(to, file);
    }

    private Contents contents(Session session, Response r, boolean own, Path attach) throws IOException {
        Contents all = new Contents(new ArrayList<>(), new ArrayList<>());
        if (own) {
            var out = new ByteArrayOutputStream();
            json.write(filling.template(session, r), r, out);
            all.add(PartNames.RESPONSE, out.toByteArray());
        }
        long left = Encryption.LARGEST;
        for (Path file : attached(attach)) {
            String name = PartNames.attachment(file);
            if (!PartNames.good(name))
                throw Refusals.of("attachment-name", file.getFileName().toString());
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes((int) left + 1);
                left -= bytes.length;
                if (left < 0 || all.parts().size() == ManifestJson.MOST_PARTS)
                    throw Refusals.of("attachments-large", ManifestJson.MOST_PARTS, Encryption.LARGEST);
                all.add(name, bytes);
            }
        }
        return all;
    }

    private static List<Path> attached(Path given) throws IOException {
        if (given == null)
            return List.of();
        if (!Files.isDirectory(given))
            return List.of(given);
        try (Stream<Path> all = Files.list(given)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** @return unit that sends back: as named, else the one that has a response of its own to the same survey here */
    private String sender(Session session, Response r, String named) throws IOException {
        if (named != null && !named.isBlank())
            return named.strip();
        List<String> own = responses.heads(session, r.survey()).stream().filter(h -> h.issue().origin().equals("own"))
                .map(h -> h.respondent().code()).distinct().toList();
        if (own.size() != 1)
            throw Refusals.of("needs-sender", own.size());
        return own.getFirst();
    }

    /** @return which bundle is sent back: the one that the answers are from */
    private static Returned returned(Session session, Response r) throws IOException {
        try (Stream<Holding> rows = session.archive().holdings().stream(HoldingQuery.children(Kind.SURVEY_BUNDLE, r.id()))) {
            KeptBundle of = rows.map(KeptBundle::of)
                    .filter(b -> b.way() == KeptBundle.Way.IN && b.series().purpose() == Purpose.RESPONSE
                            && b.number() == r.issue().sequence())
                    .findFirst().orElse(null);
            return new Returned(of == null ? 0 : of.number(), of == null ? "" : of.digest(), r.issue().reason());
        }
    }

    /** @return what makes two bundles the same for those who get them: they need one number only */
    private static String sum(Manifest without, Making making) {
        List<String> who = new ArrayList<>(making.recipients().stream().map(c -> Signers.fingerprint(c)).sorted().toList());
        who.add(Signers.fingerprint(making.key().certificate()));
        return Refusals.sha256(Refusals.sha256(ManifestJson.write(without)) + "\n" + String.join("\n", who));
    }
}
