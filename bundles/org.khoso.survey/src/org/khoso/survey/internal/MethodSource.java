package org.khoso.survey.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.khoso.api.survey.AnswerSource;
import org.khoso.model.Concepts;
import org.khoso.survey.internal.CampaignBook.Campaign;
import org.osgi.service.component.annotations.Component;

/** Item 1.c: how it is done, as the campaigns have it; by level if the survey asks so. */
@Component(service = AnswerSource.class, property = "item=" + MethodSource.ITEM)
public final class MethodSource extends Source {
    static final String ITEM = "1.c";
    private static final List<String> CODES = List.of("SELF", "SERVICE", "OTHER");

    /** Called by OSGi and tests. */
    public MethodSource() {
        super(ITEM);
    }

    @Override
    Coverage fill(Context context, Plan plan, Figures figures) throws IOException {
        CampaignBook book = CampaignBook.read(context);
        Bodies bodies = plan.byLevel() ? Bodies.read(context) : null;
        int row = 0;
        for (String id : plan.rows().keySet()) {
            int mine = row++;
            CampaignBook here = bodies == null
                    ? book
                    : new CampaignBook(book.campaigns().stream()
                            .filter(c -> c.lots().stream().anyMatch(l -> plan.row(l.level(bodies)) == mine)).toList());
            if (!id.equals(Templates.UNASSIGNED) || !here.campaigns().isEmpty())
                row(figures, id, here);
        }
        return nothing();
    }

    private static void row(Figures figures, String row, CampaignBook book) {
        Set<String> used = book.campaigns().stream().flatMap(c -> Arrays.stream(c.text(Concepts.METHOD).split(","))).map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
        IdList ids = book.ids();
        figures.text(Figures.at(row, "method"), CODES.stream().filter(used::contains).collect(Collectors.joining(",")), "campaign.method",
                ids);
        figures.text(Figures.at(row, "other"), book.campaigns().stream().map((Campaign c) -> c.text(Concepts.METHOD_TEXT))
                .filter(s -> !s.isEmpty()).distinct().collect(Collectors.joining("; ")), "campaign.methodText", ids);
    }
}
