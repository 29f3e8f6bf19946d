package org.khoso.survey.sum.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.Bilingual;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Issue;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Template;

/** A survey shaped as the letter's, and responses to it. */
final class SumSurvey {
    static final LocalDate DAY = LocalDate.of(2025, 5, 22);
    private static final Bilingual NO_LABEL = new Bilingual("", null);
    private static final String[] ROWS = {"province", "district", "commune", "unassigned"};
    static final Template LETTER = template();

    private SumSurvey() {
    }

    private static Template template() {
        List<Item> items = new ArrayList<>();
        items.add(item("1", "group", List.of("province"), new String[0], "overview:text", "scope:text", "place:text", "from:date",
                "to:date"));
        items.add(item("1.a", "table", List.of(), ROWS, "orgs:integer", "fonds:integer", "metres:decimal", "dossiers:integer",
                "documents:integer",
                "pages:integer", "planDossiers:integer", "planPages:integer", "content:text"));
        items.add(item("1.b", "table", List.of(), ROWS, "percent:percent", "from:date", "to:date", "note:text"));
        items.add(item("1.c", "choice", List.of(), new String[0], "method:choice*:SELF,SERVICE,OTHER", "other:text?"));
        items.add(item("1.d", "list", List.of(), null, "name:text?", "taxcode:text?", "cert:text?"));
        items.add(item("1.đ", "list", List.of(), null, "kind:choice:SOFTWARE,SCANNER,OTHER", "name:text", "qty:integer", "vendor:text",
                "func:text"));
        items.add(item("1.e", "group", List.of("province"), new String[0], "fields:text", "packaging:text", "storage:text"));
        items.add(item("1.e\u2032", "group", List.of("province"), new String[0], "meets:yesno", "reason:text?"));
        items.add(item("2.a", "group", List.of(), new String[0], "existing:bytes", "expected:bytes"));
        items.add(item("2.b", "group", List.of(), new String[0], "has:yesno", "kind:choice:COMMERCIAL,INHOUSE,SERVICE", "name:text",
                "vendor:text",
                "func:text"));
        items.add(item("2.c", "text", List.of(), new String[0], "text:text?"));
        items.add(item("3.a", "list", List.of(), null, "qty:integer", "where:text", "ops:text", "capacity:decimal"));
        items.add(
                item("3.b", "table", List.of(), new String[]{"body", "whole"}, "level:choice:0,1,2,3,4,5", "backup:integer", "text:text"));
        items.add(item("3.c", "list", List.of(), null, "provider:text", "scope:text", "from:date", "to:date"));
        items.add(item("4.a", "group", List.of("province"), new String[0], "mode:choice:TRANSFER,PILOT,NONE", "text:text"));
        items.add(item("4.b", "group", List.of("province"), new String[0], "tb:decimal", "text:text"));
        return new Template("bnv-2025-05-digitisation", "2", new Bilingual("", null), "", "", "", DAY, DAY,
                List.of("province", "district", "commune"), List.of(), items, List.of());
    }

    /** @param rows names; none for one row, null for free rows @param columns NAME:TYPE, * for several codes, ? if it depends on others, :CODES */
    private static Item item(String id, String kind, List<String> levels, String[] rows, String... columns) {
        List<Row> named = rows == null
                ? List.of()
                : Arrays.stream(rows).map(r -> new Row(r, NO_LABEL,
                        List.of("province", "district", "commune").contains(r) ? List.of(r.toUpperCase(java.util.Locale.ROOT)) : List.of()))
                        .toList();
        return new Item(id, "", "", NO_LABEL, kind, "M", false, rows == null, levels, named,
                Arrays.stream(columns).map(SumSurvey::column).toList());
    }

    private static Column column(String form) {
        String[] parts = form.split(":");
        String type = parts[1].replace("*", "").replace("?", "");
        List<Option> options = parts.length < 3 ? List.of() : Arrays.stream(parts[2].split(",")).map(o -> new Option(o, NO_LABEL)).toList();
        return new Column(parts[0], NO_LABEL, "", type, "M", false, parts[1].contains("*"), 0, parts[1].contains("?") ? "x" : "", "",
                options);
    }

    /** @param values ITEM/ROW/COLUMN=VALUE */
    static Response response(String level, String code, String name, String... values) {
        return response(UUID.nameUUIDFromBytes((level + code).getBytes(java.nio.charset.StandardCharsets.UTF_8)), State.SENT, 0, level,
                code, name, values);
    }

    static Response response(UUID id, State state, long sequence, String level, String code, String name, String... values) {
        Map<Cell, Given> answers = new TreeMap<>();
        for (String v : values) {
            String[] cell = v.substring(0, v.indexOf('=')).split("/", 3);
            answers.put(new Cell(cell[0], cell[1], cell[2]), Given.entered(v.substring(v.indexOf('=') + 1), "", null));
        }
        return new Response(id, LETTER.id(), LETTER.version(), new Respondent(code, name, level), null, state,
                new Issue("", null, null, "", "", "bundle", sequence), answers);
    }

    static Response on(LocalDate day, Response r) {
        return new Response(r.id(), r.survey(), r.version(), r.respondent(), day, r.state(), r.issue(), r.answers());
    }
}
