package org.khoso.survey.exchange.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.Bilingual;
import org.khoso.api.survey.AnswerSource.Coverage;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.ResponseFormat;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Section;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.internal.KhosoSurveys;

/** A survey with every type of column, and random responses to any survey. */
final class Samples {
    static final Instant NOW = Instant.parse("2025-05-20T03:04:05.678Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String LONG = "Khối tài liệu “A” & <b>B</b>; ".repeat(140).substring(0, 4000);
    /** Texts that have hurt somebody somewhere. */
    static final List<String> TEXTS = List.of("Tự thực hiện", Normalizer.normalize("Số hóa tài liệu ở huyện Phú Vang", Normalizer.Form.NFD),
            "\"trích dẫn\" 'đơn' “cong”", "dòng 1\ndòng 2\n\ndòng 4", LONG, "=1+1", "+84 24 3 762", "- gạch đầu dòng\n- nữa", "@SUM(A1)",
            "</script><script>alert(1)</script>", "<!-- x --> &amp; &lt;", "_x0041_ và _x005F_", "0123456789", "1e5", "100%",
            "\ud83d\udcc1 hồ sơ", "a\tb", "2025-04-01", "TRUE", "{0} '{1}'", "không", "1.234", "#REF!", "\u2028ngắt\u2029", "a\\b\\n");
    static final List<String> LEVELS = List.of("province", "district", "commune");

    private Samples() {
    }

    private static Bilingual b(String vi) {
        return new Bilingual(vi, "en: " + vi);
    }

    private static Column column(String id, String type, boolean multiple, Option... options) {
        return new Column(id, b("Cột " + id), type.equals("decimal") ? "shelf-metre" : "", type, "M", false, multiple, 0, "", "", List.of(options));
    }

    private static List<Column> columns() {
        Option[] options = {new Option("SELF", b("Tự làm; thuê, mượn")), new Option("SERVICE", b("Dịch vụ")), new Option("OTHER", b("Dịch vụ"))};
        return List.of(column("int", "integer", false), column("dec", "decimal", false), column("pct", "percent", false),
                column("size", "bytes", false), column("txt", "text", false), column("day", "date", false),
                column("one", "choice", false, options), column("many", "choice", true, options), column("yes", "yesno", false));
    }

    /** Every type of column as fields, in a table and in a list. */
    static Template small() {
        List<Row> rows = LEVELS.stream().map(l -> new Row(l, b("Cấp " + l), List.of(l))).toList();
        return new Template("nhỏ", "1", b("Phiếu <thử> & \"nhỏ\""), "Công văn 1", "Bộ", "Cục", LocalDate.of(2025, 4, 30),
                LocalDate.of(2025, 5, 22), LEVELS, List.of(new Section("1", b("Phần một")), new Section("2", b("Phần hai"))),
                List.of(new Item("1.đ", "1", "đ)", b("Các trường"), "group", "M", false, false, List.of(), List.of(), columns()),
                        new Item("1.e′", "1", "e)", b("Bảng"), "table", "A", true, false, List.of(), rows, columns()),
                        new Item("2.a", "2", "a)", b("Danh sách"), "list", "M", false, true, List.of(), List.of(), columns())),
                List.of());
    }

    /** The letter as it ships. */
    static Template letter() throws IOException {
        var file = Samples.class.getResource("/KHOSO-INF/surveys/bnv-2025-05.yaml");
        return new KhosoSurveys(List.of(file), Map.of()).templates().getFirst();
    }

    static Response empty(Template t) {
        return new Response(new UUID(1, 2), t.id(), t.version(), new Respondent("79", "Thành phố \"Hồ Chí Minh\"", "province"), t.referenceDate(),
                State.DRAFT, Issue.OWN, Map.of());
    }

    static Response with(Response r, Map<Cell, Given> answers) {
        return new Response(r.id(), r.survey(), r.version(), r.respondent(), r.referenceDate(), r.state(), r.issue(), answers);
    }

    static Response origin(Response r, String origin, String filledBy) {
        Issue i = r.issue();
        return new Response(r.id(), r.survey(), r.version(), r.respondent(), r.referenceDate(), r.state(),
                new Issue(i.number(), i.issuedOn(), i.sentOn(), filledBy, i.reason(), origin, i.sequence()), r.answers());
    }

    /** @return a random valid response */
    static Response random(Template t, long seed) {
        Random random = new Random(seed);
        Map<Cell, Given> answers = new TreeMap<>();
        for (Item i : t.items()) {
            List<String> rows = i.free() ? free(random) : i.rowIds();
            for (String row : rows)
                for (Column c : i.columns())
                    if (random.nextInt(10) < 6)
                    answers.put(new Cell(i.id(), row, c.id()), given(value(c, random), random));
            if (random.nextInt(5) == 0)
                answers.put(new Cell(i.id(), "", Response.NONE), given(text(random), random));
        }
        Issue issue = new Issue("12/BC-UBND", LocalDate.of(2025, 5, 3), NOW, "Nguyễn Văn A; Trần Thị \"B\"", text(random), "own", random.nextInt(3));
        return new Response(new UUID(random.nextLong(), random.nextLong()), t.id(), t.version(),
                new Respondent("79", text(random), "province"), random.nextBoolean() ? LocalDate.of(2025, 4, 30) : null,
                State.values()[random.nextInt(State.values().length)], issue, answers);
    }

    private static List<String> free(Random random) {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 12; i++)
            if (random.nextBoolean())
            rows.add(Integer.toString(i));
        return rows;
    }

    static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    static String value(Column c, Random random) {
        return switch (c.type()) {
            case "integer" -> new BigInteger(random.nextInt(62), random).toString();
            case "decimal" -> Numbers.plain(new BigDecimal(new BigInteger(random.nextInt(1, 60), random), random.nextInt(7)));
            case "percent" -> Numbers.plain(new BigDecimal(BigInteger.valueOf(random.nextInt(10_001)), 2));
            case "bytes" -> new BigInteger(random.nextInt(60), random).toString();
            case "date" -> LocalDate.of(1800, 1, 1).plusDays(random.nextInt(150_000)).toString();
            case "yesno" -> random.nextBoolean() ? "YES" : "NO";
            case "choice" -> choice(c, random);
            default -> text(random);
        };
    }

    private static String choice(Column c, Random random) {
        if (!c.multiple())
            return c.options().get(random.nextInt(c.options().size())).id();
        List<String> codes = new ArrayList<>(c.options().stream().map(Option::id).filter(o -> random.nextBoolean()).toList());
        if (codes.isEmpty())
            codes.add(c.options().getFirst().id());
        return String.join(",", codes);
    }

    private static Given given(String value, Random random) {
        Origin origin = Origin.values()[random.nextInt(Origin.values().length)];
        boolean counted = origin == Origin.COMPUTED || origin == Origin.OVERRIDDEN;
        return new Given(value, origin, origin == Origin.OVERRIDDEN ? "12" : "", origin == Origin.OVERRIDDEN ? text(random) : "",
                counted ? "" : "Lê C", counted ? null : NOW, counted ? "dossier within (a, b)" : "", counted ? NOW.plusNanos(7) : null,
                counted ? "ab".repeat(32) : "", counted ? new Coverage(List.of("Sở <Nội vụ>"), List.of("P1", "P2"), List.of()) : null);
    }

    static byte[] write(ResponseFormat f, Template t, Response r) throws IOException {
        var out = new ByteArrayOutputStream();
        f.write(t, r, out);
        return out.toByteArray();
    }

    static Response read(ResponseFormat f, Template t, byte[] file, String name) throws IOException {
        return f.read(t, new ByteArrayInputStream(file), name);
    }
}
