package org.khoso.survey.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.khoso.survey.internal.CampaignBook.Campaign;
import org.khoso.survey.internal.CampaignBook.Lot;

/** How much of a campaign's plan is done. */
final class Tally {
    private static final int NONE = -1;
    private final Campaign campaign;
    private final List<Group> groups = new ArrayList<>();
    /** Which lines each fonds counts for; the last place is what lies in no fonds. */
    private final int[] groupOf;
    private final int start;
    private final long[] dossiers;
    private final long[] pages;
    private int first = Integer.MAX_VALUE;
    private int last = IdTable.NEVER;
    private long bytes;
    private long measuredPages;

    /** Lines that speak of the same holdings: of one fonds, or of one level. */
    private record Group(List<Integer> lots) {
    }

    private Tally(Campaign campaign, Bodies bodies) {
        this.campaign = campaign;
        this.start = campaign.from() == null ? IdTable.NEVER : (int) campaign.from().toEpochDay();
        this.groupOf = new int[bodies.fonds().size() + 1];
        group(bodies);
        this.dossiers = new long[groups.size()];
        this.pages = new long[groups.size()];
    }

    private void group(Bodies bodies) {
        Arrays.fill(groupOf, NONE);
        Map<Object, Integer> known = new HashMap<>();
        Map<String, Integer> levels = new LinkedHashMap<>();
        for (int i = 0; i < campaign.lots().size(); i++) {
            Lot lot = campaign.lots().get(i);
            Object about = lot.fonds() != null ? lot.fonds() : lot.level();
            int g = known.computeIfAbsent(about, k -> {
                groups.add(new Group(new ArrayList<>()));
                return groups.size() - 1;
            });
            groups.get(g).lots.add(i);
            int place = bodies.place(lot.fonds());
            if (place >= 0)
                groupOf[place] = g;
            else if (lot.fonds() == null)
                levels.put(lot.level(), g);
        }
        for (int f = 0; f < groupOf.length; f++)
            if (groupOf[f] == NONE)
            groupOf[f] = levels.getOrDefault(f < bodies.fonds().size() ? bodies.fonds().get(f).level().toLowerCase(Locale.ROOT) : "", NONE);
    }

    /** @return tallies of what is digitised, one for each campaign */
    static List<Tally> count(Census census, CampaignBook book) {
        List<Tally> all = book.campaigns().stream().map(c -> new Tally(c, census.bodies)).toList();
        for (IdTable table : all.isEmpty() ? List.<IdTable>of() : List.of(census.dossiers, census.records))
            for (int i = 0; i < table.size(); i++)
                if (census.counted(table, i)) {
                    int n = table == census.dossiers ? 1 : 0;
                    int p = census.ownFilesCount(table, i) ? table.bestPages(i) : 0;
                    for (Tally t : all)
                        t.add(census.fondsOf(table, i), table.day(i), n, p);
                }
        return all;
    }

    private int groupOf(int fonds, int day) {
        boolean before = start != IdTable.NEVER && day != IdTable.NEVER && day < start;
        return before ? NONE : groupOf[fonds < 0 ? groupOf.length - 1 : fonds];
    }

    private void add(int fonds, int day, int n, int p) {
        int g = groupOf(fonds, day);
        if (g == NONE)
            return;
        dossiers[g] += n;
        pages[g] += p;
        if (day != IdTable.NEVER) {
            first = Math.min(first, day);
            last = Math.max(last, day);
        }
    }

    /** A stored file with pages; those of a second copy for use take room, but are no pages of their own. */
    void file(int fonds, int day, long itsBytes, long itsPages) {
        if (groupOf(fonds, day) != NONE) {
            bytes += itsBytes;
            measuredPages += itsPages;
        }
    }

    Campaign campaign() {
        return campaign;
    }

    /** @return dossiers done of each line of the plan */
    long[] dossiers() {
        return share(dossiers, Lot::dossiers);
    }

    /** @return pages done of each line of the plan */
    long[] pages() {
        return share(pages, Lot::pages);
    }

    /** Lines about the same holdings are filled one after another; what is beyond all plans goes to the last of them. */
    private long[] share(long[] done, Function<Lot, Long> planned) {
        long[] shares = new long[campaign.lots().size()];
        for (int g = 0; g < groups.size(); g++) {
            long rest = done[g];
            int end = groups.get(g).lots.get(0);
            for (int i : groups.get(g).lots) {
                Long plan = planned.apply(campaign.lots().get(i));
                if (plan == null)
                    continue;
                end = i;
                shares[i] = Math.min(rest, plan);
                rest -= shares[i];
            }
            shares[end] += rest;
        }
        return shares;
    }

    /** @return pages that the plan asks for and that are not done */
    long remainingPages() {
        long[] done = pages();
        long rest = 0;
        for (int i = 0; i < done.length; i++) {
            Long plan = campaign.lots().get(i).pages();
            rest += plan == null ? 0 : Math.max(0, plan - done[i]);
        }
        return rest;
    }

    long bytes() {
        return bytes;
    }

    long measuredPages() {
        return measuredPages;
    }

    LocalDate first() {
        return first == Integer.MAX_VALUE ? null : LocalDate.ofEpochDay(first);
    }

    LocalDate last() {
        return last == IdTable.NEVER ? null : LocalDate.ofEpochDay(last);
    }
}
