package org.khoso.api.survey;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.AccessFilter;
import org.khoso.api.store.HoldingsStore;

/** Extension point: computes the answer to a survey item. A DS component; property {@code item}. Stateless. */
public interface AnswerSource {
    /** Parameter of a {@link Context}: there if lists behind figures are wanted whole, however long. */
    String WHOLE = "whole";

    /** What it may ask. @param holdings holdings @param access access filter of the actor @param now snapshot time @param parameters from the survey template @param facts what is known of the archive beside its holdings */
    record Context(HoldingsStore holdings, AccessFilter access, Instant now, Map<String, Object> parameters, ArchiveFacts facts) {
        /** Of an archive of which nothing else is known. */
        public Context(HoldingsStore holdings, AccessFilter access, Instant now, Map<String, Object> parameters) {
            this(holdings, access, now, parameters, ArchiveFacts.NONE);
        }
    }

    /**
     * A number with where it comes from.
     *
     * @param row      row of the item's table, e.g. province
     * @param column   column, e.g. dossiers
     * @param value    value; null where there are objects to measure but none of them has the amount recorded: that is not 0
     * @param unit     unit
     * @param query    query in words that a person and a program can read: kind and conditions
     * @param listHash SHA-256 over the sorted ids behind it, hex
     * @param list     ids behind it, in order; empty if too many (then the query gives them), but for {@link #WHOLE}
     * @param text     value of a column that is not a number (codes, a day, words); null for numbers
     */
    record Figure(String row, String column, java.math.BigDecimal value, String unit, String query, String listHash,
            List<UUID> list, String text) {
        /** A number. */
        public Figure(String row, String column, java.math.BigDecimal value, String unit, String query, String listHash, List<UUID> list) {
            this(row, column, value, unit, query, listHash, list, null);
        }

        /** @return value as answers keep it; empty if nothing is recorded */
        public String plain() {
            return text != null ? text : value == null ? "" : value.stripTrailingZeros().toPlainString();
        }
    }

    /** Which bodies and fonds were counted, and which can't be seen. @param agencies agencies @param fonds fonds @param missing known bodies without holdings here */
    record Coverage(List<String> agencies, List<String> fonds, List<String> missing) {
    }

    /** An answer. @param item item @param snapshot time @param position journal position @param figures figures @param coverage coverage */
    record Answer(String item, Instant snapshot, long position, List<Figure> figures, Coverage coverage) {
    }

    /** What the rows of an answer stand for. */
    enum Rows {
        /** There is one row without a name. */
        ONE,
        /** Rows of the item, by the levels that each counts. */
        LEVELS,
        /** Rows that it numbers itself. */
        FREE,
        /** Rows of its own names. */
        NAMED
    }

    /**
     * A column that a source can fill in.
     *
     * @param id        identity: a column of a questionnaire takes it by its own identity, or names it
     * @param type      type of its values, as columns of questionnaires name it
     * @param unit      unit, or empty
     * @param kind      kind of object that is counted, as a query of a questionnaire names it; empty if it takes no query
     * @param aggregate count or sum; empty if it takes no query
     * @param concept   concept that is summed up, or empty
     */
    record Offered(String id, String type, String unit, String kind, String aggregate, String concept) {
        /** A column that takes no query. */
        public Offered(String id, String type, String unit) {
            this(id, type, unit, "", "", "");
        }
    }

    /** What a source can fill in, for who makes a questionnaire. @param rows what rows stand for @param names names of rows, if it has its own @param columns columns; empty if that is not told */
    record Offer(Rows rows, List<String> names, List<Offered> columns) {
        /** Nothing is told. */
        public static final Offer UNTOLD = new Offer(Rows.ONE, List.of(), List.of());

        /** Copies the lists. */
        public Offer {
            names = List.copyOf(names);
            columns = List.copyOf(columns);
        }
    }

    /** @return what it can fill in; {@link Offer#UNTOLD} if it does not tell */
    default Offer offer() {
        return Offer.UNTOLD;
    }

    /** Computes. Two calls on unchanged holdings give equal figures and hashes. */
    Answer compute(Context context) throws IOException;
}
