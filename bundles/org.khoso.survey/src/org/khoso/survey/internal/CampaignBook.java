package org.khoso.survey.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.khoso.api.AccessFilter;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.AnswerSource.Context;
import org.khoso.model.Concepts;

/** Digitisation campaigns with their plans: tens with hundreds of lines, so they are kept whole. */
record CampaignBook(List<Campaign> campaigns) {
    private static final long MOST = 1_000_000_000_000L;
    private static final Comparator<Lot> ORDER = Comparator.comparing(Lot::from, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(l -> l.lot.length()).thenComparing(Lot::lot).thenComparing(Lot::id, IdList::compare);

    /** A campaign. @param holding as it is kept @param lots lines of its plan, in the order in which they begin */
    record Campaign(Holding holding, List<Lot> lots) {
        UUID id() {
            return holding.id();
        }

        String text(String concept) {
            return holding.text(concept).strip();
        }

        /** @return first day, or null */
        LocalDate from() {
            return day(holding, Concepts.DATE_FROM, false);
        }

        /** @return planned end, or null */
        LocalDate to() {
            return day(holding, Concepts.DATE_TO, true);
        }

        /** @return bytes of a page, if it is not to be measured; 0 otherwise */
        long bytesPerPage() {
            return holding.value(Concepts.BYTES_PER_PAGE) instanceof Long n && n > 0 && n <= MOST ? n : 0;
        }
    }

    /** A line of a plan. @param level its own level, may be empty @param fonds fonds, or null @param dossiers planned, or null @param pages planned, or null */
    record Lot(UUID id, String lot, String level, UUID fonds, LocalDate from, LocalDate to, Long dossiers, Long pages) {
        /** @return its level, else that of its fonds */
        String level(Bodies bodies) {
            int place = level.isEmpty() ? bodies.place(fonds) : -1;
            return place < 0 ? level : bodies.fonds().get(place).level();
        }
    }

    /**
     * Reads those that the actor may see. Campaigns have no access regime and lie in no fonds; their lines may name one, and one of
     * a fonds that is kept from the actor is not told.
     */
    static CampaignBook read(Context context) throws IOException {
        AccessFilter a = context.access();
        Map<UUID, Holding> heads = new LinkedHashMap<>();
        Map<UUID, List<Lot>> lots = new LinkedHashMap<>();
        Bodies.each(context, Kind.CAMPAIGN, new AccessFilter(a.units(), null, null), h -> {
            heads.put(h.id(), h);
            lots.put(h.id(), new ArrayList<>());
        });
        if (!heads.isEmpty())
            Bodies.each(context, Kind.PLAN_LINE, AccessFilter.ALL, h -> {
                UUID fonds = h.value(Concepts.PLANNED_FONDS) instanceof UUID u ? u : null;
                boolean told = fonds == null || a.fonds() == null || a.fonds().contains(fonds);
                if (told && heads.containsKey(h.parent()))
                    lots.get(h.parent()).add(lot(h, fonds));
            });
        return new CampaignBook(heads.values().stream()
                .map(h -> new Campaign(h, lots.get(h.id()).stream().sorted(ORDER).toList())).toList());
    }

    private static Lot lot(Holding h, UUID fonds) {
        return new Lot(h.id(), h.text(Concepts.LOT).strip(), h.text(Concepts.LEVEL).strip().toLowerCase(Locale.ROOT), fonds,
                day(h, Concepts.DATE_FROM, false), day(h, Concepts.DATE_TO, true), planned(h, Concepts.PLANNED_DOSSIERS),
                planned(h, Concepts.PLANNED_PAGES));
    }

    /** A plan of 0 is none: nothing can be done of it. One beyond all reason is none, either. */
    private static Long planned(Holding h, String concept) {
        return h.value(concept) instanceof Long n && n > 0 && n <= MOST ? n : null;
    }

    private static LocalDate day(Holding h, String concept, boolean last) {
        return h.value(concept) instanceof PartialDate d ? last ? d.to() : d.from() : null;
    }

    /** @return levels that a campaign's plan speaks of, of those that may be named; one empty level if none of them */
    static List<String> levels(Campaign c, Bodies bodies, Plan plan) {
        List<String> named = c.lots.stream().map(l -> plan.level(l.level(bodies))).filter(l -> !l.isEmpty()).distinct().toList();
        return named.isEmpty() ? List.of("") : named;
    }

    /** @return the same, only campaigns with that identity */
    CampaignBook only(UUID id) {
        return new CampaignBook(campaigns.stream().filter(c -> c.id().equals(id)).toList());
    }

    /** @return all lines of all plans */
    Stream<Lot> lots() {
        return campaigns.stream().flatMap(c -> c.lots.stream());
    }

    /** @return ids of the campaigns */
    IdList ids() {
        return Figures.list(campaigns.stream().map(Campaign::id).toList());
    }

    /** @return the earliest or latest of some days; null if there is none */
    static LocalDate reduce(Stream<LocalDate> days, BinaryOperator<LocalDate> which) {
        return days.filter(Objects::nonNull).reduce(which).orElse(null);
    }

    static LocalDate earliest(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    static LocalDate latest(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }
}
