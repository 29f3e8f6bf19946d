package org.khoso.core.bundle;

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
import java.util.regex.Pattern;
import org.khoso.api.KhosoException;
import org.khoso.core.Json;
import org.khoso.core.StrictJson;
import org.khoso.core.bundle.Manifest.Part;
import org.khoso.core.bundle.Manifest.Returned;

/** Manifests as JSON. Names are never changed; new ones may come and are passed over. What is read comes from strangers. */
final class ManifestJson {
    static final String DOCUMENT = "khoso-survey-bundle";
    static final int VERSION = 1;
    static final int LARGEST = 256 << 10;
    static final int MOST_PARTS = 50;
    /** Most bytes of all parts of a bundle. */
    static final long MOST_BYTES = 64L << 20;
    private static final long HIGHEST = 1_000_000_000;
    private static final int LONGEST = 200;
    private static final int LONGEST_REASON = 10_000;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final StrictJson JSON = new StrictJson(LARGEST);

    /** As in the file. */
    private record Text(String document, Integer version, String kind, String survey, String surveyVersion, String sender,
            String respondent, Long number, String made, String by, String previous, Back returned, List<Piece> parts) {
    }

    private record Back(Long number, String digest, String reason) {
    }

    private record Piece(String name, Long size, String sha256) {
    }

    private ManifestJson() {
    }

    static byte[] write(Manifest m) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("document", DOCUMENT);
        all.put("version", VERSION);
        all.put("kind", m.series().purpose().name().toLowerCase(Locale.ROOT));
        all.put("survey", m.series().survey());
        all.put("surveyVersion", m.surveyVersion());
        all.put("sender", m.series().sender());
        all.put("respondent", m.series().respondent());
        all.put("number", m.number());
        all.put("made", m.made().toString());
        all.put("by", m.by());
        all.put("previous", m.previous());
        if (m.returned() != null)
            all.put("returned", new Back(m.returned().number(), m.returned().digest(), m.returned().reason()));
        all.put("parts", m.parts().stream().map(p -> new Piece(p.name(), p.size(), p.sha256())).toList());
        return (Json.write(all) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @param name file, for messages. @throws KhosoException if the bytes are no manifest that is known here: names file and field */
    static Manifest read(byte[] bytes, String name) throws KhosoException {
        if (bytes.length > LARGEST)
            throw Refusals.of("manifest", name, "> " + LARGEST);
        Text t = parsed(bytes, name);
        if (!DOCUMENT.equals(t.document))
            throw Refusals.of("other-document", name, Refusals.shown(t.document));
        if (t.version == null || t.version != VERSION)
            throw Refusals.of("foreign", name, t.version == null ? "?" : t.version.toString(), VERSION);
        var check = new Check(name);
        Purpose purpose = purpose(t.kind, check);
        Series series = new Series(check.text("survey", t.survey), check.text("sender", t.sender), check.text("respondent", t.respondent),
                purpose);
        check.that("sender", purpose == Purpose.RETURN || series.sender().equals(series.respondent()));
        check.that("number", t.number != null && t.number > 0 && t.number <= HIGHEST);
        return new Manifest(series, check.text("surveyVersion", t.surveyVersion), t.number, check.moment("made", t.made),
                Refusals.shown(t.by), check.digest("previous", t.previous), returned(purpose, t.returned, check),
                parts(purpose, t.parts, check));
    }

    private static Text parsed(byte[] bytes, String name) throws KhosoException {
        try {
            return JSON.read(bytes, Text.class);
        } catch (StrictJson.Bad e) {
            throw Refusals.caused(e, "manifest", name, e.place());
        }
    }

    private static Purpose purpose(String word, Check check) throws KhosoException {
        for (Purpose p : Purpose.values())
            if (p.name().toLowerCase(Locale.ROOT).equals(word))
            return p;
        throw check.wrong("kind");
    }

    private static Returned returned(Purpose purpose, Back back, Check check) throws KhosoException {
        check.that("returned", (back != null) == (purpose == Purpose.RETURN));
        if (back == null)
            return null;
        check.that("returned.number", back.number != null && back.number >= 0 && back.number <= HIGHEST);
        check.that("returned.reason", back.reason != null && !back.reason.isBlank() && back.reason.length() <= LONGEST_REASON);
        return new Returned(back.number, check.digest("returned.digest", back.digest), back.reason);
    }

    private static List<Part> parts(Purpose purpose, List<Piece> pieces, Check check) throws KhosoException {
        check.that("parts", pieces != null && pieces.size() <= MOST_PARTS);
        List<Part> parts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long bytes = 0;
        for (Piece p : pieces) {
            check.that("parts", p != null && p.name != null && p.size != null);
            check.that("parts.name", PartNames.good(p.name) && names.add(p.name.toLowerCase(Locale.ROOT)));
            check.that("parts.size", p.size >= 0 && p.size <= MOST_BYTES);
            check.that("parts.sha256", p.sha256 != null && !p.sha256.isEmpty());
            bytes += p.size;
            parts.add(new Part(p.name, p.size, check.digest("parts.sha256", p.sha256)));
        }
        check.that("parts.size", bytes <= MOST_BYTES);
        check.that("parts", names.contains(PartNames.RESPONSE) == (purpose == Purpose.RESPONSE));
        return parts;
    }

    /** Says which field is wrong. */
    private record Check(String name) {
        KhosoException wrong(String field) {
            return Refusals.of("manifest", name, field);
        }

        void that(String field, boolean holds) throws KhosoException {
            if (!holds)
                throw wrong(field);
        }

        String text(String field, String text) throws KhosoException {
            that(field, text != null && !text.isBlank() && text.length() <= LONGEST && text.equals(Refusals.shown(text)));
            return text;
        }

        String digest(String field, String text) throws KhosoException {
            that(field, text != null && (text.isEmpty() || DIGEST.matcher(text).matches()));
            return text;
        }

        Instant moment(String field, String text) throws KhosoException {
            try {
                that(field, text != null && text.length() <= 40);
                Instant when = Instant.parse(text);
                that(field, when.isAfter(Instant.EPOCH) && when.getEpochSecond() < Integer.MAX_VALUE * 4L);
                return when;
            } catch (DateTimeException e) {
                throw wrong(field);
            }
        }
    }
}
