package org.khoso.survey.ui;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.Message;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Asked;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Template;

/** A short letter: a table, a group, a free list, and a response to it that a test fills in. */
final class Letter {
    static final CellWords WORDS = new CellWords(Locale.forLanguageTag("vi"), "Có", "Không");
    static final Item TABLE = item("1.a", false, List.of(row("province"), row("commune")),
            List.of(column("dossiers", "integer"), column("metres", "decimal"), column("content", "text")));
    static final Item GROUP = item("1.c", false, List.of(),
            List.of(method(), column("other", "text"), column("meets", "yesno"), column("from", "date"), column("size", "bytes"),
                    column("done", "percent"), base()));
    static final Item LIST = item("1.d", true, List.of(), List.of(column("name", "text"), column("taxcode", "text")));
    static final Template SURVEY = new Template("s", "1", text("s"), "", "", "", null, null, List.of("province", "commune"), List.of(),
            List.of(TABLE, GROUP, LIST), List.of());

    private final Map<Cell, Given> answers = new TreeMap<>();
    private final Set<Cell> hidden = new HashSet<>();
    private final Set<Cell> required = new HashSet<>();
    private List<Fault> faults = List.of();
    private State state = State.DRAFT;

    static Bilingual text(String s) {
        return new Bilingual(s, null);
    }

    private static Row row(String id) {
        return new Row(id, text("cấp " + id), List.of(id));
    }

    private static Item item(String id, boolean free, List<Row> rows, List<Column> columns) {
        return new Item(id, "1", id, text("mục " + id), "table", "A", true, free, List.of(), rows, columns);
    }

    private static Column column(String id, String type) {
        return new Column(id, text(id), "", type, "A", false, false, 0, "", "", List.of());
    }

    private static Column method() {
        return new Column("method", text("method"), "", "choice", "M", false, true, 0, "", "",
                List.of(new Option("SELF", text("Tự thực hiện")), new Option("SERVICE", text("Sử dụng dịch vụ"))));
    }

    private static Column base() {
        return new Column("base", text("base"), "", "choice", "M", false, false, 0, "", "",
                List.of(new Option("10^3", text("1 GB = 10^9")), new Option("2^30", text("1 GB = 2^30"))));
    }

    static Cell cell(String path) {
        String[] p = path.split("/", -1);
        return new Cell(p[0], p[1], p[2]);
    }

    Letter say(String path, String value) {
        answers.put(cell(path), Given.entered(value, "An", Instant.EPOCH));
        return this;
    }

    Letter count(String path, String value) {
        answers.put(cell(path), new Given(value, Origin.COMPUTED, "", "", "", null, "q", Instant.EPOCH, "h", null));
        return this;
    }

    Letter hide(String... paths) {
        Arrays.stream(paths).map(Letter::cell).forEach(hidden::add);
        return this;
    }

    Letter require(String... paths) {
        Arrays.stream(paths).map(Letter::cell).forEach(required::add);
        return this;
    }

    Letter state(State now) {
        state = now;
        return this;
    }

    Letter faults(Fault... all) {
        faults = List.of(all);
        return this;
    }

    static Fault fault(String severity, String path) {
        return new Fault("V01", severity, cell(path), Message.of("wrong"), Message.of("mend"), "", Confidence.DESIGN);
    }

    Sheet sheet() {
        var r = new Response(new UUID(0, 1), "s", "1", new Respondent("17", "tỉnh", "province"), null, state, Issue.OWN, answers);
        return new Sheet(SURVEY, r, new Asked(hidden, required), faults, !faults.isEmpty());
    }
}
