package org.khoso.survey.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.khoso.api.survey.AnswerSource;
import org.khoso.model.Concepts;
import org.khoso.survey.internal.CampaignBook.Campaign;
import org.khoso.survey.internal.CampaignBook.Lot;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Item 1.b: how much of the plans is done, and when it is to be, by level. */
@Component(service = AnswerSource.class, property = "item=" + ScheduleSource.ITEM)
public final class ScheduleSource extends Source {
    static final String ITEM = "1.b";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private final Censuses censuses;

    /** Called by OSGi and tests. */
    @Activate
    public ScheduleSource(@Reference Censuses censuses) {
        super(ITEM);
        this.censuses = censuses;
    }

    /** A line of a plan, and what is done of it. */
    private record Line(Campaign campaign, Lot lot, String level, long doneDossiers, long donePages) {
        /** The line's own days, else those of its campaign. */
        LocalDate from() {
            return lot.from() != null ? lot.from() : campaign.from();
        }

        LocalDate to() {
            return lot.to() != null ? lot.to() : campaign.to();
        }
    }

    @Override
    Coverage fill(Context context, Plan plan, Figures figures) throws IOException {
        CampaignBook book = CampaignBook.read(context);
        Census census = censuses.take(context, plan.bornDigital());
        List<Line> lines = lines(Tally.count(census, book), census.bodies);
        int row = 0;
        for (String id : plan.rows().keySet()) {
            int mine = row++;
            List<Line> here = lines.stream().filter(l -> plan.row(l.level) == mine).toList();
            if (!id.equals(Templates.UNASSIGNED) || !here.isEmpty())
                row(figures, id, plan.where(id), here);
        }
        return census.bodies.coverage(census.here());
    }

    private static List<Line> lines(List<Tally> tallies, Bodies bodies) {
        List<Line> lines = new ArrayList<>();
        for (Tally t : tallies) {
            long[] dossiers = t.dossiers();
            long[] pages = t.pages();
            for (int i = 0; i < dossiers.length; i++) {
                Lot lot = t.campaign().lots().get(i);
                lines.add(new Line(t.campaign(), lot, lot.level(bodies), dossiers[i], pages[i]));
            }
        }
        return lines;
    }

    private static void row(Figures figures, String row, String level, List<Line> lines) {
        IdList ids = Figures.list(lines.stream().map(l -> l.lot.id()).toList());
        String where = " where " + level.replace("fonds.level", "(plan_line.level or else fonds.level)");
        List<Line> planned = lines.stream().filter(l -> l.lot.pages() != null || l.lot.dossiers() != null).toList();
        boolean pages = !planned.isEmpty() && planned.stream().allMatch(l -> l.lot.pages() != null);
        boolean dossiers = !pages && !planned.isEmpty() && planned.stream().allMatch(l -> l.lot.dossiers() != null);
        BigDecimal percent = pages
                ? percent(planned, l -> l.lot.pages(), Line::donePages)
                : dossiers ? percent(planned, l -> l.lot.dossiers(), Line::doneDossiers) : null;
        String of = dossiers ? Concepts.PLANNED_DOSSIERS : Concepts.PLANNED_PAGES;
        figures.number(Figures.at(row, "percent"), percent, "percent", "100 * digitised since the campaign's first day, at most the plan of"
                + " each line / sum plan_line." + of + where + ", cut after one decimal", ids);
        text(figures, Figures.at(row, "from"), CampaignBook.reduce(days(lines, Line::from), CampaignBook::earliest),
                "earliest (plan_line.dateFrom or else campaign.dateFrom)" + where, ids);
        text(figures, Figures.at(row, "to"), CampaignBook.reduce(days(lines, Line::to), CampaignBook::latest),
                "latest (plan_line.dateTo or else campaign.dateTo)" + where, ids);
    }

    private static Stream<LocalDate> days(List<Line> lines, Function<Line, LocalDate> day) {
        return lines.stream().map(day);
    }

    private static void text(Figures figures, Figures.At at, LocalDate day, String query, IdList ids) {
        figures.text(at, day == null ? null : day.toString(), query, ids);
    }

    /** More than was planned of one line makes up for nothing that another lacks; cut, so that 100 is said of what is whole only. */
    private static BigDecimal percent(List<Line> lines, Function<Line, Long> planned, Function<Line, Long> done) {
        long all = lines.stream().mapToLong(planned::apply).sum();
        long part = lines.stream().mapToLong(l -> Math.min(planned.apply(l), done.apply(l))).sum();
        BigDecimal percent = HUNDRED.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(all), 1, RoundingMode.DOWN);
        return percent.stripTrailingZeros().scale() > 0 ? percent : percent.setScale(0);
    }
}
