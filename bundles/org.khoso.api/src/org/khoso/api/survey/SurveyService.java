package org.khoso.api.survey;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.khoso.api.AccessFilter;
import org.khoso.api.Bilingual;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.survey.AnswerSource.Answer;

/** What surveys ask, and answers that can be computed from the holdings, explained and kept. A service. */
public interface SurveyService {
    /** A survey. @param id identity @param version version @param title title @param source letter @param referenceDate units are those of this day, or null @param deadline deadline or null @param items items in the order of the letter */
    record Template(String id, String version, Bilingual title, String source, LocalDate referenceDate, LocalDate deadline,
            List<Item> items) {
    }

    /** An item. @param id number in the letter @param heading its wording @param kind table, text, choice, number @param computed whether Khoso computes it here; if not, a person answers @param rows rows @param columns columns */
    record Item(String id, Bilingual heading, String kind, boolean computed, List<Row> rows, List<Column> columns) {
    }

    /** A row. @param id identity @param label label @param levels levels that it counts; empty for what no other row counts */
    record Row(String id, Bilingual label, List<String> levels) {
    }

    /** A column. @param id identity @param label label @param unit unit: name of a message survey.unit.UNIT @param type integer, decimal, text */
    record Column(String id, Bilingual label, String unit, String type) {
    }

    /** An answer and the survey it belongs to. @param survey identity of the survey @param version its version @param answer answer */
    record Stored(String survey, String version, Answer answer) {
    }

    /** A figure that is not what it was. @param row row @param column column @param before value then, or null @param now value now, or null @param sameList whether the same objects are behind it @param sameQuery whether it means the same */
    record Difference(String row, String column, BigDecimal before, BigDecimal now, boolean sameList, boolean sameQuery) {
    }

    /** What became of an answer. @param stored answer then @param now the same item computed now @param equal whether every figure, list and the coverage are the same @param differences figures that changed @param sameCoverage whether the same bodies and fonds were counted */
    record Explanation(Stored stored, Stored now, boolean equal, List<Difference> differences, boolean sameCoverage) {
    }

    /** @return the surveys, by identity */
    List<Template> templates() throws IOException;

    /**
     * @return the answer to an item
     * @throws org.khoso.api.KhosoException if there is no such item or nothing computes it
     */
    Stored compute(String survey, String item, HoldingsStore holdings, AccessFilter access, Instant now) throws IOException;

    /** Runs the queries of a stored answer again. @return what changed since */
    Explanation explain(Stored stored, HoldingsStore holdings, AccessFilter access, Instant now) throws IOException;

    /** @return the answer as JSON, for {@link #fromJson} */
    String toJson(Stored stored) throws IOException;

    /** @return the answer. @throws org.khoso.api.KhosoException if the text is none */
    Stored fromJson(String json) throws IOException;
}
