package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khoso.api.Actor;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.compliance.Checker;
import org.khoso.api.store.Archive;
import org.khoso.api.store.FindingStore;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingsStore;

/** A check of many dossiers syncs the journal a few times, not once for each. */
class CheckTogetherTest {
    private static <T> T fake(Class<T> type, InvocationHandler h) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, h));
    }

    @Test
    void findingsOfManyDossiersAreRecordedTogether() throws Exception {
        var subjects = new ArrayList<Object>();
        int[] records = {0};
        FindingStore findings = fake(FindingStore.class, (p, m, a) -> {
            records[0]++;
            subjects.addAll((Collection<?>) a[2]);
            return null;
        });
        HoldingsStore store = fake(HoldingsStore.class, (p, m, a) -> switch (m.getName()) {
            case "findAll" -> ((Collection<?>) a[0]).stream()
                    .map(id -> new Holding((UUID) id, Kind.DOSSIER, null, 1, Map.of())).toList();
            default -> Stream.empty();
        });
        Archive archive = fake(Archive.class, (p, m, a) -> m.getName().equals("holdings") ? store : findings);
        StandardsCatalog standards = fake(StandardsCatalog.class,
                (p, m, a) -> m.getReturnType() == Optional.class ? Optional.empty() : List.of());
        var session = new Session(archive, standards, null, new Actor(new UUID(1, 1), "Ann"));
        List<UUID> dossiers = Stream.generate(Ids::next).limit(3_000).toList();
        RunReport report = new CheckHoldings(fake(Checker.class, (p, m, a) -> List.of())).some(session, dossiers, Progress.NONE);
        assertEquals(3_000, report.counts().in());
        assertTrue(records[0] <= 5, records[0] + " records");
        assertTrue(new HashSet<>(subjects).containsAll(dossiers.stream().map(UUID::toString).toList()));
    }
}
