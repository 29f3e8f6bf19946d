package org.khoso.survey.exchange.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.api.survey.SurveyService.Template;

/** Lays what was filled in over what was known when the form was made. */
final class Merge {
    private static final String SEPARATOR = "; ";
    private final Template template;
    private final Response base;
    private final String name;
    private final String origin;
    private final Instant now;
    private final Typed typed;
    private final Shown shown;

    /** Something filled in. @param slot where @param raw what @param unit unit of bytes @param place how a person finds it */
    record Filled(Slot slot, Raw raw, String unit, String place) {
    }

    /** @param base response as it was written @param name file @param origin workbook or form @param now time of reading */
    Merge(Template template, Response base, String name, String origin, Instant now, Words words) {
        this.template = template;
        this.base = base;
        this.name = name;
        this.origin = origin;
        this.now = now;
        typed = new Typed(words);
        shown = new Shown(words);
    }

    /** @param filled all input cells, blank ones too @throws KhosoException if one can't be understood: names it */
    Response response(List<Filled> filled) throws KhosoException {
        for (Cell c : base.answers().keySet())
            Known.cell(template, c, name);
        Map<Cell, Map<String, Filled>> cells = new LinkedHashMap<>();
        Map<Slot, String> notes = new LinkedHashMap<>();
        for (Filled f : filled) {
            if (!f.slot().answers()) {
                notes.put(f.slot(), value(null, f));
                continue;
            }
            Known.cell(template, f.slot().cell(), name);
            if (cells.computeIfAbsent(f.slot().cell(), k -> new LinkedHashMap<>()).put(f.slot().option(), f) != null)
                throw Refused.field(name, f.place(), f.slot().cell().toString(), null);
        }
        String who = notes.getOrDefault(Slot.FILLED_BY, "");
        Map<Cell, Given> answers = new TreeMap<>(base.answers());
        for (var e : cells.entrySet()) {
            String value = value(e.getKey(), e.getValue());
            if (value == null)
                continue;
            if (value.isEmpty())
                answers.remove(e.getKey());
            else
                answers.put(e.getKey(), given(base.answers().get(e.getKey()), value, who,
                        notes.getOrDefault(Slot.reason(e.getKey().item()), "")));
        }
        Issue i = base.issue();
        Issue issue = new Issue(i.number(), i.issuedOn(), i.sentOn(), names(i.filledBy(), who), i.reason(), origin, i.sequence());
        return new Response(base.id(), base.survey(), base.version(), base.respondent(), base.referenceDate(), base.state(), issue,
                answers);
    }

    private static String names(String before, String who) {
        if (who.isEmpty() || Arrays.asList(before.split(SEPARATOR)).contains(who))
            return before;
        return before.isBlank() ? who : before + SEPARATOR + who;
    }

    /** @return what stands in a cell now; null if nobody changed it */
    private String value(Cell cell, Map<String, Filled> parts) throws KhosoException {
        Column column = Known.column(template, cell).orElse(null);
        String before = Optional.ofNullable(base.answers().get(cell)).map(Given::value).orElse("");
        if (!parts.containsKey(""))
            return codes(column, before, parts);
        Filled f = parts.get("");
        if (!(f.raw() instanceof Raw.Bad) && (f.raw().blank() ? before.isBlank() : shown.is(column, before, f)))
            return null;
        String value = value(column, f);
        return shown.equal(column, before, value) ? null : value;
    }

    private static boolean chosen(String codes, String code) {
        return Arrays.asList(codes.split(",")).contains(code);
    }

    /** @return codes with a cross, in the order of the survey; null if they are those that had one before */
    private String codes(Column column, String before, Map<String, Filled> parts) throws KhosoException {
        List<String> now = new java.util.ArrayList<>();
        boolean changed = false;
        for (Option o : column == null ? List.<Option>of() : column.options()) {
            Filled f = parts.get(o.id());
            boolean cross = f == null ? chosen(before, o.id()) : crossed(f);
            changed |= cross != chosen(before, o.id());
            if (cross)
                now.add(o.id());
        }
        return changed ? String.join(",", now) : null;
    }

    private boolean crossed(Filled f) throws KhosoException {
        try {
            return typed.crossed(f.raw());
        } catch (Unclear e) {
            throw Refused.value(name, f.place(), e);
        }
    }

    private String value(Column column, Filled f) throws KhosoException {
        try {
            return typed.value(column, f.unit(), f.raw());
        } catch (Unclear e) {
            throw Refused.value(name, f.place(), e);
        }
    }

    /** What was counted stays beside what replaces it; whether the reason is good enough is asked by the rules of the survey. */
    private Given given(Given old, String value, String who, String reason) {
        if (old == null || old.origin() != Origin.COMPUTED && old.replaced().isEmpty())
            return new Given(value, Origin.IMPORTED, "", "", who, now, "", null, "", null);
        String computed = old.origin() == Origin.COMPUTED ? old.value() : old.replaced();
        return new Given(value, Origin.IMPORTED, computed, reason.isEmpty() ? old.reason() : reason, who, now, old.query(), old.snapshot(),
                old.listHash(), old.coverage());
    }
}
