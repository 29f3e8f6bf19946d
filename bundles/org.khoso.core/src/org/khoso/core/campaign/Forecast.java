package org.khoso.core.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.core.campaign.CampaignProgress.Amount;
import org.khoso.core.campaign.CampaignProgress.Line;

/**
 * When a campaign will end if it goes on as so far.
 *
 * @param kind what can be said
 * @param end  day; null if none can be said
 * @param lot  slowest lot; empty if none can be said
 * @param pace what is done a day in all, in {@code unit}; null if not known
 * @param unit page or dossier
 */
public record Forecast(Kind kind, LocalDate end, String lot, BigDecimal pace, String unit) {
    /** What can be said. */
    public enum Kind {
        /** Nothing is planned, or some lots plan pages and others dossiers only. */
        NO_PLAN,
        /** All that was planned is done. */
        DONE,
        /** Too few days or too little done to tell a pace. */
        TOO_LITTLE,
        /** A day. */
        END
    }

    private static final int LONGEST = 36_525;

    /** A lot. @param start first day, or null @param of what is planned of it and done */
    private record Lot(String name, LocalDate start, Amount of) {
        long rest() {
            return of.planned() - of.covered();
        }

        boolean begun(LocalDate today) {
            return of.covered() > 0 && start != null && !start.isAfter(today);
        }

        Lot plus(Lot o) {
            LocalDate first = start == null ? o.start : o.start == null || start.isBefore(o.start) ? start : o.start;
            return new Lot(name, first, of.plus(o.of));
        }
    }

    /** A lot and the day on which it will be done. */
    private record Ends(Lot lot, LocalDate on) {
    }

    static Forecast of(Campaign campaign, List<Line> lines, LocalDate firstDone, LocalDate today) throws IOException {
        List<Line> planned = lines.stream().filter(l -> l.pages().planned() != null || l.dossiers().planned() != null).toList();
        boolean pages = planned.stream().allMatch(l -> l.pages().planned() != null);
        boolean dossiers = planned.stream().allMatch(l -> l.dossiers().planned() != null);
        String unit = pages ? "page" : "dossier";
        if (planned.isEmpty() || !pages && !dossiers)
            return new Forecast(Kind.NO_PLAN, null, "", null, unit);
        LocalDate start = campaign.from() != null ? campaign.from() : firstDone;
        Map<String, Lot> lots = new LinkedHashMap<>();
        for (Line l : planned) {
            Lot lot = new Lot(name(l), l.line().from() != null ? l.line().from() : start, pages ? l.pages() : l.dossiers());
            lots.merge(lot.name, lot, Lot::plus);
        }
        return of(List.copyOf(lots.values()), unit, today);
    }

    /** A lot without a number is called by its fonds, else its level. */
    private static String name(Line l) {
        return !l.line().lot().isEmpty() ? l.line().lot() : !l.fonds().isEmpty() ? l.fonds() : l.level();
    }

    private static Forecast of(List<Lot> lots, String unit, LocalDate today) throws IOException {
        long rest = lots.stream().mapToLong(Lot::rest).sum();
        long done = lots.stream().mapToLong(l -> l.of.covered()).sum();
        if (rest == 0)
            return new Forecast(Kind.DONE, null, "", null, unit);
        LocalDate start = lots.stream().map(Lot::start).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
        long days = start == null ? 0 : ChronoUnit.DAYS.between(start, today) + 1;
        Properties least = least();
        if (days < number(least, "least-days") || done * 1000 < (done + rest) * number(least, "least-per-mille"))
            return new Forecast(Kind.TOO_LITTLE, null, "", null, unit);
        List<Ends> ends = new ArrayList<>();
        for (Lot l : lots)
            if (l.rest() > 0 && l.begun(today))
            ends.add(new Ends(l, end(today, l.rest(), l.of.covered(), ChronoUnit.DAYS.between(l.start, today) + 1)));
        lots.stream().filter(l -> l.rest() > 0 && !l.begun(today)).max(Comparator.comparingLong(Lot::rest))
                .ifPresent(l -> ends.add(new Ends(l, end(today, rest, done, days))));
        Ends last = ends.stream().max(Comparator.comparing(Ends::on)).orElseThrow();
        BigDecimal pace = BigDecimal.valueOf(done).divide(BigDecimal.valueOf(days), 1, RoundingMode.HALF_UP);
        return new Forecast(Kind.END, last.on, last.lot.name, pace, unit);
    }

    /** Lots that have not begun have no pace of their own: all that is left is then reckoned by the pace of the whole. */
    private static LocalDate end(LocalDate today, long rest, long done, long days) {
        BigDecimal more = BigDecimal.valueOf(rest).multiply(BigDecimal.valueOf(days)).divide(BigDecimal.valueOf(done), 0, RoundingMode.UP);
        return today.plusDays(more.min(BigDecimal.valueOf(LONGEST)).longValue());
    }

    private static Properties least() throws IOException {
        Properties p = new Properties();
        try (InputStream in = Objects.requireNonNull(Forecast.class.getResourceAsStream("/KHOSO-INF/campaign/forecast.properties"))) {
            p.load(in);
        }
        return p;
    }

    private static long number(Properties p, String key) {
        return Long.parseLong(p.getProperty(key).strip());
    }

    /** @return the same in words */
    public Message said() {
        String key = "core.campaign.forecast." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return kind == Kind.END
                ? Message.of(key, PartialDate.day(end), lot, pace, Message.of("core.campaign.unit." + unit))
                : Message.of(key);
    }
}
