package org.khoso.survey.internal;

import java.io.IOException;
import java.util.List;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.AnswerSource;

/** What the sources of answers share: they count holdings that stand still. */
abstract class Source implements AnswerSource {
    private static final int TRIES = 3;
    private static final Coverage NOTHING = new Coverage(List.of(), List.of(), List.of());
    private final String item;

    Source(String item) {
        this.item = item;
    }

    /** Fills in the figures. @return what was counted */
    abstract Coverage fill(Context context, Plan plan, Figures figures) throws IOException;

    /** @return coverage of a source that counts no fonds */
    static Coverage nothing() {
        return NOTHING;
    }

    @Override
    public final Offer offer() {
        return Offers.of(item);
    }

    @Override
    public final Answer compute(Context context) throws IOException {
        Plan plan = Plan.of(context, item);
        for (int i = 0; i < TRIES; i++) {
            long before = context.holdings().position();
            Figures figures = new Figures(plan, context.access());
            Coverage coverage = fill(context, plan, figures);
            if (context.holdings().position() == before)
                return new Answer(item, context.now(), before, figures.done(), coverage);
        }
        throw new KhosoException(Message.of("survey.moving", item), Message.of("survey.moving-remedy"), null);
    }
}
