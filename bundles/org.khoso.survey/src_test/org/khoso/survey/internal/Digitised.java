package org.khoso.survey.internal;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.AccessFilter;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.survey.AnswerSource;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.AnswerSource.Context;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.ArchiveFacts;

/** Two fonds of two levels with something digitised before and after a day, and campaigns: what the tests of sources count. */
final class Digitised {
    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    static final LocalDate START = LocalDate.of(2025, 4, 1);
    final FakeHoldings store = new FakeHoldings();
    final UUID body = store.add(Kind.AGENCY, null, "name", "Sở Nội vụ", "identifier", "H49.11", "level", "province");
    final UUID province = store.add(Kind.FONDS, null, "name", "Phông Sở Nội vụ", "level", "province", "creator", body);
    final UUID commune = store.add(Kind.FONDS, null, "name", "Phông UBND xã", "level", "commune");
    private int objects;

    static PartialDate day(String iso) {
        return PartialDate.day(LocalDate.parse(iso));
    }

    /** Adds a digitised dossier with one record of one file. */
    UUID dossier(UUID fonds, String digitisedOn, long pages, long size, Object... more) {
        List<Object> values = new ArrayList<>();
        if (digitisedOn != null)
            Collections.addAll(values, "digitisedOn", day(digitisedOn));
        Collections.addAll(values, more);
        UUID dossier = store.add(Kind.DOSSIER, fonds, values.toArray());
        file(store.add(Kind.RECORD, dossier, "title", "Quyết định"), pages, size);
        return dossier;
    }

    UUID file(UUID parent, long pages, long size, Object... more) {
        List<Object> values = new ArrayList<>(List.of("role", "scan", "size", size, "object", String.format("%032x", ++objects).repeat(2)));
        if (pages > 0)
            Collections.addAll(values, "pages", pages);
        Collections.addAll(values, more);
        return store.add(Kind.FILE, parent, values.toArray());
    }

    UUID campaign(Object... values) {
        return store.add(Kind.CAMPAIGN, null, values);
    }

    UUID line(UUID campaign, Object... values) {
        return store.add(Kind.PLAN_LINE, campaign, values);
    }

    Answer answer(AnswerSource source, AccessFilter access, ArchiveFacts facts) throws IOException {
        return source.compute(new Context(store, access, NOW, Map.of(), facts));
    }

    /** @return values by row/column, in order; twice the same on unchanged holdings */
    Map<String, String> values(AnswerSource source) throws IOException {
        return values(source, AccessFilter.ALL, ArchiveFacts.NONE);
    }

    Map<String, String> values(AnswerSource source, AccessFilter access, ArchiveFacts facts) throws IOException {
        Answer first = answer(source, access, facts);
        if (!first.equals(answer(source, access, facts)))
            throw new AssertionError("two computations on unchanged holdings differ: " + first);
        Map<String, String> values = new TreeMap<>();
        for (Figure f : first.figures()) {
            if (f.query().isBlank() || f.listHash().length() != 64)
                throw new AssertionError("without provenance: " + f);
            values.put(f.row() + "/" + f.column(), f.plain());
        }
        return values;
    }

    Figure figure(AnswerSource source, String row, String column) throws IOException {
        return answer(source, AccessFilter.ALL, ArchiveFacts.NONE).figures().stream()
                .filter(f -> f.row().equals(row) && f.column().equals(column))
                .findFirst().orElseThrow();
    }
}
