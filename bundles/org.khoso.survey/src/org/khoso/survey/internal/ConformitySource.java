package org.khoso.survey.internal;

import java.io.IOException;
import java.util.List;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.StandardsCatalog.StandardInfo;
import org.khoso.api.survey.AnswerSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Item 1.e&#8242;: whether the data structure meets letter 903, and in later surveys circular 05/2025. As long as one of the rules that
 * stand for such a document is not verified against its text, it says that this cannot be concluded, and never YES or NO.
 */
@Component(service = AnswerSource.class, property = "item=" + ConformitySource.ITEM)
public final class ConformitySource extends Source {
    /** 1.e with a prime. */
    static final String ITEM = "1.e\u2032";
    private final StandardsCatalog product;

    /** Called by OSGi and tests. */
    @Activate
    public ConformitySource(@Reference StandardsCatalog standards) {
        super(ITEM);
        this.product = standards;
    }

    @Override
    Coverage fill(Context context, Plan plan, Figures figures) throws IOException {
        StandardsCatalog standards = context.facts().standards() == null ? product : context.facts().standards();
        Words data = Words.read("conformity.properties");
        for (String column : data.list("columns"))
            one(figures, column, data.get(column), standards);
        return nothing();
    }

    private static void one(Figures figures, String column, String id, StandardsCatalog standards) throws IOException {
        String document = standards.standards().stream().filter(s -> s.id().equals(id)).map(StandardInfo::document).findFirst().orElse(id);
        boolean seen = standards.standards().stream().filter(s -> s.id().equals(id)).anyMatch(StandardInfo::verified);
        int verified = 0;
        int unverified = 0;
        for (RecordSetInfo set : standards.recordSets())
            if (set.standard().equals(id))
            for (RuleInfo rule : standards.rules(set.id())) {
                boolean sure = seen && set.verified() && rule.confidence().mayOblige();
                verified += sure ? 1 : 0;
                unverified += sure ? 0 : 1;
            }
        boolean all = seen && unverified == 0 && verified > 0;
        String text = Words.suggestions().say(all ? "conformity.check" : "conformity.open", document, verified, unverified);
        figures.text(Figures.at("", column), text,
                "rules of standard " + id + ": " + verified + " verified, " + unverified + " not verified",
                Figures.list(List.of()));
    }
}
