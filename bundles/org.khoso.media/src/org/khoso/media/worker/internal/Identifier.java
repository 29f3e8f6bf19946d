package org.khoso.media.worker.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import uk.gov.nationalarchives.droid.core.BinarySignatureIdentifier;
import uk.gov.nationalarchives.droid.core.SignatureParseException;
import uk.gov.nationalarchives.droid.core.interfaces.RequestIdentifier;
import uk.gov.nationalarchives.droid.core.interfaces.resource.FileSystemIdentificationRequest;
import uk.gov.nationalarchives.droid.core.interfaces.resource.RequestMetaData;
import uk.gov.nationalarchives.droid.core.signature.FileFormat;
import uk.gov.nationalarchives.droid.core.signature.droid6.InternalSignatureCollection;

/** Names the format of a file by the PRONOM signatures (DROID). */
final class Identifier {
    private static final int SCANNED = 65_536;
    private static final Set<String> READ = Set.of("pdf", "tif", "tiff", "jpg", "jpeg", "png", "gif", "bmp", "mp3", "mp4", "m4a", "mov",
            "wav", "avi", "wmv", "wma", "asf", "jp2", "j2k", "jpf", "jpx", "jpm");
    private final Path signatures;
    private final Inside inside;
    private BinarySignatureIdentifier droid;
    private Shortlist shortlist;

    Identifier(Path signatures, Inside inside) {
        this.signatures = signatures;
        this.inside = inside;
    }

    /** Loads the signatures ahead; if they are bad, each identification will say so. */
    void load() {
        try {
            droid();
        } catch (IOException e) {
            System.getLogger(Identifier.class.getName()).log(System.Logger.Level.WARNING, "signatures", e);
        }
    }

    void identify(Path file, Facts facts) throws IOException {
        if (facts.size == 0)
            return;
        try {
            droid();
        } catch (BadFile e) {
            facts.odd(e.problem().key(), e.problem().args().toArray());
            return;
        }
        List<String> puids = new ArrayList<>(binary(file, facts));
        inside.puid(file, puids).ifPresent(p -> {
            puids.clear();
            puids.add(p);
        });
        if (puids.isEmpty() && inside.isText(file))
            puids.add(textual(extension(file)));
        List<FileFormat> formats = puids.stream().map(p -> droid.getSigFile().getFileFormat(p)).filter(f -> f != null).toList();
        String ext = extension(file);
        Optional<FileFormat> best = formats.stream().filter(f -> f.getExtensions().contains(ext)).findFirst()
                .or(() -> formats.stream().findFirst());
        best.ifPresent(f -> name(f, facts));
        facts.extensionOk = best.map(f -> f.getExtensions().isEmpty() || f.getExtensions().contains(ext)).orElseGet(() -> mayBe(ext));
        if (formats.size() > 1)
            facts.odd("media.several-formats", String.join(", ", puids));
    }

    /** For a format that the signatures leave open, but our own reader knows. */
    void known(String what, Facts facts) {
        if (droid != null && (facts.puid.isEmpty() || facts.puid.equals(inside.puid("text"))))
            Optional.ofNullable(droid.getSigFile().getFileFormat(inside.puid(what))).ifPresent(f -> {
                name(f, facts);
                facts.extensionOk = f.getExtensions().contains(extension(Path.of(facts.file)));
            });
    }

    /** No reader took the file: that is wrong only if its name promises what we read. */
    void doubt(Path file, Facts facts) {
        if (READ.contains(extension(file)))
            facts.damaged("media.not-its-extension", extension(file));
    }

    private static void name(FileFormat f, Facts facts) {
        facts.puid = f.getPUID();
        String version = f.getVersion() == null || f.getVersion().isBlank() || f.getName().endsWith(f.getVersion())
                ? ""
                : " " + f.getVersion();
        facts.formatName = f.getName() + version;
        facts.mime = mime(f.getMimeType());
    }

    /** PRONOM gives some formats several media types; rules ask for the one that says sound, film or picture. */
    private static String mime(String types) {
        List<String> all = types == null ? List.of("") : Arrays.stream(types.split(",")).map(String::strip).toList();
        return all.stream().filter(t -> t.matches("(audio|video|image)/.*")).findFirst().orElse(all.get(0));
    }

    private List<String> binary(Path file, Facts facts) throws IOException {
        var about = new RequestMetaData(facts.size, 0L, facts.file);
        try (var request = new FileSystemIdentificationRequest(about, new RequestIdentifier(file.toUri()))) {
            request.open(file);
            var possible = new InternalSignatureCollection();
            possible.setInternalSignatures(shortlist.of(file));
            droid().getSigFile().setInternalSignatureCollection(possible);
            var hits = droid().matchBinarySignatures(request);
            droid.removeLowerPriorityHits(hits);
            return hits.getResults().stream().map(r -> r.getPuid()).distinct().toList();
        } catch (RuntimeException e) {
            facts.odd("media.not-identified", "DROID"); // it is the identifier that gave up
            return List.of();
        }
    }

    private BinarySignatureIdentifier droid() throws IOException {
        if (droid == null) {
            var d = new BinarySignatureIdentifier();
            d.setSignatureFile(signatures.toString());
            try {
                d.init();
            } catch (SignatureParseException e) {
                throw new BadFile("media.bad-signatures", Text.clean(e.getMessage(), 200));
            }
            d.setMaxBytesToScan(SCANNED);
            shortlist = new Shortlist(d.getSigFile().getSignatures(), SCANNED);
            droid = d;
        }
        return droid;
    }

    /** A text has no signature: a format of its extension that has none either, else plain text. */
    private String textual(String ext) {
        return formats(ext).stream().filter(f -> f.getNumInternalSignatures() == 0 && String.valueOf(f.getMimeType()).startsWith("text/"))
                .map(FileFormat::getPUID).findFirst().orElse(inside.puid("text"));
    }

    /** Something that no signature knows may be of a format that has none, but not of one that has. */
    private boolean mayBe(String ext) {
        List<FileFormat> all = formats(ext);
        return all.isEmpty() || all.stream().anyMatch(f -> f.getNumInternalSignatures() == 0) && !READ.contains(ext);
    }

    private List<FileFormat> formats(String ext) {
        List<FileFormat> all = droid.getSigFile().getFileFormatsForExtension(ext);
        return all == null ? List.of() : all;
    }

    private static String extension(Path file) {
        String n = file.getFileName().toString();
        return n.substring(n.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
