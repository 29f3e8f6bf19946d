package org.khoso.core.fixity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.Actor;
import org.khoso.api.Ids;
import org.khoso.api.store.ChangeSet.ItemState;
import org.khoso.api.store.ChangeSet.RunItem;
import org.khoso.api.store.RunLedger;

/** Runs in memory. */
final class ToyRuns implements RunLedger {
    private final List<RunInfo> runs = new ArrayList<>();
    private final Map<UUID, Map<String, RunItem>> items = new LinkedHashMap<>();
    /** Time of all that happens. */
    Instant now = Instant.parse("2026-11-28T10:00:00Z");

    @Override
    public Run begin(Actor actor, String kind, String input, String settings) {
        Optional<RunInfo> open = runs.stream().filter(r -> r.kind().equals(kind) && r.input().equals(input) && r.state().resumable())
                .findFirst();
        UUID id = open.map(RunInfo::id).orElseGet(Ids::next);
        if (open.isEmpty()) {
            runs.addFirst(new RunInfo(id, kind, input, settings, State.OPEN, now, null, actor, null));
            items.put(id, new LinkedHashMap<>());
        }
        return new Run() {
            @Override
            public UUID id() {
                return id;
            }

            @Override
            public boolean resumed() {
                return open.isPresent();
            }

            @Override
            public Optional<ItemState> state(String item) {
                return Optional.ofNullable(items.get(id).get(item)).map(RunItem::state);
            }

            @Override
            public void markAll(List<RunItem> all) {
                all.forEach(ToyRuns.this::mark);
            }

            @Override
            public void finish(State state, String summary) {
                runs.replaceAll(
                        r -> r.id().equals(id) ? new RunInfo(id, kind, input, settings, state, r.started(), now, actor, summary) : r);
            }
        };
    }

    void mark(RunItem item) {
        items.get(item.run()).put(item.item(), item);
    }

    @Override
    public List<RunInfo> list(int limit) {
        return runs.stream().limit(limit).toList();
    }

    @Override
    public List<RunInfo> unfinished(String kind) {
        return runs.stream().filter(r -> r.kind().equals(kind) && r.state().resumable()).toList();
    }

    @Override
    public void forget(Actor actor, UUID run) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<RunInfo> find(UUID run) {
        return runs.stream().filter(r -> r.id().equals(run)).findFirst();
    }

    @Override
    public List<RunItem> items(UUID run) {
        return List.copyOf(items.get(run).values());
    }
}
