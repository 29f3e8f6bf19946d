package org.khoso.survey.design.internal;

import org.khoso.api.survey.AnswerSource.Offered;
import org.khoso.api.survey.AnswerSource.Rows;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesigner.Source;
import org.khoso.model.survey.Column;
import org.khoso.model.survey.Item;

/** Looks at what is to be counted: by a source that is there, in rows and columns that it fills in. None of it keeps a questionnaire from being used: a person can answer. */
final class SourceCheck {
    private static final String BY_HAND = "M";

    private final Known known;
    private final Found found;

    SourceCheck(Known known, Found found) {
        this.known = known;
        this.found = found;
    }

    void item(Place place, Item i) {
        Source source = known.source(i).orElse(null);
        boolean named = !Tree.text(i, Fields.SOURCE).isEmpty();
        if (source == null && (named || counted(Tree.text(i, "auto"))))
            found.doubt(place, named ? Fields.SOURCE : "auto", "no-source", org.khoso.survey.internal.Templates.source(i));
        if (source == null || source.offer().columns().isEmpty() || !counted(Tree.text(i, "auto")))
            return;
        Rows rows = source.offer().rows();
        boolean fits = switch (rows) {
            case ONE -> !i.isFree() && i.getRows().isEmpty();
            case FREE -> i.isFree();
            case LEVELS -> i.getRows().stream().anyMatch(r -> !r.getLevels().isEmpty());
            case NAMED -> i.getRows().stream().anyMatch(r -> source.offer().names().contains(r.getId()));
        };
        if (!fits)
            found.doubt(place, Fields.SOURCE, "source-rows." + rows.name().toLowerCase(java.util.Locale.ROOT), source.id(),
                    String.join(", ", source.offer().names()));
    }

    void column(Place place, Column c) {
        Item i = (Item) c.eContainer();
        Source source = known.source(i).orElse(null);
        String auto = Tree.text(c, "auto").isEmpty() ? Tree.text(i, "auto") : c.getAuto();
        if (source == null || source.offer().columns().isEmpty() || BY_HAND.equals(i.getAuto()))
            return;
        Offered offered = known.offered(c).orElse(null);
        if (c.getQuery() != null && !known.queries(Offered::kind).contains(c.getQuery().getKind()))
            found.wrong(place, "query.kind", "query", Tree.text(c.getQuery(), "kind"), String.join(", ", known.queries(Offered::kind)));
        else if (c.getQuery() != null)
            return;
        else if (offered == null && (!Tree.text(c, "auto").isEmpty() && counted(auto) || !Tree.text(c, "from").isEmpty()))
            found.doubt(place, Tree.text(c, "from").isEmpty() ? "auto" : "from", "not-offered", source.id(),
                    org.khoso.survey.internal.Templates.from(c),
                    String.join(", ", source.offer().columns().stream().map(Offered::id).toList()));
        else if (offered != null && !offered.kind().isEmpty() && counted(auto))
            found.doubt(place, "from", "needs-query", offered.id());
        else if (offered != null && counted(auto) && !offered.type().equals(c.getType()))
            found.doubt(place, "type", "source-type", offered.id(), offered.type());
    }

    private static boolean counted(String auto) {
        return "A".equals(auto) || "S".equals(auto);
    }
}
