package org.khoso.survey.internal;

import java.io.IOException;
import java.util.List;
import org.khoso.api.survey.AnswerSource;
import org.osgi.service.component.annotations.Component;

/** Item 2.b: proposes Khoso as the software that manages the digitised records; the words are data. */
@Component(service = AnswerSource.class, property = "item=" + SoftwareSource.ITEM)
public final class SoftwareSource extends Source {
    static final String ITEM = "2.b";

    /** Called by OSGi and tests. */
    public SoftwareSource() {
        super(ITEM);
    }

    @Override
    Coverage fill(Context context, Plan plan, Figures figures) throws IOException {
        Words words = Words.read("software.properties");
        for (String column : List.of("has", "kind", "name", "func"))
            figures.text(Figures.at("", column), words.get(column),
                    "suggestion: this archive is kept by Khoso; a person says whether it is the software asked for",
                    Figures.list(List.of()));
        return nothing();
    }
}
