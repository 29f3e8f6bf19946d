package org.khoso.api.survey;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.khoso.api.Message;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Template;

/**
 * Responses to a survey, summed up. Sums are exact; nothing is estimated, prorated or averaged. Immutable.
 * <p>
 * What is added, once: each figure that a body gives, in the row it gives it in; what a body holds may be of several levels. A
 * superior that reports for those below it repeats their figures. So its row <em>is a total</em>, compared and never added, if
 * those below have figures in the same row and
 * <ul>
 * <li>every column that both have is equal to the sum below, zero apart, and that is more than chance (two columns, or one
 * that is large);
 * <li>or at least half of them are, and these are beyond any chance;
 * <li>or the row counts a lower level, and three columns or more, all that both have, are near the sum: a total in which
 * something is missing.
 * </ul>
 * In the last two cases the whole response is a report of totals: each of its figures is compared if anyone below has that
 * figure, but for rows that count its own level: these are its own holdings. Figures that nobody below has are added as its own.
 * Where a superior has a figure in a row of a lower level that is no total and those below have one, too, both are added, and
 * that is told.
 * <p>
 * How much is near or beyond chance stands in {@code KHOSO-INF/survey/consolidation.properties}. All of it is Khoso's own design.
 * <p>
 * Responses that are not sent yet, sent back, of unknown bodies or contradicting each other are not added and always listed.
 */
public interface Consolidation {
    /** Level of the whole. */
    String NATION = "national";
    /** Level of bodies that are no administrative unit. */
    String BODY = "body";
    /** Level of what belongs to a province or the nation but to no unit below it. */
    String OPEN = "open";

    /** Which units totals are made for. */
    enum Geography {
        /** Units that are valid on the day of the round. */
        OLD,
        /**
         * Units since 01/07/2025. A commune that went whole into another is counted there. What was shared out stays open in
         * the new province until a decision says where it belongs; so does what a district held.
         */
        NEW
    }

    /** Who figures are for. @param level national, province, district, commune, body, open @param code code; empty for the nation @param name name; empty for the nation and what is open */
    record Unit(String level, String code, String name) {
        /** The whole. */
        public static final Unit ALL = new Unit(NATION, "", "");
    }

    /** A body that a response is expected of. @param unit who @param above who it reports to; null for the nation */
    record Member(Unit unit, Unit above) {
    }

    /** That a former unit's holdings belong to a new unit. @param former code of a commune or district @param unit code of a new commune or province @param place where it was said: file and line */
    record Decision(String former, String unit, String place) {
    }

    /**
     * What to sum up.
     *
     * @param survey    survey
     * @param day       day of the round: units are those of that day
     * @param members   bodies that are expected to answer; empty for all administrative units of that day
     * @param decisions where former units' holdings went
     */
    record Request(Template survey, LocalDate day, List<Member> members, List<Decision> decisions) {
        /** Copies the lists. */
        public Request {
            members = List.copyOf(members);
            decisions = List.copyOf(decisions);
        }
    }

    /** What kind of total it is. */
    enum Kind {
        /** Amounts added. */
        SUM,
        /** Times that a code was chosen. */
        CHOICE,
        /** Bodies that gave an answer in words or a day. */
        ANSWERS,
        /** Bodies that declared to have none. */
        NONE,
        /** Hundredths, made anew from what was added: never a mean. */
        PERCENT
    }

    /**
     * A column that has totals.
     *
     * @param item   item
     * @param row    row; {@code *} for all rows of an item whose rows are free
     * @param column column; {@link Response#NONE} for declared ones
     * @param option code chosen; empty but for {@link Kind#CHOICE}
     * @param kind   kind
     * @param type   type of the column
     * @param unit   unit of the column; empty if none
     */
    record Measure(String item, String row, String column, String option, Kind kind, String type, String unit) {
    }

    /**
     * A total. Who is expected is either among those with a figure, or has declared to have none, or is without data.
     *
     * @param value   total; null if nobody has a figure: that is not 0
     * @param given   bodies whose figures are in it
     * @param none    bodies expected that declared to have none
     * @param without bodies expected that say nothing
     * @param open    part of the value that no unit below has; null if there is none
     */
    record Total(BigDecimal value, int given, int none, int without, BigDecimal open) {
    }

    /** Two responses of one body that say different things: neither is added. @param unit body @param first where one is @param second where the other is @param cells some of the cells that differ */
    record Conflict(Unit unit, String first, String second, List<Cell> cells) {
    }

    /**
     * A figure of a superior that those below have, too.
     *
     * @param unit   superior
     * @param cell   cell
     * @param stated its figure
     * @param sum    what those below it report
     * @param added  whether it was added, as what the superior holds itself; else it is a total
     * @param place  where it is
     */
    record Repeated(Unit unit, Cell cell, BigDecimal stated, BigDecimal sum, boolean added, String place) {
        /** @return whether it is a total that is not what those below report */
        public boolean differs() {
            return !added && stated.compareTo(sum) != 0;
        }
    }

    /** Why a response was not added. */
    enum Why {
        /** It can't be read. */
        UNREADABLE(true),
        /** It answers another survey, or another version of this one. */
        OTHER_SURVEY(false),
        /** It is not sent, or was sent back. */
        UNSENT(false),
        /** Nobody expects it: no such body on that day. */
        UNKNOWN(true),
        /** Its name is that of a unit that had the code at another time. */
        OTHER_TIME(true),
        /** It is there twice, the same in all answers. */
        TWICE(false),
        /** A later one of the same body replaces it. */
        REPLACED(false);

        private final boolean loss;

        Why(boolean loss) {
            this.loss = loss;
        }

        /** @return whether figures are missing because of it that somebody has to look after */
        public boolean loss() {
            return loss;
        }
    }

    /** A response that was not added. @param place where it is @param unit who it says it is of, or null @param why why @param problem what is wrong, in words; null if {@code why} says it all */
    record Left(String place, Unit unit, Why why, Message problem) {
    }

    /** A value that was not added. @param unit body @param cell cell @param value value, cut if long @param problem what is wrong @param place where it is */
    record Bad(Unit unit, Cell cell, String value, Message problem, String place) {
    }

    /** What is open in the new geography. @param unit former unit @param above new province or nation that it stands under @param candidates new units that share it; empty for districts */
    record Open(Unit unit, Unit above, List<Unit> candidates) {
    }

    /** How many responses there were. @param read read or tried @param added in the sums @param left not added */
    record Seen(int read, int added, int left) {
    }

    /**
     * The response of a body that is in the sums.
     *
     * @param place    where it is, as people name it
     * @param state    where it stands
     * @param sentOn   when it was sent, or null if it does not say
     * @param issuedOn date of the report, or null
     */
    record Source(String place, Response.State state, Instant sentOn, LocalDate issuedOn) {
    }

    /** What a body has in a total. @param unit body @param value its part; null where parts don't add up */
    record Share(Unit unit, BigDecimal value) {
    }

    /** Somebody who wants to see answers in words. */
    interface Words {
        /** An answer. @param unit who gave it @param cell where @param value what */
        void answer(Unit unit, Cell cell, String value) throws IOException;
    }

    /** Totals of one geography. */
    interface Totals {
        /** @return units of a level, in the order of their codes */
        List<Unit> units(String level);

        /** @return what is directly below a unit, what is open last */
        List<Unit> below(Unit unit);

        /** @return total of a unit with all below it */
        Total total(Unit unit, Measure measure);

        /** @return bodies whose figures are in a total */
        List<Unit> given(Unit unit, Measure measure);

        /** @return the same with the part of each, the largest first; parts add up to the total but for percentages */
        List<Share> shares(Unit unit, Measure measure);

        /** @return bodies that are expected to have a figure there and say nothing */
        List<Unit> without(Unit unit, Measure measure);

        /** @return bodies within a unit of which there is no response in the sums */
        List<Unit> silent(Unit unit);
    }

    /** @return what was asked */
    Request request();

    /** @return columns that have totals, in the order of the survey */
    List<Measure> measures();

    /** @return totals of a geography. National totals are the same in both */
    Totals in(Geography geography);

    /** @return how many responses there were */
    Seen seen();

    /** @return bodies of which there are different responses */
    List<Conflict> conflicts();

    /** @return totals of superiors, compared, and their own figures in rows of lower levels that those below have, too */
    List<Repeated> repeated();

    /** @return responses that were not added, at most 10,000 of them; see {@link #seen()} */
    List<Left> left();

    /** @return values that were not added, at most 10,000 of them */
    List<Bad> bad();

    /** @return what is open in the new geography */
    List<Open> open();

    /** @return bodies that are expected to answer, each before those below it */
    List<Member> members();

    /** @return what a body reports itself, also if it is a total that is not added; of codes and words 1; null if it says nothing there */
    BigDecimal reported(Unit body, Measure measure);

    /** @return the response of a body that is in the sums; empty if none is */
    Optional<Source> source(Unit body);

    /**
     * Reads the response of a body once more, with where each value comes from.
     *
     * @return empty if none of it is in the sums
     * @throws org.khoso.api.KhosoException if it is none any longer
     */
    Optional<Response> response(Unit body) throws IOException;

    /**
     * Reads the list behind a figure out of the response of a body.
     *
     * @param listHash hash that the answer names
     * @return empty if the response brought no such list
     */
    Optional<ListBehind> list(Unit body, String listHash) throws IOException;

    /** Reads the responses in the sums once more, body by body in the order of the units, and hands out answers that are words or days. */
    void words(Words to) throws IOException;
}
