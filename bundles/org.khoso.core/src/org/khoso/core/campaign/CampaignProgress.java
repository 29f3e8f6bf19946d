package org.khoso.core.campaign;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.khoso.api.survey.CampaignMeter.Done;
import org.khoso.api.survey.CampaignMeter.Measured;

/**
 * How far a campaign has come.
 *
 * @param campaign campaign
 * @param lines    lines of its plan, in the order in which they begin
 * @param lots     the same summed up by lot
 * @param levels   by level
 * @param fonds    by fonds
 * @param total    in all
 * @param volume   room
 * @param forecast when it will end
 */
public record CampaignProgress(Campaign campaign, List<Line> lines, List<Share> lots, List<Share> levels, List<Share> fonds, Share total,
        Volume volume, Forecast forecast) {
    /**
     * A number that is planned, and what is done of it.
     *
     * @param planned planned; null if nobody planned any
     * @param done    done
     * @param covered of these within the plan: more than was planned of one lot makes up for nothing that another lacks
     */
    public record Amount(Long planned, long done, long covered) {
        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        static Amount of(Long planned, long done) {
            return new Amount(planned, done, planned == null ? 0 : Math.min(planned, done));
        }

        Amount plus(Amount o) {
            Long sum = planned == null ? o.planned : o.planned == null ? planned : Long.valueOf(planned + o.planned);
            return new Amount(sum, done + o.done, covered + o.covered);
        }

        /** @return how much of the plan is done, cut after one decimal, so that 100 means all; null if nothing is planned */
        public BigDecimal percent() {
            if (planned == null || planned <= 0)
                return null;
            BigDecimal p = HUNDRED.multiply(BigDecimal.valueOf(covered)).divide(BigDecimal.valueOf(planned), 1, RoundingMode.DOWN);
            return p.stripTrailingZeros().scale() > 0 ? p : p.setScale(0, RoundingMode.DOWN);
        }
    }

    /** A line. @param line as planned @param level its level, else that of its fonds @param fonds name of its fonds; empty if it names none @param dossiers dossiers @param pages pages */
    public record Line(PlanLine line, String level, String fonds, Amount dossiers, Amount pages) {
    }

    /** Lines together. @param name lot, level, or fonds; empty if they name none @param dossiers dossiers @param pages pages */
    public record Share(String name, Amount dossiers, Amount pages) {
    }

    /** Room. @param perPage bytes a page; null if nothing says it @param measured whether that was measured @param expected bytes of all planned pages; null if not known */
    public record Volume(Long perPage, boolean measured, BigDecimal expected) {
    }

    static CampaignProgress of(Campaign campaign, List<PlanLine> plan, Measured measured, LocalDate today) throws IOException {
        Map<UUID, PlanLine> byId = plan.stream().collect(Collectors.toMap(PlanLine::id, l -> l));
        List<Line> lines = new ArrayList<>();
        for (Done d : measured.done())
            if (byId.containsKey(d.line())) {
                PlanLine l = byId.get(d.line());
                lines.add(new Line(l, d.level(), d.fonds(), Amount.of(l.planned(Field.DOSSIERS), d.dossiers()),
                        Amount.of(l.planned(Field.PAGES), d.pages())));
            }
        Share total = shares(lines, l -> "").stream().findFirst().orElse(new Share("", Amount.of(null, 0), Amount.of(null, 0)));
        return new CampaignProgress(campaign, List.copyOf(lines), shares(lines, l -> l.line.lot()), shares(lines, Line::level),
                shares(lines, Line::fonds), total, volume(campaign, measured, total),
                Forecast.of(campaign, lines, measured.first(), today));
    }

    private static List<Share> shares(List<Line> lines, Function<Line, String> name) {
        Map<String, Share> all = new LinkedHashMap<>();
        for (Line l : lines)
            all.merge(name.apply(l), new Share(name.apply(l), l.dossiers, l.pages),
                    (a, b) -> new Share(a.name, a.dossiers.plus(b.dossiers), a.pages.plus(b.pages)));
        return List.copyOf(all.values());
    }

    private static Volume volume(Campaign campaign, Measured measured, Share total) {
        long given = campaign.bytesPerPage();
        long page = given > 0 ? given : measured.bytesPerPage();
        boolean known = page > 0 && total.pages.planned != null;
        return new Volume(page > 0 ? page : null, page > 0 && given == 0,
                known ? BigDecimal.valueOf(page).multiply(BigDecimal.valueOf(total.pages.planned)) : null);
    }
}
