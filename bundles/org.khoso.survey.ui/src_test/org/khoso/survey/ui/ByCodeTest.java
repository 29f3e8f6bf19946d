package org.khoso.survey.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/** The list behind a number is in the order that a person looks for, however it was counted. */
class ByCodeTest {
    private final List<Holding> all = new ArrayList<>();

    private UUID add(Kind kind, UUID parent, String code) {
        UUID id = Ids.next();
        all.add(new Holding(id, kind, parent, 1, code == null ? Map.of() : Map.of(Concepts.REFERENCE_CODE, code)));
        return id;
    }

    private List<Holding> find(Collection<UUID> ids) {
        return all.stream().filter(h -> ids.contains(h.id())).toList();
    }

    @Test
    void codesInNaturalOrderAndWhatIsGoneLast() throws Exception {
        UUID gone = Ids.next();
        UUID ten = add(Kind.FONDS, null, "H98.64.10");
        UUID nine = add(Kind.FONDS, null, "H98.64.9");
        assertEquals(List.of(nine, ten, gone), ByCode.sort(List.of(gone, ten, nine), this::find));
    }

    @Test
    void filesStandWithTheirRecords() throws Exception {
        UUID b = add(Kind.RECORD, null, "B");
        UUID a = add(Kind.RECORD, null, "A");
        UUID first = add(Kind.FILE, b, null);
        UUID second = add(Kind.FILE, a, null);
        UUID third = add(Kind.FILE, b, null);
        assertEquals(List.of(second, first, third), ByCode.sort(List.of(first, second, third), this::find));
    }

    @Test
    void thousandsAreReadInParts() throws Exception {
        List<UUID> ids = new ArrayList<>();
        for (int i = 1200; i > 0; i--)
            ids.add(add(Kind.DOSSIER, null, "H." + i));
        List<Integer> asked = new ArrayList<>();
        List<UUID> sorted = ByCode.sort(ids, some -> {
            asked.add(some.size());
            return find(some);
        });
        assertEquals(ids.get(1199), sorted.get(0));
        assertEquals(ids.get(0), sorted.get(1199));
        assertEquals(List.of(500, 500, 200), asked);
    }
}
