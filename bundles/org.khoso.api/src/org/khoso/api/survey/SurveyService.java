package org.khoso.api.survey;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.AccessFilter;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.Message;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.survey.AnswerSource.Answer;

/** What surveys ask, and answers that can be computed from the holdings, explained and kept. A service. */
public interface SurveyService {
    /**
     * A survey.
     *
     * @param id            identity
     * @param version       version
     * @param title         title
     * @param source        letter
     * @param issuer        body that asks
     * @param replyTo       whom the answer goes to
     * @param referenceDate units and holdings are those of this day, or null
     * @param deadline      last day in time, or null
     * @param levels        levels that answer, the highest first
     * @param sections      sections in the order of the letter
     * @param items         items in the order of the letter
     * @param rules         what answers must keep
     */
    record Template(String id, String version, Bilingual title, String source, String issuer, String replyTo, LocalDate referenceDate,
            LocalDate deadline, List<String> levels, List<Section> sections, List<Item> items, List<Rule> rules) {
        /** @return the item with that identity */
        public Optional<Item> item(String item) {
            return items.stream().filter(i -> i.id().equals(item)).findFirst();
        }
    }

    /** A section. @param id number @param title title */
    record Section(String id, Bilingual title) {
    }

    /**
     * An item: always a table, if only of one row and one column.
     *
     * @param id       identity, e.g. 1.a
     * @param section  section that it stands in
     * @param number   number as printed, e.g. a)
     * @param heading  its wording
     * @param kind     table (fixed rows), list (free rows), group (one row, its columns are fields), text, choice, number (one value)
     * @param auto     A computed, S suggested, M by hand
     * @param computed whether something here computes or suggests it
     * @param free     rows are added by who answers; their names are 1, 2, 3 …
     * @param levels   levels that answer it; empty for all
     * @param rows     fixed rows; empty if there is one row without a name, or rows are free
     * @param columns  columns
     */
    record Item(String id, String section, String number, Bilingual heading, String kind, String auto, boolean computed, boolean free,
            List<String> levels, List<Row> rows, List<Column> columns) {
        /** @return names of the fixed rows; one empty name if it has one row only; none if rows are free */
        public List<String> rowIds() {
            return free ? List.of() : rows.isEmpty() ? List.of("") : rows.stream().map(Row::id).toList();
        }

        /** @return the column with that identity */
        public Optional<Column> column(String column) {
            return columns.stream().filter(c -> c.id().equals(column)).findFirst();
        }
    }

    /** A row. @param id identity @param label label @param levels levels that it counts; empty for what no other row counts */
    record Row(String id, Bilingual label, List<String> levels) {
    }

    /**
     * A column.
     *
     * @param id           identity
     * @param label        label
     * @param unit         unit: name of a message survey.unit.UNIT; empty if none
     * @param type         integer, decimal, percent, bytes, text, date, choice, yesno
     * @param auto         A computed, S suggested, M by hand
     * @param required     must be answered, in each row
     * @param multiple     several codes may be chosen
     * @param maxLength    longest text; 0 for any
     * @param visibleWhen  condition under which it is asked; empty for always
     * @param requiredWhen condition under which it must be answered; empty for never
     * @param options      codes to choose from
     */
    record Column(String id, Bilingual label, String unit, String type, String auto, boolean required, boolean multiple, int maxLength,
            String visibleWhen, String requiredWhen, List<Option> options) {
    }

    /** A code to choose. @param id code @param label label */
    record Option(String id, Bilingual label) {
    }

    /**
     * What answers must keep.
     *
     * @param id         identity, e.g. V04
     * @param kind       answered, required, rows, type, check, total, provenance, late
     * @param severity   error, warning, info
     * @param item       item whose rows are looked at one by one; empty: once for the whole response
     * @param column     column that a finding points at
     * @param when       condition under which it is asked; empty for always
     * @param check      what must hold; empty for kinds that need none
     * @param message    what a person reads
     * @param remedy     what to do
     * @param source     where it comes from
     * @param confidence how sure that is
     */
    record Rule(String id, String kind, String severity, String item, String column, String when, String check, Bilingual message,
            Bilingual remedy, String source, Confidence confidence) {
    }

    /**
     * An answer that does not keep a rule. Faults of severity {@code error} keep a response from being sent; that is Khoso's
     * own proposal, no law, and is shown with the confidence of the rule.
     *
     * @param rule     identity of the rule
     * @param severity error, warning, info
     * @param cell     where; row and column may be empty
     * @param message  what is wrong
     * @param remedy   what to do
     * @param source   where the rule comes from
     * @param confidence how sure that is
     */
    record Fault(String rule, String severity, Response.Cell cell, Message message, Message remedy, String source, Confidence confidence) {
        /** @return whether it keeps the response from being sent */
        public boolean blocks() {
            return severity.equals("error");
        }
    }

    /**
     * What is asked of who answers, with the answers so far. Of free rows those that are there and the one that would come next are
     * told.
     *
     * @param hidden   cells that are not asked: their condition does not hold, or their item or row is none of who answers
     * @param required cells that must be answered; none of them is hidden
     */
    record Asked(Set<Response.Cell> hidden, Set<Response.Cell> required) {
        /** Copies the cells. */
        public Asked {
            hidden = Set.copyOf(hidden);
            required = Set.copyOf(required);
        }
    }

    /** An answer and the survey it belongs to. @param survey identity of the survey @param version its version @param answer answer */
    record Stored(String survey, String version, Answer answer) {
    }

    /**
     * Objects that stand behind one figure and not behind another.
     *
     * @param came      how many are behind the newer one only
     * @param went      how many are behind the older one only
     * @param firstCame of these the first, at most {@value #MOST}, in the order of identities
     * @param firstWent likewise
     */
    record Moved(long came, long went, List<UUID> firstCame, List<UUID> firstWent) {
        /** Most objects that are named. */
        public static final int MOST = 20;

        /** Copies the lists. */
        public Moved {
            firstCame = List.copyOf(firstCame);
            firstWent = List.copyOf(firstWent);
        }
    }

    /** A figure that is not what it was. @param row row @param column column @param before value then, or null @param now value now, or null @param sameList whether the same objects are behind it @param sameQuery whether it means the same @param textBefore words then, or null @param textNow words now, or null @param moved objects that came and went; null if the lists are not known */
    record Difference(String row, String column, BigDecimal before, BigDecimal now, boolean sameList, boolean sameQuery,
            String textBefore, String textNow, Moved moved) {
    }

    /**
     * An answer, counted again on the holdings as they were when it was counted.
     *
     * @param counted      what was counted again
     * @param differences  figures of which value, list or query are not as they are kept, or whose kept list does not have its hash
     * @param sameCoverage whether the same bodies and fonds were counted
     */
    record Snapshot(Stored counted, List<Difference> differences, boolean sameCoverage) {
        /** @return whether everything that is kept comes out again */
        public boolean same() {
            return differences.isEmpty() && sameCoverage;
        }
    }

    /** What became of an answer. @param stored answer as it is kept @param snapshot the same item on the holdings of then; null if no position of the journal is kept with the answer @param now the same item on the holdings of now @param equal whether every figure, list and the coverage are as they are kept @param differences figures that changed @param sameCoverage whether the same bodies and fonds were counted */
    record Explanation(Stored stored, Snapshot snapshot, Stored now, boolean equal, List<Difference> differences, boolean sameCoverage) {
    }

    /** What is known of an archive beside its holdings, at two times. @param then when the answer was counted @param now now */
    record Facts(ArchiveFacts then, ArchiveFacts now) {
        /** Nothing is known. */
        public static final Facts NONE = new Facts(ArchiveFacts.NONE, ArchiveFacts.NONE);
    }

    /** @return the surveys, by identity; of each its newest version */
    List<Template> templates() throws IOException;

    /** @return every version of every survey that is there, by identity, the newest version first */
    default List<Template> versions() throws IOException {
        return templates();
    }

    /**
     * @param id      identity of a survey
     * @param version version in which it was answered; empty for the newest
     * @return the survey; the newest version where that one is not there, since answers are plain text; empty if there is none at all
     */
    default Optional<Template> template(String id, String version) throws IOException {
        List<Template> all = versions().stream().filter(t -> t.id().equals(id)).toList();
        return all.stream().filter(t -> t.version().equals(version)).findFirst().or(() -> all.stream().findFirst());
    }

    /** @return the same with the questionnaires of an archive's own. @param folders folders whose {@code *.yaml} are read at each call; a folder that is not there has none */
    default SurveyService with(List<Path> folders) {
        return this;
    }

    /** @return files of questionnaires that can't be used, and why */
    default List<Message> leftOut() throws IOException {
        return List.of();
    }

    /**
     * @return the answer to an item
     * @throws org.khoso.api.KhosoException if there is no such item or nothing computes it
     */
    Stored compute(String survey, String item, HoldingsStore holdings, AccessFilter access, Instant now) throws IOException;

    /**
     * The same, where something is known of the archive beside its holdings.
     *
     * @param facts what sources that suggest answers may use
     */
    default Stored compute(String survey, String item, HoldingsStore holdings, AccessFilter access, Instant now, ArchiveFacts facts)
            throws IOException {
        return compute(survey, item, holdings, access, now);
    }

    /** The same for a version of the survey. @param version as for {@link #template} */
    default Stored compute(String survey, String version, String item, HoldingsStore holdings, AccessFilter access, Instant now,
            ArchiveFacts facts) throws IOException {
        return compute(survey, item, holdings, access, now, facts);
    }

    /**
     * Asks the rules of the survey.
     *
     * @param response answers
     * @param today    day on which it is sent, for the deadline
     * @param parts    responses of the bodies that it sums up, for totals; empty if it sums up none
     * @return what does not keep a rule, in the order of items, rows and columns
     */
    List<Fault> validate(Response response, LocalDate today, List<Response> parts) throws IOException;

    /** @return which cells are asked: what a form shows. Without conditions that is everything */
    default Asked asked(Response response) throws IOException {
        return new Asked(Set.of(), Set.of());
    }

    /** The same as {@link #explain(Stored, HoldingsStore, AccessFilter, Instant, Facts)}, where nothing is known beside the holdings. */
    default Explanation explain(Stored stored, HoldingsStore holdings, AccessFilter access, Instant now) throws IOException {
        return explain(stored, holdings, access, now, Facts.NONE);
    }

    /**
     * Runs the queries of an answer twice: on the holdings as they were at the position that is kept with it, and on those of
     * now. Lists behind figures are whole, however long.
     *
     * @param facts what sources that suggest answers may use, then and now
     * @return whether it comes out again as it is kept, and what changed since
     */
    Explanation explain(Stored stored, HoldingsStore holdings, AccessFilter access, Instant now, Facts facts) throws IOException;

    /** @return the answer as JSON, for {@link #fromJson} */
    String toJson(Stored stored) throws IOException;

    /** @return the answer. @throws org.khoso.api.KhosoException if the text is none */
    Stored fromJson(String json) throws IOException;
}
