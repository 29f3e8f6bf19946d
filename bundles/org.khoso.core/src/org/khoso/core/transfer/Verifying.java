package org.khoso.core.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.sign.Trust;
import org.khoso.core.Packages;
import org.khoso.core.Session;
import org.khoso.core.transfer.Opening.Opened;
import org.khoso.core.transfer.TransferManifest.Piece;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Proves off line, on either side and at any time, that a submission is what was sent. What it says of itself is the least of it: who
 * changes a file can make all digests anew, up to the manifest. So it is also held against what this archive has registered, and against a
 * receipt: those a forger has not in hand. Thread-safe.
 */
@Component(service = Verifying.class)
public final class Verifying {
    private final Transfers transfers;
    private final Opening opening;
    private final Receipts receipts;
    private final Packages packages;

    /** Called by OSGi and tests. */
    @Activate
    public Verifying(@Reference Transfers transfers, @Reference Opening opening, @Reference Receipts receipts,
            @Reference Packages packages) {
        this.transfers = transfers;
        this.opening = opening;
        this.receipts = receipts;
        this.packages = packages;
    }

    /**
     * What was found.
     *
     * @param code      code of the hand-over
     * @param submission which submission
     * @param packages  packages that were looked at
     * @param witnesses what it was held against beside itself: registered, receipt, signature
     * @param genuine   whether all agree
     * @param findings  what is wrong, or to be known
     */
    public record Verified(String code, long submission, long packages, List<String> witnesses, boolean genuine, List<Finding> findings) {
    }

    /** @param receipt file of a receipt; null for none */
    public Verified verify(Session session, Opening.Place place, Path receipt, Trust trust, Progress progress) throws IOException {
        Opened opened = opening.open(place);
        try (Medium medium = opened.medium()) {
            var run = new Run(opened, new ArrayList<>(opened.findings()), new ArrayList<>());
            run.registered(session);
            if (receipt != null)
                run.receipt(receipts.read(receipt, trust));
            if (opened.signedBy() != null && opened.findings().isEmpty())
                run.witnesses.add("signature");
            if (run.witnesses.isEmpty())
                run.findings.add(Opening.finding("no-witness", opened.manifest().code(), "", opened.manifest().code()));
            boolean whole = run.pieces(session, medium, progress);
            boolean genuine = whole && run.agree;
            return new Verified(opened.manifest().code(), opened.manifest().submission(), opened.manifest().packages().size(),
                    List.copyOf(run.witnesses), genuine, List.copyOf(run.findings));
        }
    }

    private final class Run {
        private final Opened opened;
        private final List<Finding> findings;
        private final List<String> witnesses;
        private boolean agree = true;

        Run(Opened opened, List<Finding> findings, List<String> witnesses) {
            this.opened = opened;
            this.findings = findings;
            this.witnesses = witnesses;
        }

        private void differs(String rule, String place, Object... args) {
            agree = false;
            findings.add(Opening.finding(rule, opened.manifest().code(), place, args));
        }

        /** Held against what this archive wrote down, as sender or as receiver, of this submission or of packages that came later. */
        void registered(Session session) throws IOException {
            TransferManifest m = opened.manifest();
            for (Transfer t : transfers.list(session))
                if (t.identifier().equals(m.transfer())) {
                    witnesses.add("registered");
                    // manifests of earlier submissions are in the vault under their digest
                    boolean known = t.submission() == m.submission()
                            ? t.digest().equals(opened.digest())
                            : session.archive().vault().contains(opened.digest());
                    if (!known)
                        differs("manifest-not-registered", Medium.MANIFEST_NAME, m.code(), opened.digest(), t.digest());
                    items(session, t);
                }
        }

        private void items(Session session, Transfer t) throws IOException {
            Map<String, TransferItem> known = transfers.items(session, t).stream()
                    .filter(i -> i.submission() == opened.manifest().submission())
                    .collect(Collectors.toMap(TransferItem::code, Function.identity()));
            for (Piece p : opened.manifest().packages()) {
                TransferItem i = known.remove(p.code());
                if (i == null && t.submission() == opened.manifest().submission())
                    differs("package-not-registered", p.file(), p.file(), p.code());
                else if (i != null && !i.digest().equals(p.sha256()))
                    differs("package-other-than-registered", p.file(), p.file(), p.sha256(), i.digest());
            }
            for (TransferItem i : known.values())
                if (t.submission() == opened.manifest().submission())
                differs("package-left-out", i.file(), i.code(), i.digest());
        }

        void receipt(Receipts.Read read) {
            findings.addAll(read.findings());
            Receipt r = read.receipt();
            TransferManifest m = opened.manifest();
            if (!r.transfer().equals(m.transfer()) || r.submission() != m.submission()) {
                differs("receipt-of-other", "", m.code(), r.code(), r.submission());
                return;
            }
            witnesses.add("receipt");
            if (!r.manifest().equals(opened.digest()))
                differs("manifest-not-in-receipt", Medium.MANIFEST_NAME, m.code(), opened.digest(), r.manifest());
            Map<String, Receipt.Line> lines = r.packages().stream()
                    .collect(Collectors.toMap(Receipt.Line::code, Function.identity(), (a, b) -> a));
            for (Piece p : m.packages()) {
                Receipt.Line line = lines.remove(p.code());
                if (line == null || !line.sha256().equals(p.sha256()))
                    differs("package-other-than-receipt", p.file(), p.file(), p.sha256(), line == null ? "-" : line.sha256());
            }
            for (Receipt.Line l : lines.values())
                differs("package-left-out", "", l.code(), l.sha256());
        }

        /** @return whether all packages are there and are what the manifest says */
        boolean pieces(Session session, Medium medium, Progress progress) throws IOException {
            Path work = Files.createTempDirectory("khoso-");
            boolean whole = true;
            try {
                progress.total(opened.manifest().packages().size());
                int index = Medium.PACKAGES;
                for (Piece p : opened.manifest().packages()) {
                    if (progress.cancelled())
                        throw Refused.of("stopped", opened.manifest().code());
                    progress.item(p.file());
                    whole &= piece(session, medium, index++, p, work.resolve(p.file()));
                    progress.worked(1);
                }
            } finally {
                Staging.deleteTree(work);
            }
            return whole;
        }

        private boolean piece(Session session, Medium medium, int index, Piece p, Path file) throws IOException {
            try (InputStream in = medium.open(index, Medium.PACKAGES_NAME + p.file())) {
                Staging.Written w = Staging.write(file, in, p.bytes());
                if (w.size() != p.bytes() || !w.digest().equals(p.sha256())) {
                    findings.add(Opening.finding("package-changed", p.code(), p.file(), p.file(), w.digest(), p.sha256()));
                    return false;
                }
                List<Finding> found = packages.verify(session, file, Progress.NONE).findings();
                findings.addAll(found);
                return found.stream().noneMatch(f -> f.level() == Level.MUST);
            } catch (NoSuchFileException e) {
                findings.add(Opening.finding("package-missing", p.code(), p.file(), p.file()));
                return false;
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }
}
