package org.khoso.survey.exchange.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;

/** Whether a file speaks of the survey that it is read for. */
final class Known {
    /** Row of level tables for what no row counts: sources may give it where the survey does not name it. */
    static final String UNASSIGNED = "unassigned";
    private static final Pattern FREE = Pattern.compile("[1-9][0-9]{0,5}");

    private Known() {
    }

    /** @throws KhosoException if the file belongs to another survey or version */
    static void same(Template template, String survey, String version, String name) throws KhosoException {
        if (!template.id().equals(survey))
            throw new KhosoException(Message.of("survey.file.other-survey", name, Refused.shown(survey), template.id()),
                    Message.of("survey.file.other-survey.remedy"), null);
        if (!template.version().equals(version))
            throw new KhosoException(
                    Message.of("survey.file.other-version", name, Refused.shown(version), template.id(), template.version()),
                    Message.of("survey.file.other-version.remedy"), null);
    }

    /** @throws KhosoException if the survey has no such cell: names it */
    static void cell(Template template, Cell cell, String name) throws KhosoException {
        Optional<Item> item = template.item(cell.item());
        if (item.isEmpty() || !has(item.get(), cell))
            throw Refused.unknownCell(name, cell, template.id());
    }

    private static boolean has(Item item, Cell cell) {
        if (cell.column().equals(Response.NONE))
            return cell.row().isEmpty();
        return item.column(cell.column()).isPresent() && row(item, cell.row());
    }

    private static boolean row(Item item, String row) {
        if (item.free())
            return free(row);
        return item.rowIds().contains(row) || !item.rows().isEmpty() && row.equals(UNASSIGNED);
    }

    /** @return whether it is the name of a row that who answers has added */
    static boolean free(String row) {
        return FREE.matcher(row).matches();
    }

    /** @return the column of a cell; empty for the declaration that there is no answer */
    static Optional<Column> column(Template template, Cell cell) {
        return template.item(cell.item()).flatMap(i -> i.column(cell.column()));
    }
}
