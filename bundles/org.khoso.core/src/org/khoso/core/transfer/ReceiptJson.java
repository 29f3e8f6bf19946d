package org.khoso.core.transfer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khoso.api.KhosoException;
import org.khoso.core.Json;
import org.khoso.core.StrictJson;
import org.khoso.core.bundle.Refusals;
import org.khoso.core.transfer.Receipt.Line;
import org.khoso.core.transfer.Receipt.Reason;

/** Receipts as JSON. Names are never changed; new ones may come and are passed over. What is read comes from strangers. */
final class ReceiptJson {
    static final String DOCUMENT = "khoso-transfer-receipt";
    static final int VERSION = 1;
    static final int LARGEST = 64 << 20;
    private static final int MOST_REASONS = 10_000;
    private static final int LONGEST_REASON = 4000;
    private static final long HIGHEST = 1_000_000_000;
    private static final Set<String> OUTCOMES = Set.of("received", "accepted", "partly", "returned");
    private static final Set<String> OF_PACKAGE = Set.of("received", "accepted", "returned");
    private static final StrictJson JSON = new StrictJson(1 << 16);

    private record Text(String document, Integer version, String transfer, String code, Long number, Long submission, Party sender,
            Party receiver, String manifest, String made, String by, String virusScan, String outcome, List<Part> packages) {
    }

    private record Party(String code, String name) {
    }

    private record Part(String identifier, String code, String sha256, Long bytes, String outcome, List<Why> reasons) {
    }

    private record Why(String record, String reason) {
    }

    private ReceiptJson() {
    }

    static byte[] write(Receipt r) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("document", DOCUMENT);
        all.put("version", VERSION);
        all.put("transfer", r.transfer());
        all.put("code", r.code());
        all.put("number", r.number());
        all.put("submission", r.submission());
        all.put("sender", new Party(r.sender(), ""));
        all.put("receiver", new Party(r.receiver(), r.archive()));
        all.put("manifest", r.manifest());
        all.put("made", r.made().toString());
        all.put("by", r.by());
        all.put("virusScan", r.virusScan());
        all.put("outcome", r.outcome());
        all.put("packages", r.packages().stream().map(p -> new Part(p.identifier(), p.code(), p.sha256(), p.bytes(), p.outcome(),
                p.reasons().stream().map(w -> new Why(w.record(), w.reason())).toList())).toList());
        return (Json.write(all) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @param name file, for messages. @throws KhosoException if the bytes are no receipt that is known here: names file and field */
    static Receipt read(byte[] bytes, String name) throws KhosoException {
        if (bytes.length > LARGEST)
            throw Refused.of("manifest", name, "> " + LARGEST);
        Text t;
        try {
            t = JSON.read(bytes, Text.class);
        } catch (StrictJson.Bad e) {
            throw Refused.caused(e, "manifest", name, e.place());
        }
        if (!DOCUMENT.equals(t.document))
            throw Refused.of("other-document", name, Refusals.shown(t.document));
        if (t.version == null || t.version != VERSION)
            throw Refused.of("foreign", name, t.version == null ? "?" : t.version.toString(), VERSION);
        var check = new TransferManifestJson.Check(name);
        check.that("sender", t.sender != null);
        check.that("receiver", t.receiver != null);
        check.that("outcome", t.outcome != null && OUTCOMES.contains(t.outcome));
        return new Receipt(check.identity("transfer", t.transfer), check.code("code", t.code), check.count("number", t.number, HIGHEST),
                check.count("submission", t.submission, HIGHEST), check.codes("sender", t.sender.code),
                check.code("receiver", t.receiver.code), Refusals.shown(t.receiver.name), check.digest("manifest", t.manifest, false),
                check.moment("made", t.made), Refusals.shown(t.by), Refusals.shown(t.virusScan), t.outcome, lines(t.packages, check));
    }

    private static List<Line> lines(List<Part> parts, TransferManifestJson.Check check) throws KhosoException {
        check.that("packages", parts != null && parts.size() <= TransferManifestJson.MOST_PACKAGES);
        List<Line> all = new ArrayList<>();
        for (Part p : parts) {
            check.that("packages", p != null && p.bytes != null);
            check.that("packages.outcome", p.outcome != null && OF_PACKAGE.contains(p.outcome));
            check.that("packages.reasons", p.reasons == null || p.reasons.size() <= MOST_REASONS);
            List<Reason> reasons = new ArrayList<>();
            for (Why w : p.reasons == null ? List.<Why>of() : p.reasons) {
                check.that("packages.reasons", w != null && w.record != null && w.reason != null && w.reason.length() <= LONGEST_REASON);
                reasons.add(new Reason(Refusals.shown(w.record), w.reason.replaceAll("[\\p{Cntrl}\\s]+", " ").strip()));
            }
            check.that("packages.reasons", p.outcome.equals("returned") != reasons.isEmpty());
            all.add(new Line(check.text("packages.identifier", p.identifier), check.text("packages.code", p.code),
                    check.digest("packages.sha256", p.sha256, false), p.bytes, p.outcome, reasons));
        }
        return all;
    }
}
