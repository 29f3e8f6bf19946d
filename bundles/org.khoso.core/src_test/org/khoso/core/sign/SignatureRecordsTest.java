package org.khoso.core.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.AccessFilter;
import org.khoso.api.AccessPolicy;
import org.khoso.api.Actor;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Progress;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.Trust;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.store.ObjectVault;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/** Signed files of a dossier become events; unsigned ones do not. */
class SignatureRecordsTest {
    private final Map<String, byte[]> vault = new HashMap<>();
    private final List<Holding> holdings = new ArrayList<>();
    private final List<Change> committed = new ArrayList<>();
    private final ToySigner toy = new ToySigner();

    private interface Answer {
        Object to(String name, Object[] args) throws Exception;
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (p, m, a) -> answer.to(m.getName(), a)));
    }

    private Session session() {
        var store = fake(HoldingsStore.class, (name, args) -> switch (name) {
            case "stream" -> holdings.stream().filter(
                    h -> h.kind() == ((HoldingQuery) args[0]).kind() && ((HoldingQuery) args[0]).parent().equals(h.parent()));
            case "commit" -> committed.addAll(((ChangeSet) args[1]).changes()) ? null : null;
            default -> throw new UnsupportedOperationException(name);
        });
        var objects = fake(ObjectVault.class, (name, args) -> new ByteArrayInputStream(vault.get(args[0])));
        var archive = fake(Archive.class, (name, args) -> name.equals("vault") ? objects : store);
        return new Session(archive, null, fake(AccessPolicy.class, (name, args) -> AccessFilter.ALL), new Actor(new UUID(0, 1), "A"));
    }

    private Holding holding(Kind kind, UUID parent, Map<String, Object> values) {
        Holding h = new Holding(Ids.next(), kind, parent, 1, values);
        holdings.add(h);
        return h;
    }

    private Holding file(Holding record, String name, byte[] bytes) {
        vault.put(name, bytes);
        return holding(Kind.FILE, record.id(), Map.of(Concepts.NAME, name, Concepts.OBJECT, name));
    }

    @Test
    void oneEventForEachSignedFile() throws Exception {
        Holding dossier = holding(Kind.DOSSIER, UUID.randomUUID(), Map.of(Concepts.REFERENCE_CODE, "D1"));
        Holding record = holding(Kind.RECORD, dossier.id(), Map.of());
        byte[] content = "nội dung".getBytes(StandardCharsets.UTF_8);
        byte[] apart = toy.sign(null, () -> new ByteArrayInputStream(content),
                new org.khoso.api.sign.Signer.Options(false, Instant.now(), null),
                Progress.NONE);
        file(record, "a.txt", content);
        Holding signature = file(record, "a.txt.p7s", apart);
        Holding alone = file(record, "b.txt.p7s", apart);
        file(record, "c.txt", "khác".getBytes(StandardCharsets.UTF_8));
        var records = new SignatureRecords(new FileSigning(toy, null, toy, List.of(toy)));
        var found = records.record(session(), dossier, Trust.none(Instant.now()), Progress.NONE);
        assertEquals(List.of("a.txt.p7s", "b.txt.p7s"), found.stream().map(SignatureRecords.Signed::name).toList());
        assertEquals(List.of(Indication.TOTAL_PASSED, Indication.INDETERMINATE),
                found.stream().map(SignatureRecords.Signed::worst).toList());
        List<Holding> events = committed.stream().map(c -> ((Change.Create) c).holding()).toList();
        assertEquals(2, events.size());
        assertTrue(events.stream().allMatch(e -> e.kind() == Kind.EVENT && e.parent().equals(dossier.id())
                && e.text(Concepts.TYPE).equals("digital signature validation")));
        assertEquals(List.of(signature.id().toString(), alone.id().toString()),
                events.stream().map(e -> e.text(Concepts.OBJECTS)).toList());
        assertEquals("INDETERMINATE/SIGNED_DATA_NOT_FOUND", events.getLast().text(Concepts.OUTCOME));
        String detail = events.getFirst().text(Concepts.DETAIL);
        assertTrue(detail.contains("trust list sha256 e3b0c44298fc") && detail.contains("CN=Toy, serial 1"), detail);
    }
}
