package org.khoso.survey.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.khoso.api.survey.AnswerSource.Context;
import org.khoso.survey.internal.CampaignBook.Campaign;
import org.khoso.survey.internal.CampaignBook.Lot;

/**
 * What is there and what the plans still ask for.
 *
 * @param volume    what is there
 * @param remaining pages that the plans ask for and that are not done
 * @param bytes     bytes that they will take; null if nothing says how many a page takes
 * @param perPage   bytes a page, measured; 0 if nothing is there to measure by
 * @param given     whether a campaign says itself how many bytes a page takes
 * @param silent    lines of plans that name no pages, so that their volume is not in {@code bytes}
 * @param planned   whether any line names pages
 * @param lots      lines behind it
 */
record Expected(Volume volume, long remaining, BigDecimal bytes, long perPage, boolean given, long silent, boolean planned, IdList lots) {
    /** @param fallback bytes a page where nothing measures it; 0 for none */
    static Expected of(Context context, Census census, long fallback) throws IOException {
        CampaignBook book = CampaignBook.read(context);
        List<Tally> tallies = Tally.count(census, book);
        Volume volume = Volume.of(context, census, tallies);
        long measured = volume.bytesPerPage() > 0 ? volume.bytesPerPage() : fallback;
        long remaining = 0;
        BigDecimal bytes = BigDecimal.ZERO;
        for (Tally t : tallies) {
            long pages = t.remainingPages();
            long each = perPage(t, measured);
            remaining += pages;
            bytes = bytes == null || pages > 0 && each == 0
                    ? null
                    : bytes.add(BigDecimal.valueOf(pages).multiply(BigDecimal.valueOf(each)));
        }
        boolean given = book.campaigns().stream().anyMatch(c -> c.bytesPerPage() > 0);
        List<Lot> planned = book.lots().filter(l -> l.pages() != null).toList();
        return new Expected(volume, remaining, bytes, volume.bytesPerPage(), given, book.lots().count() - planned.size(),
                !planned.isEmpty(),
                Figures.list(planned.stream().map(Lot::id).toList()));
    }

    /** What the campaign says; else what was measured in it; else what was measured in all. */
    private static long perPage(Tally t, long measured) {
        Campaign c = t.campaign();
        if (c.bytesPerPage() > 0)
            return c.bytesPerPage();
        return t.measuredPages() > 0 ? Math.ceilDiv(t.bytes(), t.measuredPages()) : measured;
    }
}
