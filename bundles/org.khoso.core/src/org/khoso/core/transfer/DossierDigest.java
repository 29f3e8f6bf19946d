package org.khoso.core.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Session;
import org.khoso.core.bundle.Refusals;

/** Tells whether a dossier is still what it was: a digest over its values, those of its records, and its files. */
final class DossierDigest {
    private static final int TOGETHER = 500;
    private final MessageDigest digest = Refusals.sha256();
    private long records;

    private DossierDigest() {
    }

    /** What a dossier is. @param sha256 digest, hex @param records records in it */
    record Seen(String sha256, long records) {
    }

    static Seen of(Session session, Holding dossier) throws IOException {
        var d = new DossierDigest();
        d.add(dossier);
        List<UUID> records = session.archive().holdings().ids(HoldingQuery.children(Kind.RECORD, dossier.id()));
        for (int i = 0; i < records.size(); i += TOGETHER) {
            List<UUID> some = records.subList(i, Math.min(records.size(), i + TOGETHER));
            session.archive().holdings().findAll(some).forEach(d::add);
            try (Stream<Holding> files = session.archive().holdings().stream(HoldingQuery.childrenOf(Kind.FILE, some))) {
                files.forEach(d::add);
            }
        }
        d.records = records.size();
        return new Seen(HexFormat.of().formatHex(d.digest.digest()), d.records);
    }

    private void add(Holding h) {
        digest.update((h.id() + "\n" + new TreeMap<>(h.values()) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
