package org.khoso.core.transfer;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.khoso.api.KhosoException;
import org.khoso.core.Json;
import org.khoso.core.StrictJson;
import org.khoso.core.bundle.PartNames;
import org.khoso.core.bundle.Refusals;
import org.khoso.core.transfer.TransferManifest.Piece;
import org.khoso.core.transfer.TransferManifest.Rule;

/** Manifests as JSON. Names are never changed; new ones may come and are passed over. What is read comes from strangers. */
final class TransferManifestJson {
    static final String DOCUMENT = "khoso-transfer";
    static final int VERSION = 1;
    /** Most bytes of a manifest. */
    static final int LARGEST = 64 << 20;
    static final int MOST_PACKAGES = 100_000;
    private static final long HIGHEST = 1_000_000_000;
    private static final long MOST_BYTES = 1L << 50;
    private static final int LONGEST = 2000;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final StrictJson JSON = new StrictJson(1 << 16);

    private record Text(String document, Integer version, String transfer, String code, String name, Long number, Long submission,
            Party sender, Party receiver, String made, String by, String previous, String basis, Rule rule, List<Part> packages) {
    }

    private record Party(String code, String name) {
    }

    private record Part(String file, String identifier, String kind, String code, String name, String sha256, Long bytes, Long records,
            String replaces) {
    }

    private TransferManifestJson() {
    }

    static byte[] write(TransferManifest m) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("document", DOCUMENT);
        all.put("version", VERSION);
        all.put("transfer", m.transfer());
        all.put("code", m.code());
        all.put("name", m.title());
        all.put("number", m.number());
        all.put("submission", m.submission());
        all.put("sender", new Party(m.sender(), m.senderName()));
        all.put("receiver", new Party(m.receiver(), ""));
        all.put("made", m.made().toString());
        all.put("by", m.by());
        all.put("previous", m.previous());
        all.put("basis", m.basis());
        all.put("rule", m.rule());
        all.put("packages", m.packages().stream().map(p -> new Part(p.file(), p.identifier(), p.type(), p.code(), p.title(), p.sha256(),
                p.bytes(), p.records(), p.replaces())).toList());
        return (Json.write(all) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @param name file, for messages. @throws KhosoException if the bytes are no manifest that is known here: names file and field */
    static TransferManifest read(byte[] bytes, String name) throws KhosoException {
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
        var check = new Check(name);
        check.that("sender", t.sender != null);
        check.that("receiver", t.receiver != null);
        return new TransferManifest(check.identity("transfer", t.transfer), check.code("code", t.code), check.text("name", t.name),
                check.count("number", t.number, HIGHEST), check.count("submission", t.submission, HIGHEST),
                check.codes("sender", t.sender.code), Refusals.shown(t.sender.name), check.code("receiver", t.receiver.code),
                check.moment("made", t.made), Refusals.shown(t.by), check.digest("previous", t.previous, true), Refusals.shown(t.basis),
                rule(t.rule), packages(t.packages, check));
    }

    private static Rule rule(Rule rule) {
        return rule == null ? new Rule("", "") : new Rule(Refusals.shown(rule.clause()), Refusals.shown(rule.label()));
    }

    private static List<Piece> packages(List<Part> parts, Check check) throws KhosoException {
        check.that("packages", parts != null && !parts.isEmpty() && parts.size() <= MOST_PACKAGES);
        List<Piece> all = new ArrayList<>();
        Set<String> once = new HashSet<>();
        for (Part p : parts) {
            check.that("packages", p != null);
            check.that("packages.file", p.file != null && PartNames.goodFile(p.file) && once.add("f" + p.file.toLowerCase(Locale.ROOT)));
            check.that("packages.identifier", once.add("i" + p.identifier));
            check.that("packages.code", once.add("c" + p.code));
            all.add(new Piece(p.file, check.text("packages.identifier", p.identifier), check.text("packages.kind", p.kind),
                    check.text("packages.code", p.code), p.name == null ? "" : Refusals.shown(p.name),
                    check.digest("packages.sha256", p.sha256, false), check.count("packages.bytes", p.bytes, MOST_BYTES),
                    check.some("packages.records", p.records), p.replaces == null ? "" : Refusals.shown(p.replaces)));
        }
        return all;
    }

    /** Says which field is wrong. */
    record Check(String name) {
        private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

        void that(String field, boolean holds) throws KhosoException {
            if (!holds)
                throw Refused.of("manifest", name, field);
        }

        String text(String field, String text) throws KhosoException {
            that(field, text != null && !text.isBlank() && text.length() <= LONGEST);
            return Refusals.shown(text);
        }

        String code(String field, String text) throws KhosoException {
            that(field, text != null && CODE.matcher(text).matches());
            return text;
        }

        String codes(String field, String text) throws KhosoException {
            that(field, text != null && text.length() <= LONGEST);
            for (String one : text.split(",", -1))
                code(field, one);
            return text;
        }

        String identity(String field, String text) throws KhosoException {
            try {
                that(field, text != null && text.length() == 36);
                return UUID.fromString(text).toString();
            } catch (IllegalArgumentException e) {
                throw Refused.of("manifest", name, field);
            }
        }

        long count(String field, Long n, long most) throws KhosoException {
            that(field, n != null && n > 0 && n <= most);
            return n;
        }

        long some(String field, Long n) throws KhosoException {
            that(field, n != null && n >= 0 && n <= HIGHEST);
            return n;
        }

        String digest(String field, String text, boolean optional) throws KhosoException {
            that(field, text != null && (optional && text.isEmpty() || DIGEST.matcher(text).matches()));
            return text;
        }

        Instant moment(String field, String text) throws KhosoException {
            try {
                that(field, text != null && text.length() <= 40);
                Instant when = Instant.parse(text);
                that(field, when.isAfter(Instant.EPOCH) && when.getEpochSecond() < Integer.MAX_VALUE * 4L);
                return when;
            } catch (DateTimeException e) {
                throw Refused.of("manifest", name, field);
            }
        }
    }
}
