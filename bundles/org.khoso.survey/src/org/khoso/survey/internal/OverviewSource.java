package org.khoso.survey.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.khoso.api.survey.AnswerSource;
import org.khoso.model.Concepts;
import org.khoso.survey.internal.CampaignBook.Campaign;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The lead of item 1: overview, scope, place and time, as the campaigns have them; without them the days of digitisation. */
@Component(service = AnswerSource.class, property = "item=" + OverviewSource.ITEM)
public final class OverviewSource extends Source {
    static final String ITEM = "1";
    private final Censuses censuses;

    /** Called by OSGi and tests. */
    @Activate
    public OverviewSource(@Reference Censuses censuses) {
        super(ITEM);
        this.censuses = censuses;
    }

    @Override
    Coverage fill(Context context, Plan plan, Figures figures) throws IOException {
        CampaignBook book = CampaignBook.read(context);
        IdList ids = book.ids();
        figures.text(Figures.at("", "overview"), overview(book), "campaign: title, legalBasis, dates", ids);
        figures.text(Figures.at("", "scope"), each(book, Concepts.SCOPE), "campaign.scope", ids);
        figures.text(Figures.at("", "place"), each(book, Concepts.PLACE), "campaign.place", ids);
        LocalDate from = CampaignBook.reduce(book.campaigns().stream().map(Campaign::from), CampaignBook::earliest);
        LocalDate to = CampaignBook.reduce(book.campaigns().stream().map(Campaign::to), CampaignBook::latest);
        if (from != null || to != null) {
            figures.text(Figures.at("", "from"), from == null ? null : from.toString(), "earliest campaign.dateFrom", ids);
            figures.text(Figures.at("", "to"), to == null ? null : to.toString(), "latest campaign.dateTo", ids);
            return nothing();
        }
        return digitised(context, plan, figures);
    }

    private Coverage digitised(Context context, Plan plan, Figures figures) throws IOException {
        Census census = censuses.take(context, plan.bornDigital());
        IdList list = IdList.in(context);
        int first = Integer.MAX_VALUE;
        int last = IdTable.NEVER;
        for (int i = 0; i < census.dossiers.size(); i++) {
            int day = census.dossiers.day(i);
            if (day == IdTable.NEVER || !census.counted(census.dossiers, i))
                continue;
            first = Math.min(first, day);
            last = Math.max(last, day);
            list.add(census.dossiers.id(i), null);
        }
        boolean none = last == IdTable.NEVER;
        String of = " dossier.digitisedOn of digitised dossiers, else of their records (no campaign has dates)";
        figures.text(Figures.at("", "from"), none ? null : LocalDate.ofEpochDay(first).toString(), "earliest" + of, list);
        figures.text(Figures.at("", "to"), none ? null : LocalDate.ofEpochDay(last).toString(), "latest" + of, list);
        return census.bodies.coverage(census.here());
    }

    private static String overview(CampaignBook book) throws IOException {
        Words words = Words.suggestions();
        StringBuilder text = new StringBuilder();
        for (Campaign c : book.campaigns()) {
            String basis = c.text(Concepts.LEGAL_BASIS);
            text.append(words.say(basis.isEmpty() ? "overview" : "overview.basis", c.text(Concepts.TITLE), basis));
            if (c.from() != null && c.to() != null)
                text.append(words.say("overview.dates", c.from(), c.to()));
            text.append(".\n");
        }
        return text.toString();
    }

    /** @return what the campaigns say, each thing once */
    private static String each(CampaignBook book, String concept) {
        return book.campaigns().stream().map(c -> c.text(concept)).filter(s -> !s.isEmpty()).distinct().collect(Collectors.joining("; "));
    }
}
