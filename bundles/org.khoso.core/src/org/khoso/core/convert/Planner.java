package org.khoso.core.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.khoso.api.ConversionInfo.Pair;
import org.khoso.api.ConversionInfo.Step;
import org.khoso.api.FieldInfo;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.store.Change;
import org.khoso.core.HoldingView;
import org.khoso.core.convert.Outcome.State;
import org.khoso.core.convert.Way.Result;
import org.khoso.model.Concepts;

/** Works out what becomes of an object, field by field, as the standards data says. Writes nothing. */
final class Planner {
    private static final Map<String, Way> WAYS = Map.of("lookup", Lookups::lookup, "retention", Lookups::retention, "date", Lookups::date,
            "of-children", Lookups::ofChildren, "compose", Makings::compose, "count", Makings::count, "sum", Makings::sum, "pages",
            Makings::pages, "flag", Makings::flag);
    private final StandardsCatalog standards;

    Planner(StandardsCatalog standards) {
        this.standards = standards;
    }

    /** What surrounds an object. @param children its records @param parent new values of what holds it @param files digitised files @param pages pages */
    record Around(List<HoldingView> children, Map<String, Object> parent, boolean files, long pages) {
    }

    Plan plan(Pair pair, HoldingView old, Around around) throws KhosoException {
        RecordSetInfo target = standards.recordSet(pair.to()).orElseThrow(() -> missing(pair.to()));
        List<Outcome> outcomes = new ArrayList<>();
        Map<String, Object> done = new LinkedHashMap<>();
        List<String> asides = new ArrayList<>();
        boolean quarantine = false;
        for (Step step : pair.steps()) {
            Optional<FieldInfo> field = target.field(step.field());
            var source = new Source(step, old, around.children(), around.parent(), done, around.files(), around.pages(),
                    standards::codeList);
            Result r = field.isPresent() ? go(source, old.holding().value(field.get().concept())) : aside(source);
            quarantine |= r.quarantine();
            FieldInfo label = field.or(() -> old.recordSet().field(step.field())).orElse(null);
            if (field.isPresent())
                done.put(step.field(), r.value());
            if (!r.aside().isEmpty())
                asides.add((label == null ? step.field() : label.label().vi()) + ": " + r.aside());
            outcomes.add(new Outcome(step.field(), label, r.state(), before(source), Source.text(r.value()), step.note()));
        }
        return new Plan(old.holding(), target.id() + "@" + target.version(), pair.from(), List.copyOf(outcomes),
                values(target, old, done, asides), quarantine);
    }

    private static Result go(Source s, Object there) throws KhosoException {
        Way way = WAYS.get(s.step().how());
        if (way != null)
            return way.go(s);
        return switch (s.step().how()) {
            case "copy" ->
                s.first() == null ? Result.empty() : Result.of(s.first() instanceof String t ? t.strip() : s.first(), State.MAPPED);
            case "note" -> s.first() == null ? Result.empty() : new Result(null, State.LOST, Source.text(s.first()), false);
            case "default" -> Makings.preset(s, there);
            case "empty" -> there == null ? Result.empty() : Result.of(there, State.MAPPED);
            case "person" -> Makings.person(s, s.step().from().isEmpty() ? there : null);
            default -> throw new KhosoException(Message.of("core.convert.bad-way", s.step().field(), s.step().how()), null, null);
        };
    }

    /** A field that the new record set has not: its value stays stored under its concept. */
    private static Result aside(Source s) {
        return s.first() == null ? Result.empty() : Result.of(null, State.LOST);
    }

    private static String before(Source s) {
        return Source.text(s.step().from().isEmpty() ? null : s.first());
    }

    /** Values by concept, only those that differ from what is stored; what was dropped or said in words goes into the note. */
    private static Map<String, Object> values(RecordSetInfo target, HoldingView old, Map<String, Object> done, List<String> asides) {
        Map<String, Object> values = new HashMap<>();
        done.forEach((code, value) -> values.put(target.field(code).orElseThrow().concept(), value));
        if (!asides.isEmpty()) {
            String note = Source.text(values.get(Concepts.NOTE));
            values.put(Concepts.NOTE, (note.isEmpty() ? "" : note + "; ") + String.join("; ", asides));
        }
        Map<String, Object> changed = new LinkedHashMap<>();
        values.forEach((concept, value) -> {
            if (!Objects.equals(value, old.holding().value(concept)))
                changed.put(concept, value == null ? Change.CLEAR : value);
        });
        changed.put(Concepts.RECORD_SET, target.id() + "@" + target.version());
        return changed;
    }

    private static KhosoException missing(String set) {
        return new KhosoException(Message.of("core.check.unknown-record-set", set), Message.of("core.check.unknown-record-set.remedy"),
                null);
    }
}
