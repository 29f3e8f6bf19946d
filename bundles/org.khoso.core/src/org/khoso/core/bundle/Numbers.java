package org.khoso.core.bundle;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingQuery.Op;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/** The register of numbers, as far as a series goes. All of it is asked, whatever the actor may see: a number counts for everybody. */
final class Numbers {
    private final NavigableMap<Long, KeptBundle> kept = new TreeMap<>();

    private Numbers(Stream<Holding> rows) {
        rows.map(KeptBundle::of).forEach(b -> kept.put(b.number(), b));
    }

    static Numbers of(Session session, KeptBundle.Way way, Series series) throws IOException {
        HoldingQuery query = HoldingQuery.all(Kind.SURVEY_BUNDLE).where(Concepts.RESPONDENT, Op.EQ, series.respondent())
                .where(Concepts.SENDER, Op.EQ, series.sender()).where(Concepts.SURVEY, Op.EQ, series.survey())
                .where(Concepts.PURPOSE, Op.EQ, series.purpose().name()).where(Concepts.DIRECTION, Op.EQ, way.name());
        try (Stream<Holding> rows = session.archive().holdings().stream(query)) {
            return new Numbers(rows);
        }
    }

    /** @return bundles that were taken in and signed by a key, as they came in */
    static List<KeptBundle> signedBy(Session session, String fingerprint) throws IOException {
        HoldingQuery query = HoldingQuery.all(Kind.SURVEY_BUNDLE).where(Concepts.FINGERPRINT, Op.EQ, fingerprint)
                .where(Concepts.DIRECTION, Op.EQ, KeptBundle.Way.IN.name());
        try (Stream<Holding> rows = session.archive().holdings().stream(query)) {
            return rows.map(KeptBundle::of).sorted(Comparator.comparing(KeptBundle::handledAt)).toList();
        }
    }

    /** @return the bundle with the highest number; null if there is none */
    KeptBundle last() {
        return kept.isEmpty() ? null : kept.lastEntry().getValue();
    }

    /** @return the highest number; 0 if there is none */
    long highest() {
        return kept.isEmpty() ? 0 : kept.lastKey();
    }

    /** @return the bundle with that number, or null */
    KeptBundle at(long number) {
        return kept.get(number);
    }

    /** @return the bundle with that digest, or null */
    KeptBundle with(String digest) {
        return kept.values().stream().filter(b -> b.digest().equals(digest)).findFirst().orElse(null);
    }
}
