package org.khoso.core.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog.Profile;
import org.khoso.api.packaging.PackageContents;
import org.khoso.api.packaging.PackageReader;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.PackageVerifier.Verdict;
import org.khoso.api.transfer.VirusScanner;
import org.khoso.core.Packages;
import org.khoso.core.Session;
import org.khoso.core.transfer.TransferItem.Outcome;
import org.khoso.core.transfer.TransferManifest.Piece;

/** Looks at packages that came: malicious software first, then the verifier, then whether they are what the manifest says. */
final class Inspection {
    private static final int MOST_FILES = 1_000_000;
    private static final String LINKED = ".fetch.txt";
    private final Packages packages;
    private final PackageContents contents;
    private final PackageReader reader;
    private final List<VirusScanner> scanners;
    private final Classified classified;

    Inspection(Packages packages, PackageContents contents, PackageReader reader, List<VirusScanner> scanners, TransferRules rules) {
        this.packages = packages;
        this.contents = contents;
        this.reader = reader;
        this.scanners = scanners;
        classified = new Classified(rules);
    }

    /** Result. @param outcome what may become of it @param findings why @param marked descriptions that bear a mark of secrecy */
    record Looked(Outcome outcome, List<Finding> findings, List<String> marked) {
    }

    /** @param address place of the scanner; null for none @return who looks, as it says itself; none if nobody does */
    String scanner(String address) throws IOException {
        return address == null ? "none" : scannerAt(address).version(address);
    }

    private VirusScanner scannerAt(String address) throws IOException {
        return scanners.stream().filter(s -> s.accepts(address)).findFirst().orElseThrow(() -> Refused.of("no-scanner", address));
    }

    Looked look(Session session, Path file, Piece piece, String clamd, Progress progress) throws IOException {
        List<Finding> findings = new ArrayList<>();
        if (clamd != null && !clean(file, piece, clamd, findings))
            return new Looked(Outcome.INFECTED, findings, List.of());
        Verdict v = packages.verify(session, file, progress.within());
        findings.addAll(v.findings());
        boolean faulty = v.findings().stream().anyMatch(f -> f.level() == Level.MUST);
        if (!v.objectId().equals(piece.identifier()) || !v.type().equals(piece.type())) {
            findings.add(Opening.finding("other-package", piece.code(), piece.file(), piece.file(), v.objectId(), piece.identifier()));
            faulty = true;
        }
        if (!v.type().isEmpty() && PackageType.of(v.type()).filter(PackageType::ofDossier).isEmpty()) {
            findings.add(Opening.finding("other-type", piece.code(), piece.file(), piece.file(), v.type()));
            faulty = true;
        }
        if (faulty)
            return new Looked(Outcome.FAULTY, findings, List.of());
        try (PackageReader.Opened opened = reader.open(file)) {
            boolean lost = lost(opened, piece, findings);
            return new Looked(lost ? Outcome.FAULTY : Outcome.SOUND, findings,
                    classified.in(session, opened, profile(session, piece.type())));
        }
    }

    /** What belongs to no record would not come into the holdings: nothing is dropped in silence. A linked document is only a name. */
    private static boolean lost(PackageReader.Opened opened, Piece piece, List<Finding> findings) {
        boolean lost = false;
        for (String path : opened.loose()) {
            boolean link = path.endsWith(LINKED);
            findings.add(Opening.finding(link ? "linked-document" : "loose-file", piece.code(), path, piece.file(), path));
            lost |= !link;
        }
        return lost;
    }

    static Profile profile(Session session, String type) throws IOException {
        return session.standards().profiles().stream().filter(p -> p.packageType().equalsIgnoreCase(type)).findFirst()
                .orElseThrow(() -> Refused.of("no-profile", type));
    }

    /** Each file of the package is sent by itself: a scanner looks into archives only as far as its own limits go. */
    private boolean clean(Path file, Piece piece, String address, List<Finding> findings) throws IOException {
        VirusScanner scanner = scannerAt(address);
        boolean clean = true;
        try (PackageContents.Opened opened = contents.open(file, MOST_FILES)) {
            for (PackageContents.Item item : opened.items()) {
                if (item.size() < 0)
                    continue; // verifying says what is wrong with it
                VirusScanner.Answer answer;
                try (InputStream in = opened.open(item.path())) {
                    answer = scanner.scan(address, in);
                }
                if (answer.outcome() == VirusScanner.Outcome.INFECTED) {
                    findings.add(Opening.finding("infected", piece.code(), item.path(), piece.file(), item.path(), answer.detail()));
                    clean = false;
                } else if (answer.outcome() == VirusScanner.Outcome.NOT_SCANNED)
                    findings.add(Opening.finding("not-scanned", piece.code(), item.path(), piece.file(), item.path(), answer.detail()));
            }
        } catch (java.util.zip.ZipException e) {
            return clean; // no package at all: verifying says so
        }
        return clean;
    }
}
