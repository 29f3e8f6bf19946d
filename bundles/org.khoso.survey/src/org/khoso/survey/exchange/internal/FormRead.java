package org.khoso.survey.exchange.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.survey.exchange.internal.Merge.Filled;

/** Reads a form that came back: two blocks of JSON in it. Nothing else of the page is looked at, and nothing in it is run. */
final class FormRead {
    static final String ANSWERS = "khoso-survey-form-answers";
    private static final int VERSION = 1;
    private static final int MOST_CELLS = 200_000;
    private final String name;
    private final Response base;
    private final List<Filled> filled = new ArrayList<>();

    /** @param page the whole file @throws org.khoso.api.KhosoException if it is no form, or of another version */
    FormRead(byte[] page, String name) throws IOException {
        this.name = name;
        String text = new String(page, StandardCharsets.UTF_8);
        base = JsonReads.read(block(text, "khoso-form"), name, this::base);
        JsonReads.read(block(text, "khoso-answers"), name, json -> {
            answers(json);
            return null;
        });
    }

    Response before() {
        return base;
    }

    List<Filled> filled() {
        return filled;
    }

    private ByteArrayInputStream block(String page, String id) throws IOException {
        Matcher open = Pattern.compile("<script\\b[^<>]{0,200}\\bid=\"" + id + "\"[^<>]{0,200}>").matcher(page);
        if (!open.find())
            throw Refused.notOurs(name);
        int from = open.end();
        int to = page.indexOf("</script", from);
        if (to < 0)
            throw Refused.broken(name, id, null);
        if (open.find(to))
            throw Refused.field(name, name, id, null);
        return new ByteArrayInputStream(page.substring(from, to).getBytes(StandardCharsets.UTF_8));
    }

    /** Format and version of a block, which come first. */
    private final class Head {
        private final String wanted;
        private String format = "";
        private long version = -1;

        Head(String wanted) {
            this.wanted = wanted;
        }

        /** @return whether it was a field of the head */
        boolean take(String field, JsonReads json) throws IOException {
            switch (field) {
                case "document" -> format = json.text("");
                case "version" -> {
                    version = json.number("");
                    check();
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        void check() throws IOException {
            if (!format.equals(wanted))
                throw Refused.notOurs(name);
            if (version != VERSION)
                throw Refused.foreign(name, Long.toString(version), VERSION);
        }
    }

    private Response base(JsonReads json) throws IOException {
        Head head = new Head(FormJson.FORMAT);
        Response[] found = {null};
        json.root(f -> {
            if (head.take(f, json))
                return;
            if (f.equals("base"))
                found[0] = ResponseReader.nested(json);
            else
                json.skip();
        });
        json.end();
        head.check();
        if (found[0] == null)
            throw Refused.field(name, name, "base", null);
        return found[0];
    }

    private void answers(JsonReads json) throws IOException {
        Head head = new Head(ANSWERS);
        json.root(f -> {
            if (head.take(f, json))
                return;
            switch (f) {
                case "who" -> filled.add(new Filled(Slot.FILLED_BY, new Raw.Text(json.text("who")), "", "who"));
                case "cells" -> json.objects("cells", x -> cell(json));
                default -> json.skip();
            }
        });
        json.end();
        head.check();
    }

    private void cell(JsonReads json) throws IOException {
        String[] at = {"", "", ""};
        Raw[] raw = {null};
        json.object("cells", f -> {
            String where = String.join("/", at);
            switch (f) {
                case "item" -> at[0] = json.text(where);
                case "row" -> at[1] = json.text(where);
                case "column" -> at[2] = json.text(where);
                case "value" -> raw[0] = new Raw.Canonical(json.text(where));
                case "raw" -> raw[0] = new Raw.Text(json.text(where));
                default -> json.skip();
            }
        });
        Cell cell = new Cell(at[0], at[1], at[2]);
        if (raw[0] == null)
            throw Refused.field(name, cell.toString(), "value", null);
        if (filled.size() == MOST_CELLS)
            throw Refused.tooLarge(name, "cells", MOST_CELLS);
        filled.add(new Filled(Slot.of(cell), raw[0], Typed.SIZE, cell.toString()));
    }
}
