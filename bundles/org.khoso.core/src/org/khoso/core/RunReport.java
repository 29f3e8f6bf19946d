package org.khoso.core;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Level;

/**
 * What a use case did.
 *
 * @param run       run in the ledger, null if it keeps none
 * @param counts    items in and out
 * @param findings  what was found, at most {@link #MOST}; the rest is in the archive's findings
 * @param total     how many findings in all
 * @param cancelled whether the user stopped it
 * @param figures   named figures for reports: numbers and texts
 */
public record RunReport(UUID run, Counts counts, List<Finding> findings, long total, boolean cancelled, Map<String, Object> figures) {
    /** Most findings that are carried in memory. */
    public static final int MOST = 100_000;

    /** @return ok, findings or failed: as in JSON */
    public String status() {
        return counts.failed() > 0 && counts.ok() + counts.findings() == 0 ? "failed" : total > 0 ? "findings" : "ok";
    }

    /** @return exit code: 1 if anything obliges, 3 if nothing could be done, else 0 */
    public int exitCode() {
        if (status().equals("failed"))
            return 3;
        return findings.stream().anyMatch(f -> f.level() == Level.MUST) ? 1 : 0;
    }
}
