package org.khoso.core;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.Subject;
import org.khoso.api.intake.Delivery.IncomingDossier;
import org.khoso.api.intake.Delivery.IncomingRecord;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.model.Concepts;

/** A dossier that is delivered again: it is not taken in twice, but what its rows say otherwise than the archive is told. */
final class IntakeAgain {
    /** Fields that are named in one sentence. */
    private static final int NAMED = 6;
    private static final int LONGEST = 120;
    private final Session session;
    private final List<Finding> findings = new ArrayList<>();

    private IntakeAgain(Session session) {
        this.session = session;
    }

    /** @param here the dossier as the archive holds it @return what is to be said */
    static List<Finding> findings(Session session, IncomingDossier dossier, Holding here) throws IOException {
        var again = new IntakeAgain(session);
        String code = here.text(Concepts.REFERENCE_CODE);
        again.findings.add(new Finding("intake/already-here", "", Confidence.DESIGN, Level.MAY, new Subject(Kind.DOSSIER, here.id(), code),
                dossier.place(), Message.of("core.intake.already-here", code, dossier.place()),
                Message.of("core.intake.already-here.remedy")));
        again.compare(here, code, dossier.place(), dossier.recordSet(), dossier.values(), dossier.raw());
        again.records(dossier, here);
        return again.findings;
    }

    private void records(IncomingDossier dossier, Holding here) throws IOException {
        Map<String, List<Holding>> known = new HashMap<>();
        try (Stream<Holding> rows = session.archive().holdings().stream(HoldingQuery.children(Kind.RECORD, here.id()))) {
            rows.forEach(
                    r -> known.computeIfAbsent(key(r.text(Concepts.REFERENCE_CODE), r.text(Concepts.IDENTIFIER), r.value(Concepts.ORDINAL),
                            r.text(Concepts.TITLE)), k -> new ArrayList<>()).add(r));
        }
        for (IncomingRecord r : dossier.records()) {
            if (r.secret().isPresent() && !session.isolated())
                continue;
            Map<String, Object> v = IncomingValues.of(Kind.RECORD, r.key(), r.place(), r.recordSet(), r.values(), r.raw()).values();
            Holding same = likest(
                    known.getOrDefault(key(text(v, Concepts.REFERENCE_CODE), text(v, Concepts.IDENTIFIER), v.get(Concepts.ORDINAL),
                            text(v, Concepts.TITLE)), List.of()),
                    r.recordSet(), v);
            if (same == null)
                findings.add(new Finding("intake/record-not-here", "", Confidence.DESIGN, Level.SHOULD,
                        new Subject(Kind.DOSSIER, here.id(), here.text(Concepts.REFERENCE_CODE)), r.place(),
                        Message.of("core.intake.record-not-here", r.key(), r.place(), here.text(Concepts.REFERENCE_CODE)),
                        Message.of("core.intake.record-not-here.remedy")));
            else
                compare(same, r.key(), r.place(), r.recordSet(), r.values(), r.raw());
        }
    }

    /** Of several records with one code the one that differs least; it is taken, so that each row has one of its own. */
    private static Holding likest(List<Holding> candidates, RecordSetInfo set, Map<String, Object> values) {
        Holding best = candidates.stream().min(Comparator.comparingInt(h -> others(h, set, values).size())).orElse(null);
        if (best != null)
            candidates.remove(best);
        return best;
    }

    private static List<FieldInfo> others(Holding here, RecordSetInfo set, Map<String, Object> values) {
        return set.fields().stream().filter(f -> values.containsKey(f.concept())
                && !same(values.get(f.concept()), here.value(f.concept()))).toList();
    }

    private static String text(Map<String, Object> values, String concept) {
        return HoldingView.format(values.get(concept));
    }

    /** What a record is known by: its code, else its place in the dossier, else its title. */
    private static String key(String code, String identifier, Object ordinal, String title) {
        if (!code.isEmpty() || !identifier.isEmpty())
            return "c" + (code.isEmpty() ? identifier : code);
        return ordinal == null ? "t" + title : "o" + ordinal;
    }

    private void compare(Holding here, String code, String place, RecordSetInfo set, Map<String, Object> byField, Map<String, String> raw) {
        Map<String, Object> values = IncomingValues.of(here.kind(), code, place, set, byField, raw).values();
        List<FieldInfo> other = others(here, set, values);
        if (other.isEmpty())
            return;
        String first = String.join("; ",
                other.stream().limit(NAMED).map(f -> f.label().vi() + ": " + shown(here.value(f.concept())) + " \u2192 "
                        + shown(values.get(f.concept()))).toList());
        findings.add(
                new Finding("intake/row-differs", "", Confidence.DESIGN, Level.SHOULD, new Subject(here.kind(), here.id(), code), place,
                        Message.of("core.intake.row-differs", code, place, other.size(), first + (other.size() > NAMED ? "; \u2026" : "")),
                        Message.of("core.intake.row-differs.remedy")));
    }

    private static boolean same(Object a, Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y)
            return x.compareTo(y) == 0;
        return Objects.equals(a, b) || HoldingView.format(a).equals(HoldingView.format(b));
    }

    private static String shown(Object value) {
        String text = HoldingView.format(value);
        return text.isEmpty() ? "\u2013" : text.length() > LONGEST ? text.substring(0, LONGEST) + "\u2026" : text;
    }
}
