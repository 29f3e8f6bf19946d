package org.khoso.core.fixity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.Actor;
import org.khoso.api.store.ChangeSet.ItemState;
import org.khoso.api.store.ChangeSet.RunItem;
import org.khoso.api.store.RunLedger.RunInfo;
import org.khoso.api.store.RunLedger.State;

class PartMarkTest {
    private static final UUID RUN = new UUID(1, 2);
    private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");
    private final RunInfo run = new RunInfo(RUN, "fixity", "vault", "{}", State.DONE, START, START, new Actor(RUN, "A"), "{}");

    private PartMark read(String detail) {
        return PartMark.of(run, new RunItem(RUN, "ab", ItemState.FINDINGS, detail));
    }

    @Test
    void comesBackAsItWasWritten() {
        Map<String, String> changed = new LinkedHashMap<>();
        changed.put("ab1", "cd2");
        changed.put("ab3", "");
        PartMark mark = new PartMark(Instant.parse("2026-11-28T11:00:00.5Z"), changed);
        RunItem item = mark.item(RUN, "ab");
        assertEquals(ItemState.FINDINGS, item.state());
        assertEquals(mark, PartMark.of(run, item));
        assertEquals(ItemState.OK, new PartMark(START, Map.of()).item(RUN, "ab").state());
    }

    @Test
    void earlierReleasesWroteAddressesAlone() {
        assertEquals(new PartMark(START, Map.of()), read(""));
        assertEquals(new PartMark(START, Map.of()), read(null));
        assertEquals(List.of("ab1", "ab2"), List.copyOf(read("ab1,ab2").changed().keySet()));
        assertEquals(START, read("no time|ab1").read());
    }
}
