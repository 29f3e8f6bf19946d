package org.khoso.api.survey;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.khoso.api.AccessFilter;
import org.khoso.api.store.HoldingsStore;

/**
 * Measures how far a digitisation campaign has come, by the same count as survey item 1.a, so that the two never differ. A
 * service.
 */
public interface CampaignMeter {
    /**
     * What is done of a line of the plan: dossiers and pages with digital files, of the line's fonds (of its level, if it names no
     * fonds), that were digitised on or after the campaign's first day; what has no day of digitisation counts. Lines of one
     * campaign about the same fonds are filled one after another, in the order in which they begin.
     *
     * @param line     line of the plan
     * @param level    its level; that of the fonds if the line names none; empty if neither is known
     * @param fonds    name of the fonds; empty if the line names none, or one that may not be seen
     * @param dossiers dossiers done
     * @param pages    pages done
     */
    record Done(UUID line, String level, String fonds, long dossiers, long pages) {
    }

    /**
     * A campaign, measured.
     *
     * @param campaign campaign
     * @param done     lines of its plan that the actor may see, in the order in which they begin
     * @param bytes    bytes of what was digitised in it and has pages, each stored object once
     * @param pages    its pages; 0 if there is nothing to measure by
     * @param first    earliest day of digitisation in it that is known, or null
     * @param last     latest such day, or null
     */
    record Measured(UUID campaign, List<Done> done, long bytes, long pages, LocalDate first, LocalDate last) {
        /** Copies the list. */
        public Measured {
            done = List.copyOf(done);
        }

        /** @return bytes that a page takes, rounded up; 0 if there is nothing to measure by */
        public long bytesPerPage() {
            return pages == 0 ? 0 : Math.ceilDiv(bytes, pages);
        }
    }

    /**
     * Counts. Nothing is written.
     *
     * @throws org.khoso.api.KhosoException if there is no such campaign, or the actor may not see it
     */
    Measured measure(HoldingsStore holdings, AccessFilter access, UUID campaign) throws IOException;
}
