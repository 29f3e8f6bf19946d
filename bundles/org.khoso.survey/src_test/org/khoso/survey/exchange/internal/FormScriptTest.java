package org.khoso.survey.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Bilingual;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.internal.Conditions;

/** The script of the form without a page, in node; where that is not installed there is nothing to ask. */
class FormScriptTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NUMBERS = List.of("0", "00", "1234", "1.234", "1,234", "1 234", "1\u00a0234,5", "1.234.567",
            "1,234,567",
            "1.234,5", "1,234.5", "12,5", "12.5", "0,125", "0.125", "1234.567", "1.23.4", "1,2,3", " 7 ", "-5", "\u22125", "- 5", "1e5",
            "abc",
            "12 5", "1 23", "12.50", "12,0", "1.000", "", "%", "12,5 %", "1,5 TB", "500", "1 GiB", "0,5 kb", "1,5 B", "1.5gb", "10 bytes",
            "x GB",
            "9".repeat(41), "123456789012345678901234567890", "1.234,", ".5", "5.");
    private static final List<String> DAYS = List.of("05/04/2025", "5-4-2025", "5.4.2025", "2025-4-5", "2025-04-05", "29/02/2024",
            "29/02/2025",
            "31/04/2025", "04/25/2025", "5/4/25", "0/1/2025", "ngày 5 tháng 4 năm 2025", "2025", "01/01/0000", "01/01/0001",
            " 5 / 4 / 2025 ");
    private static final String HARNESS = """
            const fs = require('fs');
            const lib = ['values.js', 'conditions.js', 'answers.js'].map(f => fs.readFileSync(process.argv[2] + '/' + f, 'utf8')).join('');
            const Khoso = new Function(lib + '\\nreturn Khoso;')();
            const ask = JSON.parse(fs.readFileSync(process.argv[3], 'utf8'));
            """;
    @TempDir
    Path dir;

    private JsonNode node(String script, Object ask) throws Exception {
        var node = Pages.program("node");
        assumeTrue(node.isPresent());
        Path in = Files.writeString(dir.resolve("ask.json"), JSON.writeValueAsString(ask));
        Path js = Files.writeString(dir.resolve("run.js"), HARNESS + script);
        Path lib = Path.of(FormScriptTest.class.getResource("/KHOSO-INF/survey/form/values.js").toURI()).getParent();
        return JSON.readTree(Pages.run(dir, List.of(node.get().toString(), js.toString(), lib.toString(), in.toString())));
    }

    private static String java(String type, String raw) {
        try {
            return new Typed(new Words()).value(new Column("c", new Bilingual("", ""), "", type, "M", false, false, 0, "", "", List.of()),
                    "GB",
                    new Raw.Text(raw));
        } catch (Unclear e) {
            return "!" + e.why();
        }
    }

    @Test
    void scriptAndKhosoUnderstandTheSame() throws Exception {
        List<List<String>> ask = new ArrayList<>();
        for (String type : List.of("integer", "decimal", "percent", "bytes"))
            NUMBERS.forEach(n -> ask.add(List.of(type, n)));
        DAYS.forEach(d -> ask.add(List.of("date", d)));
        JsonNode answer = node("""
                console.log(JSON.stringify(ask.map(([type, raw]) => {
                  try { return Khoso.value({ type }, raw); } catch (e) { return '!' + e; }
                })));
                """, ask);
        for (int i = 0; i < ask.size(); i++)
            assertEquals(java(ask.get(i).get(0), ask.get(i).get(1)), answer.get(i).asText(), ask.get(i).toString());
    }

    @Test
    void valuesAreShownAsKhosoShowsThem() throws Exception {
        List<List<String>> ask = new ArrayList<>();
        var random = new java.util.Random(7);
        for (Column c : Samples.small().items().getFirst().columns())
            if (!c.type().equals("choice") && !c.type().equals("yesno"))
            for (int i = 0; i < 30; i++)
                ask.add(List.of(c.type(), Samples.value(c, random)));
        JsonNode answer = node("console.log(JSON.stringify(ask.map(([type, v]) => Khoso.shown({ type }, v))));", ask);
        for (int i = 0; i < ask.size(); i++) {
            Column c = new Column("c", new Bilingual("", ""), "", ask.get(i).get(0), "M", false, false, 0, "", "", List.of());
            assertEquals(new Shown(new Words()).text(c, ask.get(i).get(1), "GB"), answer.get(i).asText(), ask.get(i).toString());
        }
    }

    /** Types the answers of one response into the form of another, as the page would, and has it saved. */
    private static final String TYPE = """
            const a = new Khoso.Answers(ask.form, ask.answers);
            const columns = new Map();
            ask.form.parts.forEach(p => p.items.forEach(i => i.columns.forEach(c => columns.set(i.id + '/' + c.id, c))));
            const wrong = [];
            for (const [item, row, column, value] of ask.type) {
              const c = columns.get(item + '/' + column) || { id: column, type: 'text' };
              const w = a.type(item, row, c, Khoso.shown(c, value));
              if (w) wrong.push([item, row, column, value, w]);
            }
            a.who = ask.who;
            console.log(JSON.stringify({ wrong, saved: Khoso.json(a.saved('2025-05-20T00:00:00Z')),
              hidden: ask.form.parts.flatMap(p => p.items.flatMap(i => i.free ? [] : i.rows.flatMap(r => i.columns
                .filter(c => !a.visible(i, r.id, c)).map(c => i.id + '/' + r.id + '/' + c.id)))),
              required: ask.form.parts.flatMap(p => p.items.flatMap(i => i.free ? [] : i.rows.flatMap(r => i.columns
                .filter(c => a.missing(i, r.id, c)).map(c => i.id + '/' + r.id + '/' + c.id)))) }));
            """;

    private JsonNode typed(byte[] page, Map<Cell, String> values) throws Exception {
        List<List<String>> type = new ArrayList<>();
        values.forEach((c, v) -> type.add(List.of(c.item(), c.row(), c.column(), v)));
        return node(TYPE,
                Map.of("form", Pages.json(Pages.block(page, "khoso-form")), "answers", Pages.json(Pages.block(page, "khoso-answers")),
                        "type", type, "who", "Phạm D"));
    }

    private static Map<Cell, String> values(Response r) {
        Map<Cell, String> all = new TreeMap<>();
        r.answers().forEach((c, g) -> all.put(c, Texts.clean(g.value())));
        return all;
    }

    @Test
    void whatIsTypedIntoTheFormComesBack() throws Exception {
        HtmlFormat html = new HtmlFormat(Samples.CLOCK);
        Template t = Samples.small();
        for (long seed = 1; seed < 5; seed++) {
            Response before = Samples.random(t, seed + 100);
            byte[] page = Samples.write(html, t, before);
            Response wanted = Samples.random(t, seed);
            Map<Cell, String> type = new TreeMap<>(values(wanted));
            before.answers().keySet().forEach(c -> type.putIfAbsent(c, ""));
            JsonNode done = typed(page, type);
            Response back = Samples.read(html, t, Pages.answered(page, done.get("saved").asText()), "a.html");
            assertEquals("[]", done.get("wrong").toString().replaceAll("\\[[^\\[]*\"ambiguous\"\\],?", ""));
            var clear = values(wanted);
            var got = values(back);
            done.get("wrong").forEach(w -> {
                Cell c = new Cell(w.get(0).asText(), w.get(1).asText(), w.get(2).asText());
                clear.remove(c);
                got.remove(c);
            });
            assertEquals(clear, got, "seed " + seed);
            back.answers().forEach((c, g) -> {
                if (!g.equals(before.answers().get(c)))
                    assertEquals("Phạm D IMPORTED", g.who() + " " + g.origin());
            });
        }
    }

    private static final Cell METHOD = new Cell("1.c", "province", "method");
    private static final Cell OTHER = new Cell("1.c", "province", "other");
    private static final Cell NAME = new Cell("1.d", "1", "name");

    @Test
    void conditionsOfTheLetterHideAndAsk() throws Exception {
        HtmlFormat html = new HtmlFormat(Samples.CLOCK);
        Template t = Samples.letter();
        byte[] page = Samples.write(html, t, Samples.empty(t));
        JsonNode done = typed(page, Map.of(METHOD, "SELF", OTHER, "x"));
        String hidden = done.get("hidden").toString();
        assertEquals(true, hidden.contains("\"1.c/province/other\""));
        assertEquals(true, hidden.contains("\"2.b//kind\"") && hidden.contains("\"2.c//text\""));
        // what is not asked any more is not in the file
        assertEquals(Map.of(METHOD, "SELF"), values(Samples.read(html, t, Pages.answered(page, done.get("saved").asText()), "a.html")));
        done = typed(page, Map.of(METHOD, "SERVICE,OTHER", OTHER, "x", NAME, "Công ty", new Cell("2.b", "", "has"), "NO"));
        assertEquals(Map.of(METHOD, "SERVICE,OTHER", OTHER, "x", NAME, "Công ty", new Cell("2.b", "", "has"), "NO"),
                values(Samples.read(html, t, Pages.answered(page, done.get("saved").asText()), "a.html")));
        assertEquals(true, done.get("required").toString().contains("\"2.c//text\""));
        assertEquals(false, done.get("required").toString().contains("\"2.b//kind\""));
    }

    @Test
    void valuesThatACommuneWasNeverAskedStay() throws Exception {
        HtmlFormat html = new HtmlFormat(Samples.CLOCK);
        Template t = Samples.letter();
        Given g = new Given("Phần mềm A", Origin.SUGGESTED, "", "", "", null, "", null, "", null);
        Response r = Samples.with(Samples.empty(t), Map.of(new Cell("2.b", "", "name"), g)); // hidden: has is unknown
        byte[] page = Samples.write(html, t, r);
        JsonNode done = typed(page, Map.of(METHOD, "SELF"));
        Response back = Samples.read(html, t, Pages.answered(page, done.get("saved").asText()), "a.html");
        assertEquals(g, back.answers().get(new Cell("2.b", "", "name")));
    }

    @Test
    void conditionsAreWorkedOut() throws Exception {
        List<List<String>> cases = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(FormScriptTest.class.getResource("conditions.tsv").toURI())))
            if (!line.isBlank() && !line.startsWith("#"))
            cases.add(List.of(line.split("\t")));
        var given = new TreeMap<Cell, Given>();
        Map.of("1.đ//int", "5", "1.đ//dec", "2.5", "1.đ//day", "2025-04-01", "1.đ//many", "SELF,OTHER", "1.đ//one", "SELF", "1.đ//txt",
                "chữ",
                "1.e′/province/int", "7", "1.e′/district/int", "3", "1.e′/district/yes", "YES").forEach((k, v) -> {
                    String[] p = k.split("/", -1);
                    given.put(new Cell(p[0], p[1], p[2]), Given.entered(v, "", null));
                });
        given.put(new Cell("2.a", "", Response.NONE), Given.entered("không có", "", null));
        given.put(new Cell("1.e′", "province", "dec"), new Given("9", Origin.OVERRIDDEN, "8", "x", "", null, "q", null, "", null));
        Template t = Samples.small();
        byte[] page = Samples.write(new HtmlFormat(Samples.CLOCK), t, Samples.with(Samples.empty(t), given));
        JsonNode answer = node("""
                const a = new Khoso.Answers(ask.form, { cells: [] });
                console.log(JSON.stringify(ask.cases.map(([item, row, text]) => {
                  const v = Khoso.compile(text)(a.scope(item, row === '-' ? '' : row));
                  return v === null ? 'unknown' : v === true || v === false ? String(v) : 'value';
                })));
                """, Map.of("form", Pages.json(Pages.block(page, "khoso-form")), "cases", cases));
        Response r = Samples.with(Samples.empty(t), given);
        for (int i = 0; i < cases.size(); i++) {
            List<String> c = cases.get(i);
            assertEquals(c.get(3), answer.get(i).asText(), c.toString());
            assertEquals(c.get(3), Conditions.holds(t, r, LocalDate.now(), c.get(0), c.get(1).replace("-", ""), c.get(2)), c.toString());
        }
    }

    @Test
    void conditionsOfTheLetterComeToTheSameHere() throws Exception {
        Template t = Samples.letter();
        List<List<String>> cases = new ArrayList<>();
        t.items().forEach(i -> (i.free() ? List.of("1", "2", "5") : i.rowIds()).forEach(row -> i.columns().forEach(c -> {
            for (String text : List.of(c.visibleWhen(), c.requiredWhen()))
                if (!text.isEmpty())
                cases.add(List.of(i.id(), row, text));
        })));
        var found = new TreeMap<String, Integer>();
        for (long seed = 0; seed < 8; seed++) {
            Response r = Samples.random(t, seed);
            byte[] page = Samples.write(new HtmlFormat(Samples.CLOCK), t, r);
            JsonNode answer = node("""
                    const a = new Khoso.Answers(ask.form, { cells: [] });
                    console.log(JSON.stringify(ask.cases.map(([item, row, text]) => {
                      const v = Khoso.compile(text)(a.scope(item, row));
                      return v === null ? 'unknown' : String(v);
                    })));
                    """, Map.of("form", Pages.json(Pages.block(page, "khoso-form")), "cases", cases));
            for (int i = 0; i < cases.size(); i++) {
                List<String> c = cases.get(i);
                assertEquals(Conditions.holds(t, r, LocalDate.now(), c.get(0), c.get(1), c.get(2)), answer.get(i).asText(), seed + " " + c);
                found.merge(answer.get(i).asText(), 1, Integer::sum);
            }
        }
        assertEquals(java.util.Set.of("true", "false", "unknown"), found.keySet());
    }
}
