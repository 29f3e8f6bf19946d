package org.khoso.core.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.khoso.api.Action;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Session;
import org.khoso.core.bundle.KeptBundle.Way;
import org.osgi.service.component.annotations.Component;

/** Bundles that were made or taken in. Thread-safe. */
@Component(service = Bundles.class)
public final class Bundles {
    /** Numbers of a series that did not come, though a higher one did. @param series series @param first first of them @param last last of them */
    public record Missing(Series series, long first, long last) {
    }

    /** @return bundles of units that the actor may see, in the order in which they were made or taken in */
    public List<KeptBundle> list(Session session) throws IOException {
        HoldingQuery query = HoldingQuery.all(Kind.SURVEY_BUNDLE).within(session.filter(Action.SURVEY));
        try (Stream<Holding> all = session.archive().holdings().stream(query)) {
            return all.map(KeptBundle::of).sorted((a, b) -> a.handledAt().compareTo(b.handledAt())).toList();
        }
    }

    /** @return numbers that are missing among bundles that were taken in */
    public static List<Missing> missing(List<KeptBundle> kept) {
        Map<Series, TreeSet<Long>> numbers = new LinkedHashMap<>();
        kept.stream().filter(b -> b.way() == Way.IN)
                .forEach(b -> numbers.computeIfAbsent(b.series(), s -> new TreeSet<>()).add(b.number()));
        List<Missing> missing = new ArrayList<>();
        numbers.forEach((series, there) -> {
            long next = 1;
            for (long n : there) {
                if (n > next)
                    missing.add(new Missing(series, next, n - 1));
                next = n + 1;
            }
        });
        return missing;
    }
}
