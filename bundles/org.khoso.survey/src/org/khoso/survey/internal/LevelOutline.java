package org.khoso.survey.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.survey.AnswerSource.Context;
import org.khoso.model.Concepts;
import org.khoso.survey.internal.CampaignBook.Lot;

/** What item 1.a asks beside amounts: bodies, what the plans ask for, an outline of the content. */
final class LevelOutline {
    private static final String ORGS = "orgs";
    private static final String PLAN_DOSSIERS = "planDossiers";
    private static final String PLAN_PAGES = "planPages";
    private static final String CONTENT = "content";
    /** Columns that are filled in here, whether the template has a query for them or not. */
    static final Set<String> COLUMNS = Set.of(ORGS, PLAN_DOSSIERS, PLAN_PAGES, CONTENT);
    /** Fonds that are named. */
    private static final int TOP = 5;
    private final Context context;
    private final Plan plan;
    private final Census census;
    private final int[] rowOf;

    LevelOutline(Context context, Plan plan, Census census) {
        this.context = context;
        this.plan = plan;
        this.census = census;
        this.rowOf = census.bodies.rows(plan);
    }

    void fill(Figures figures) throws IOException {
        if (plan.asks(ORGS))
            orgs(figures);
        if (plan.asks(PLAN_DOSSIERS) || plan.asks(PLAN_PAGES))
            planned(figures);
        if (plan.asks(CONTENT))
            content(figures);
    }

    private List<Bodies.Fonds> digitised(int row) {
        return IntStream.range(0, rowOf.length).filter(i -> rowOf[i] == row && census.digitised[i]).mapToObj(census.bodies.fonds()::get)
                .toList();
    }

    private void orgs(Figures figures) {
        int row = 0;
        for (String id : plan.rows().keySet()) {
            List<Bodies.Fonds> there = digitised(row++);
            List<UUID> creators = there.stream().map(Bodies.Fonds::creator).filter(Objects::nonNull).distinct().toList();
            boolean unknown = creators.isEmpty() && !there.isEmpty();
            String query = "count distinct fonds.creator where " + plan.where(id) + " and fonds has something digitised (as column fonds)";
            figures.number(Figures.at(id, ORGS), unknown ? null : BigDecimal.valueOf(creators.size()), "body", query,
                    Figures.list(creators));
        }
    }

    private void planned(Figures figures) throws IOException {
        CampaignBook book = CampaignBook.read(context);
        int row = 0;
        for (String id : plan.rows().keySet()) {
            int mine = row++;
            List<Lot> lots = book.lots().filter(l -> plan.row(l.level(census.bodies)) == mine).toList();
            sum(figures, Figures.at(id, PLAN_DOSSIERS), lots, Lot::dossiers, "dossier", Concepts.PLANNED_DOSSIERS);
            sum(figures, Figures.at(id, PLAN_PAGES), lots, Lot::pages, "page", Concepts.PLANNED_PAGES);
        }
    }

    /** What nobody has planned is not recorded: that is not a plan of 0. */
    private void sum(Figures figures, Figures.At at, List<Lot> lots, Function<Lot, Long> planned, String unit, String concept) {
        List<Lot> some = lots.stream().filter(l -> planned.apply(l) != null).toList();
        BigDecimal sum = some.isEmpty()
                ? null
                : some.stream().map(planned).map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        String level = plan.where(at.row()).replace("fonds.level", "(plan_line.level or else fonds.level)");
        figures.number(at, sum, unit, "sum plan_line." + concept + " where " + level, Figures.list(some.stream().map(Lot::id).toList()));
    }

    private void content(Figures figures) throws IOException {
        Words words = Words.suggestions();
        LocalDate[][] spans = spans();
        int row = 0;
        for (String id : plan.rows().keySet()) {
            int mine = row++;
            List<Integer> top = IntStream.range(0, rowOf.length).filter(i -> rowOf[i] == mine && census.digitised[i]).boxed()
                    .sorted(Comparator.<Integer>comparingInt(i -> -census.counted[i]).thenComparing(i -> census.bodies.fonds().get(i).id(),
                            IdList::compare))
                    .toList();
            String query = "fonds with most digitised dossiers where " + plan.where(id)
                    + "; earliest dossier.dateFrom, latest dossier.dateTo of these";
            figures.text(Figures.at(id, CONTENT), outline(words, top, spans[mine]), query,
                    Figures.list(top.stream().map(i -> census.bodies.fonds().get(i).id()).toList()));
        }
    }

    private String outline(Words words, List<Integer> fonds, LocalDate[] span) throws IOException {
        if (fonds.isEmpty())
            return null;
        List<String> names = new ArrayList<>();
        for (int i : fonds.subList(0, Math.min(TOP, fonds.size())))
            names.add(words.say("content.fonds", census.bodies.fonds().get(i).label(), census.counted[i]));
        String text = words.say(fonds.size() > TOP ? "content.more" : "content", fonds.size(), String.join("; ", names),
                fonds.size() - TOP);
        return span[0] == null || span[1] == null
                ? text
                : text + " " + words.say("content.span", String.valueOf(span[0].getYear()), String.valueOf(span[1].getYear()));
    }

    /** @return first and last day of the digitised dossiers of each row */
    private LocalDate[][] spans() throws IOException {
        LocalDate[][] spans = new LocalDate[plan.rows().size()][2];
        Bodies.each(context, Kind.DOSSIER, context.access(), h -> {
            int i = census.dossiers.find(h.id());
            int fonds = i >= 0 && census.counted(census.dossiers, i) ? census.fondsOfDossier(i) : -1;
            if (fonds < 0 || rowOf[fonds] < 0)
                return;
            LocalDate[] span = spans[rowOf[fonds]];
            if (h.value(Concepts.DATE_FROM) instanceof PartialDate d && d.from() != null)
                span[0] = span[0] == null ? d.from() : CampaignBook.earliest(span[0], d.from());
            if (h.value(Concepts.DATE_TO) instanceof PartialDate d && d.to() != null)
                span[1] = span[1] == null ? d.to() : CampaignBook.latest(span[1], d.to());
        });
        return spans;
    }
}
