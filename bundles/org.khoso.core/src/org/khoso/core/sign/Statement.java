package org.khoso.core.sign;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.KhosoException;
import org.khoso.api.store.Journal.Head;
import org.khoso.core.Json;

/**
 * What is signed of a journal: how far each chain has come, and the digest of the statement before, so that none can be taken out.
 *
 * @param signed   time
 * @param previous SHA-256 of the file of the statement before, hex; empty for the first
 * @param heads    heads
 */
record Statement(Instant signed, String previous, List<Head> heads) {
    private static final String KIND = "khoso-journal-heads";

    byte[] bytes() {
        List<Map<String, Object>> chains = new ArrayList<>();
        for (Head h : heads) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("chain", h.chain().toString());
            one.put("entries", h.entries());
            one.put("hash", h.hash());
            chains.add(one);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("kind", KIND);
        all.put("version", 1);
        all.put("signed", signed.toString());
        all.put("previous", previous);
        all.put("chains", chains);
        return (Json.write(all) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** As read: names as in the file. */
    private record Read(String kind, String signed, String previous, List<ReadHead> chains) {
    }

    private record ReadHead(String chain, long entries, String hash) {
    }

    /** @return the statement; null if the bytes are none */
    static Statement of(byte[] bytes, String name) {
        try {
            Read r = Json.read(new String(bytes, StandardCharsets.UTF_8), Read.class, name);
            if (!KIND.equals(r.kind) || r.chains == null || r.chains.isEmpty() || r.previous == null)
                return null;
            List<Head> heads = new ArrayList<>();
            for (ReadHead h : r.chains)
                heads.add(new Head(UUID.fromString(h.chain), h.entries, String.valueOf(h.hash)));
            return new Statement(Instant.parse(r.signed), r.previous, heads);
        } catch (KhosoException | RuntimeException e) { // signed by somebody, but no statement about a journal
            return null;
        }
    }
}
