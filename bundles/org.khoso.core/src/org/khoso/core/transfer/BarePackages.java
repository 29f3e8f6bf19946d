package org.khoso.core.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.khoso.api.FieldInfo;
import org.khoso.api.KhosoException;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageReader;
import org.khoso.api.packaging.PackageVerifier.Verdict;
import org.khoso.core.Packages;
import org.khoso.core.Session;
import org.khoso.core.bundle.PartNames;
import org.khoso.core.transfer.Opening.Opened;
import org.khoso.core.transfer.TransferManifest.Piece;
import org.khoso.model.Concepts;

/**
 * Packages that came without a manifest, by other software: one is made of what they are. The same files give the same hand-over, whenever
 * they are taken in, so that they come in once.
 */
final class BarePackages {
    /** When it was sent nobody says; the time of a file is that of the medium. */
    private static final Instant UNKNOWN = Instant.ofEpochSecond(1);
    private final Packages packages;
    private final PackageReader reader;
    private final TransferRules rules;

    BarePackages(Packages packages, PackageReader reader, TransferRules rules) {
        this.packages = packages;
        this.reader = reader;
        this.rules = rules;
    }

    /** @return whether it is a package, or a folder of packages without a manifest */
    static boolean is(Path given) throws IOException {
        if (given == null || FolderMedium.isSubmission(given))
            return false;
        return isPackage(given) || !files(given).isEmpty();
    }

    private static boolean isPackage(Path p) {
        String name = p.getFileName().toString().toLowerCase(Locale.ROOT);
        return (name.endsWith(".zip") || name.endsWith(".tar")) && Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> files(Path given) throws IOException {
        if (isPackage(given))
            return List.of(given);
        if (!Files.isDirectory(given))
            return List.of();
        try (Stream<Path> all = Files.list(given)) {
            return all.filter(BarePackages::isPackage).sorted().limit(TransferManifestJson.MOST_PACKAGES).toList();
        }
    }

    /** @return them, with a manifest. @throws KhosoException if nobody says who sent them, or two are of the same dossier */
    Opened open(Session session, Path given, Receiving.Terms terms) throws IOException {
        if (terms.sender() == null || terms.receiver() == null)
            throw Refused.of("bare-needs", given.toString());
        Transfers.coded(terms.sender());
        Transfers.coded(terms.receiver());
        List<Piece> pieces = new ArrayList<>();
        List<String> digests = new ArrayList<>(List.of("bare", terms.sender(), terms.receiver()));
        Set<String> codes = new HashSet<>();
        for (Path file : files(given)) {
            Piece p = piece(session, file);
            if (!codes.add(p.code()))
                throw Refused.of("bare-twice", file.getFileName().toString(), p.code());
            pieces.add(p);
            digests.add(p.sha256());
        }
        String identity = Transfers.once(digests.toArray(String[]::new)).toString();
        String code = terms.sender() + "_" + terms.receiver() + "_" + identity.substring(0, 8);
        var manifest = new TransferManifest(identity, code, code, 1, 1, terms.sender(), "", terms.receiver(), UNKNOWN, "", "", "",
                rules.basis(), pieces);
        Path folder = Files.isDirectory(given) ? given : given.toAbsolutePath().getParent();
        return new Opened(new Beside(new FolderMedium(folder)), manifest, TransferManifestJson.write(manifest), null,
                new ArrayList<>(List.of(Opening.finding("no-manifest", code, "", given.toString()))));
    }

    private Piece piece(Session session, Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!PartNames.goodFile(name))
            throw Refused.of("bare-name", name);
        Staging.Written w = Staging.look(file);
        Verdict v = packages.verify(session, file, Progress.NONE);
        String stem = name.substring(0, name.lastIndexOf('.'));
        String code = stem;
        long records = 0;
        try (PackageReader.Opened opened = reader.open(file)) {
            records = opened.records().size();
            code = session.standards().recordSet(Inspection.profile(session, v.type()).dossier())
                    .flatMap(s -> s.byConcept(Concepts.REFERENCE_CODE))
                    .map(FieldInfo::code).map(opened.dossier()::get).filter(c -> !c.isBlank()).orElse(stem);
        } catch (KhosoException e) {
            code = stem; // inspecting it says what is wrong: it can only be returned, under the name of its file
        }
        return new Piece(name, v.objectId().isEmpty() ? stem : v.objectId(), v.type().isEmpty() ? "?" : v.type(), code, "", w.digest(),
                w.size(),
                records, "");
    }

    /** Packages that lie in the folder itself. */
    private record Beside(FolderMedium folder) implements Medium {
        @Override
        public InputStream open(int index, String name) throws IOException {
            return folder.open(index, name.substring(name.lastIndexOf('/') + 1));
        }

        @Override
        public String channel() {
            return folder.channel();
        }

        @Override
        public String shown() {
            return folder.shown();
        }
    }
}
