package org.khoso.core.fixity;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.khoso.api.store.ChangeSet.ItemState;
import org.khoso.api.store.ChangeSet.RunItem;
import org.khoso.api.store.RunLedger.RunInfo;

/**
 * What a run remembers of a part: when it was read, and what was wrong there.
 *
 * @param read    when
 * @param changed objects that are not as they must be, with the hash that they had; empty for those that could not be read
 */
record PartMark(Instant read, Map<String, String> changed) {
    private static final char TIME = '|';

    /** @return what an item says; those of earlier releases have no time and no hashes */
    static PartMark of(RunInfo run, RunItem item) {
        String detail = item.detail() == null ? "" : item.detail();
        int at = detail.indexOf(TIME);
        Instant read = run.started();
        if (at > 0)
            try {
                read = Instant.parse(detail.substring(0, at));
            } catch (DateTimeParseException e) { // then the start of the run stands for it
                at = -1;
            }
        Map<String, String> changed = new LinkedHashMap<>();
        for (String one : detail.substring(at + 1).split(","))
            if (!one.isBlank())
            changed.put(one.split("=", 2)[0], one.contains("=") ? one.split("=", 2)[1] : "");
        return new PartMark(read, changed);
    }

    RunItem item(java.util.UUID run, String part) {
        return new RunItem(run, part, changed.isEmpty() ? ItemState.OK : ItemState.FINDINGS, read + String.valueOf(TIME)
                + changed.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(",")));
    }
}
