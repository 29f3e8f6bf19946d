package org.khoso.survey.internal;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.Set;
import org.khoso.api.AccessFilter;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.survey.AnswerSource.Context;
import org.osgi.service.component.annotations.Component;

/**
 * Takes the census, and keeps the last one while memory allows: who fills in a whole questionnaire asks ten times for the count of
 * the same holdings. A census is that of one position of the journal and one access filter, so a kept one is never out of date.
 */
@Component(service = Censuses.class)
public final class Censuses {
    private WeakReference<HoldingsStore> store = new WeakReference<>(null);
    private long position;
    private AccessFilter access;
    private Set<String> bornDigital;
    private SoftReference<Census> last = new SoftReference<>(null);

    synchronized Census take(Context context, Set<String> marks) throws IOException {
        HoldingsStore holdings = context.holdings();
        long before = holdings.position();
        Census kept = last.get();
        if (kept != null && store.get() == holdings && position == before && context.access().equals(access) && marks.equals(bornDigital))
            return kept;
        Census fresh = Census.take(context, marks);
        if (holdings.position() == before) {
            store = new WeakReference<>(holdings);
            position = before;
            access = context.access();
            bornDigital = Set.copyOf(marks);
            last = new SoftReference<>(fresh);
        }
        return fresh;
    }
}
