package org.khoso.core.survey;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Totals;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.Response.Cell;

/** Totals as maps for JSON. Amounts are texts, so that no reader rounds them. */
public final class ConsolidationJson {
    private final Consolidation sums;
    private final Geography geography;
    private final Totals totals;

    /** @param sums what was summed up @param geography units that are told */
    public ConsolidationJson(Consolidation sums, Geography geography) {
        this.sums = sums;
        this.geography = geography;
        this.totals = sums.in(geography);
    }

    /** @return totals of the nation and of each province, and all that was not added */
    public Map<String, Object> result() {
        Map<String, Object> m = head();
        List<Unit> units = new java.util.ArrayList<>(List.of(Unit.ALL));
        units.addAll(totals.units(AdminUnits.PROVINCE));
        m.put("units", units.stream().map(this::withTotals).toList());
        m.put("silent", totals.silent(Unit.ALL).stream().map(ConsolidationJson::unit).toList());
        m.putAll(remarks());
        return m;
    }

    /** @return what was summed up */
    Map<String, Object> head() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("survey", sums.request().survey().id());
        m.put("version", sums.request().survey().version());
        m.put("day", sums.request().day().toString());
        m.put("geography", geography.name().toLowerCase(Locale.ROOT));
        m.put("responses", Map.of("read", sums.seen().read(), "added", sums.seen().added(), "left", sums.seen().left()));
        return m;
    }

    /** @return what was not added or is open, and why */
    Map<String, Object> remarks() {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("open", geography == Geography.OLD ? List.of() : sums.open().stream().map(ConsolidationJson::open).toList());
        m.put("conflicts", sums.conflicts().stream().map(ConsolidationJson::conflict).toList());
        m.put("repeated", sums.repeated().stream().map(ConsolidationJson::repeated).toList());
        m.put("left", sums.left().stream().map(ConsolidationJson::left).toList());
        m.put("bad", sums.bad().stream().map(ConsolidationJson::bad).toList());
        return m;
    }

    static Map<String, Object> unit(Unit u) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("level", u.level());
        m.put("code", u.code());
        m.put("name", u.name());
        return m;
    }

    private Map<String, Object> withTotals(Unit u) {
        Map<String, Object> m = unit(u);
        m.put("silent", totals.silent(u).size());
        m.put("totals", sums.measures().stream().map(x -> total(x, totals.total(u, x))).toList());
        return m;
    }

    static Map<String, Object> measure(Measure x) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("item", x.item());
        m.put("row", x.row());
        m.put("column", x.column());
        m.put("option", x.option());
        m.put("kind", x.kind().name());
        m.put("type", x.type());
        m.put("unit", x.unit());
        return m;
    }

    private static Map<String, Object> total(Measure x, Total t) {
        Map<String, Object> m = measure(x);
        m.put("value", plain(t.value()));
        m.put("given", t.given());
        m.put("none", t.none());
        m.put("without", t.without());
        m.put("open", plain(t.open()));
        return m;
    }

    static String plain(BigDecimal n) {
        return n == null ? null : n.toPlainString();
    }

    private static Map<String, Object> open(Consolidation.Open o) {
        Map<String, Object> m = unit(o.unit());
        m.put("above", o.above().code());
        m.put("candidates", o.candidates().stream().map(ConsolidationJson::unit).toList());
        return m;
    }

    private static Map<String, Object> conflict(Consolidation.Conflict c) {
        Map<String, Object> m = unit(c.unit());
        m.put("first", c.first());
        m.put("second", c.second());
        m.put("cells", c.cells().stream().map(Cell::toString).toList());
        return m;
    }

    private static Map<String, Object> repeated(Consolidation.Repeated r) {
        Map<String, Object> m = unit(r.unit());
        m.put("cell", r.cell().toString());
        m.put("stated", plain(r.stated()));
        m.put("sum", plain(r.sum()));
        m.put("added", r.added());
        m.put("place", r.place());
        return m;
    }

    private static Map<String, Object> left(Consolidation.Left l) {
        Map<String, Object> m = l.unit() == null ? new LinkedHashMap<>() : unit(l.unit());
        m.put("place", l.place());
        m.put("why", l.why().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return m;
    }

    private static Map<String, Object> bad(Consolidation.Bad b) {
        Map<String, Object> m = unit(b.unit());
        m.put("cell", b.cell().toString());
        m.put("value", b.value());
        m.put("place", b.place());
        return m;
    }
}
