package org.khoso.api.survey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What one body answers to a survey.
 *
 * @param id            identity
 * @param survey        identity of the survey
 * @param version       its version
 * @param respondent    body that answers
 * @param referenceDate units and holdings are those of this day, or null
 * @param state         where it stands
 * @param issue         number and date of the report and the like
 * @param answers       answers by cell, in the order of cells
 */
public record Response(UUID id, String survey, String version, Respondent respondent, LocalDate referenceDate, State state, Issue issue,
        Map<Cell, Given> answers) {
    /** Column under which an item is declared to have no answer ("there is none"); the value is the reason. */
    public static final String NONE = "#none";

    /** Copies the answers. */
    public Response {
        answers = Collections.unmodifiableMap(new TreeMap<>(answers));
    }

    /** A body that answers. @param code code of the administrative unit or body @param name name @param level national, province, district, commune, body */
    public record Respondent(String code, String name, String level) {
    }

    /** Number and dates. @param number number and sign, or empty @param issuedOn date, or null @param sentOn when it was sent, or null @param filledBy who gave answers, names separated by ; @param reason why it was returned, or empty @param origin own, workbook, form or bundle @param sequence number of the bundle it came in, 0 for none */
    public record Issue(String number, LocalDate issuedOn, Instant sentOn, String filledBy, String reason, String origin, long sequence) {
        /** Nothing yet. */
        public static final Issue OWN = new Issue("", null, null, "", "", "own", 0);
    }

    /** Where a value stands. @param item item @param row row; empty if the item has one only @param column column */
    public record Cell(String item, String row, String column) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell o) {
            int c = item.compareTo(o.item);
            int r = c != 0 ? c : rows(row, o.row);
            return r != 0 ? r : column.compareTo(o.column);
        }

        /** No name, then numbers by size, then words: each in one group, or maps by cell would lose some. */
        private static int rows(String a, String b) {
            boolean number = digits(a);
            if (a.isEmpty() || b.isEmpty() || number == digits(b))
                return number && a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
            return number ? -1 : 1;
        }

        private static boolean digits(String s) {
            return !s.isEmpty() && s.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        /** @return {@code item/row/column}, as findings and expressions name it */
        @Override
        public String toString() {
            return item + "/" + row + "/" + column;
        }
    }

    /** Where a value comes from. */
    public enum Origin {
        /** Counted in the holdings. */
        COMPUTED,
        /** Proposed from the holdings; a person has not looked at it yet. */
        SUGGESTED,
        /** Typed by a person. */
        ENTERED,
        /** Read from a workbook, form or bundle. */
        IMPORTED,
        /** Counted, then replaced by a person who gave a reason. */
        OVERRIDDEN
    }

    /** Where a response stands. */
    public enum State {
        /** Being filled in. */
        DRAFT,
        /** Sent to who collects; frozen. */
        SENT,
        /** Sent back with reasons; may be changed. */
        RETURNED,
        /** Taken by who collects. */
        ACCEPTED,
        /** With who approves; frozen. */
        IN_APPROVAL,
        /** Issued with number and date. */
        ISSUED,
        /** Sent to whom the survey asks. */
        DISPATCHED;

        /** @return whether answers may be changed */
        public boolean open() {
            return this == DRAFT || this == RETURNED;
        }
    }

    /**
     * A value with where it comes from.
     *
     * @param value    numbers plain, days as yyyy-mm-dd, codes separated by commas, YES or NO; never null
     * @param origin   origin
     * @param replaced computed value that was replaced, or empty
     * @param reason   why it was replaced, or empty
     * @param who      person, or empty
     * @param when     time, or null
     * @param query    query of a computed value, or empty
     * @param snapshot when it was computed, or null
     * @param listHash SHA-256 of the list behind it, or empty
     * @param coverage what was counted and what could not be seen, or null
     * @param position position of the journal of this archive at which it was computed; 0 if it was not computed here
     */
    public record Given(String value, Origin origin, String replaced, String reason, String who, Instant when, String query,
            Instant snapshot, String listHash, AnswerSource.Coverage coverage, long position) {
        /** A value that was not computed in this archive. */
        public Given(String value, Origin origin, String replaced, String reason, String who, Instant when, String query,
                Instant snapshot, String listHash, AnswerSource.Coverage coverage) {
            this(value, origin, replaced, reason, who, when, query, snapshot, listHash, coverage, 0);
        }

        /** @return the value that was computed, also if a person has replaced it; empty if none was */
        public String computed() {
            return origin == Origin.COMPUTED || origin == Origin.SUGGESTED ? value : replaced;
        }

        /** @return what stands when a person takes this value back: the computed one that it had replaced; null if it had replaced none */
        public Given takenBack() {
            if (origin != Origin.OVERRIDDEN || replaced.isEmpty())
                return null;
            return new Given(replaced, Origin.COMPUTED, "", "", "", null, query, snapshot, listHash, coverage, position);
        }

        /** @return the same, computed at a position of the journal */
        public Given at(long where) {
            return new Given(value, origin, replaced, reason, who, when, query, snapshot, listHash, coverage, where);
        }

        /** @return a value that a person gave */
        public static Given entered(String value, String who, Instant when) {
            return new Given(value, Origin.ENTERED, "", "", who, when, "", null, "", null);
        }
    }

    /** @return value of a cell; empty if it has none */
    public String value(String item, String row, String column) {
        return Optional.ofNullable(answers.get(new Cell(item, row, column))).map(Given::value).orElse("");
    }
}
