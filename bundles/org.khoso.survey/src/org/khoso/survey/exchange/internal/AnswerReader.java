package org.khoso.survey.exchange.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.AnswerSource.Coverage;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Origin;

/** Reads one answer. */
final class AnswerReader {
    private final JsonReads json;
    private String item;
    private String row = "";
    private String column;
    private String value;
    private Origin origin;
    private String replaced = "";
    private String reason = "";
    private String who = "";
    private Instant when;
    private String query = "";
    private Instant snapshot;
    private String listHash = "";
    private Coverage coverage;

    AnswerReader(JsonReads json) {
        this.json = json;
    }

    /** @return where it stands */
    Cell read() throws IOException {
        json.object("answers", this::field);
        require(item, "item");
        require(column, "column");
        require(value, "value");
        require(origin, "origin");
        return new Cell(item, row, column);
    }

    private void require(Object there, String field) throws KhosoException {
        if (there == null)
            throw Refused.field(json.name(), at(), field, null);
    }

    Given given() {
        return new Given(value, origin, replaced, reason, who, when, query, snapshot, listHash, coverage);
    }

    /** @return as much of the place as is known by now */
    private String at() {
        return item == null ? "answers" : item + "/" + row + "/" + (column == null ? "" : column);
    }

    private void field(String field) throws IOException {
        switch (field) {
            case "item" -> item = json.text(at());
            case "row" -> row = json.text(at());
            case "column" -> column = json.text(at());
            case "value" -> value = json.text(at());
            case "origin" -> origin = json.made(at(), Origin::valueOf);
            case "replaced" -> replaced = json.text(at());
            case "reason" -> reason = json.text(at());
            case "who" -> who = json.text(at());
            case "when" -> when = json.made(at(), Instant::parse);
            case "query" -> query = json.text(at());
            case "snapshot" -> snapshot = json.made(at(), Instant::parse);
            case "listHash" -> listHash = json.text(at());
            case "coverage" -> coverage = coverage();
            default -> json.skip();
        }
    }

    private Coverage coverage() throws IOException {
        var lists = new Object() {
            private List<String> agencies = List.of();
            private List<String> fonds = List.of();
            private List<String> missing = List.of();
        };
        json.object(at(), f -> {
            switch (f) {
                case "agencies" -> lists.agencies = json.strings(at());
                case "fonds" -> lists.fonds = json.strings(at());
                case "missing" -> lists.missing = json.strings(at());
                default -> json.skip();
            }
        });
        return new Coverage(lists.agencies, lists.fonds, lists.missing);
    }
}
