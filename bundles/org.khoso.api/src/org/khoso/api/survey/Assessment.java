package org.khoso.api.survey;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Message;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.Response.Cell;

/**
 * What who asks reads out of a consolidation: who answered when, how each province stands, what is worth a call, who comes first.
 * All rules, limits and weights stand in {@code KHOSO-INF/survey/assessment.properties}; they are Khoso's own design and no law.
 *
 * @param sums       what was assessed
 * @param geography  units of the table of provinces and of the priorities
 * @param standings  every body that is expected to answer, each before those below it
 * @param indicators columns of the table of provinces
 * @param provinces  a line for the nation, then for each province
 * @param calls      contradictions, those that matter most first
 * @param priorities provinces that asked for help, the most pressing first
 * @param changes    what changed since an earlier round, by unit and measure; empty if none was given
 */
public record Assessment(Consolidation sums, Geography geography, List<Standing> standings, List<Indicator> indicators,
        List<Line> provinces, List<Call> calls, List<Priority> priorities, List<Change> changes) {
    /** Copies the lists. */
    public Assessment {
        standings = List.copyOf(standings);
        indicators = List.copyOf(indicators);
        provinces = List.copyOf(provinces);
        calls = List.copyOf(calls);
        priorities = List.copyOf(priorities);
        changes = List.copyOf(changes);
    }

    private static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** How a body has answered. */
    public enum Timeliness {
        /** Sent on the last day in time or before. */
        IN_TIME,
        /** Sent on the day that "before" names: late if that is read strictly. */
        DAY_NAMED,
        /** Sent later. */
        LATE,
        /** It is there, but does not say when it was sent. */
        UNDATED,
        /** There is one that is not sent yet, or was sent back. */
        UNSENT,
        /** There are two that contradict each other: neither counts. */
        DISPUTED,
        /** Nothing is there. */
        SILENT;

        /** @return whether figures of the body are in the sums */
        public boolean answered() {
            return ordinal() <= UNDATED.ordinal();
        }
    }

    /** How a body has answered. @param unit body @param above who it reports to; null for the nation @param timeliness how @param day day on which it was sent, or null @param place where it is, or empty */
    public record Standing(Unit unit, Unit above, Timeliness timeliness, LocalDate day, String place) {
    }

    /** What kind of indicator it is. */
    public enum Kind {
        /** A sum. */
        SUM,
        /** Hundredths of a plan. */
        RATIO,
        /** Codes that the provinces themselves chose. */
        CODES
    }

    /** A column of the table of provinces. @param id identity; its name is the message survey.indicator.ID @param kind kind @param cells cells that it is made of @param type type of their column @param unit unit of their column */
    public record Indicator(String id, Kind kind, List<Cell> cells, String type, String unit) {
        /** Copies the cells. */
        public Indicator {
            cells = List.copyOf(cells);
        }
    }

    /** Value of an indicator. @param value number; null if nobody has one or it is no number @param codes how often each code was chosen by a body of the level that is asked */
    public record Figure(BigDecimal value, Map<String, Integer> codes) {
        /** Nobody says anything. */
        public static final Figure NONE = new Figure(null, Map.of());

        /** Copies the codes, in their order. */
        public Figure {
            codes = ordered(codes);
        }
    }

    /**
     * How a unit stands.
     *
     * @param unit     unit
     * @param expected bodies expected to answer
     * @param by       how they have
     * @param own      how the province has answered itself; null if several went into it, or for the nation
     * @param figures  indicators by identity
     */
    public record Line(Unit unit, int expected, Map<Timeliness, Integer> by, Timeliness own, Map<String, Figure> figures) {
        /** Copies the maps. */
        public Line {
            by = ordered(by);
            figures = ordered(figures);
        }

        /** @return bodies that have answered */
        public int answered() {
            return by.entrySet().stream().filter(e -> e.getKey().answered()).mapToInt(Map.Entry::getValue).sum();
        }
    }

    /**
     * A contradiction that is worth a call.
     *
     * @param rule   rule that found it
     * @param unit   body to call
     * @param cell   where
     * @param what   what contradicts what
     * @param ask    what to ask
     * @param weight how much it matters, larger first
     * @param place  file that it stands in
     */
    public record Call(String rule, Unit unit, Cell cell, Message what, Message ask, BigDecimal weight, String place) {
    }

    /** Why a province is where it is. @param id criterion; its name is the message survey.priority.ID @param weight points at most @param points points given @param known whether anything is known: else there are none @param why in words */
    public record Reason(String id, BigDecimal weight, BigDecimal points, boolean known, Message why) {
    }

    /** A province that asked for help. @param rank from 1 @param unit province @param points points of 100 @param form codes of the form asked for @param reasons where the points come from */
    public record Priority(int rank, Unit unit, BigDecimal points, Map<String, Integer> form, List<Reason> reasons) {
        /** Copies. */
        public Priority {
            form = ordered(form);
            reasons = List.copyOf(reasons);
        }
    }

    /** What changed since an earlier round. @param unit unit, of the units that both rounds have @param measure measure of this round @param before total then @param now total now */
    public record Change(Unit unit, Measure measure, Total before, Total now) {
        /** @return how much more there is now; null if one of them has no figure */
        public BigDecimal more() {
            return before.value() == null || now.value() == null ? null : now.value().subtract(before.value());
        }
    }
}
