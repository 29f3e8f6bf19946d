package org.khoso.survey.exchange.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Section;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.survey.exchange.internal.BookStyles.Look;
import org.khoso.survey.exchange.internal.BookStyles.Mark;

/** Writes the workbook: how to fill it in, a sheet for each section, and what Khoso needs to read it back on hidden sheets. */
final class BookWriter {
    private static final int ROWS_IN_MEMORY = 200;
    private static final int GUIDE_COLUMNS = 6;
    private static final int LONGEST_NAME = 31;
    private final Template template;
    private final Response response;
    private final Labels labels;
    private final BookMap map = new BookMap();
    private final Set<String> names = new HashSet<>(Set.of(BookMap.SHEET, BookChecks.SHEET));
    private final SXSSFWorkbook book;
    private final BookStyles styles;
    private final BookCells cells;

    private BookWriter(SXSSFWorkbook book, Template template, Response response, Words words) {
        this.book = book;
        this.template = template;
        this.response = response;
        labels = new Labels(words);
        styles = new BookStyles(book);
        cells = new BookCells(styles, new Shown(words));
    }

    static void write(Template template, Response response, Words words, OutputStream out) throws IOException {
        try (var book = new SXSSFWorkbook(null, ROWS_IN_MEMORY, true, true)) {
            book.setZip64Mode(Zip64Mode.AsNeeded); // its other modes are more than some programs understand
            new BookWriter(book, template, response, words).sheets();
            book.write(out);
        }
    }

    private void sheets() throws IOException {
        book.getXSSFWorkbook().getProperties().getCoreProperties().setTitle(Texts.clean(template.title().vi()));
        book.getXSSFWorkbook().getProperties().getCoreProperties().setCreator("Khoso");
        var checks = new BookChecks(labels.words());
        guide();
        for (Form.Part part : Form.of(template, response, labels.words()).parts()) {
            var sheet = new BookSheet(book, name(part.section()), PartSheet.columns(part), styles, cells, map);
            if (!part.section().title().vi().isBlank())
                sheet.line().words(0, sheet.columns(), part.section().id() + ". " + part.section().title().vi(),
                        labels.en(part.section().title()), Look.TITLE);
            sheet.line();
            var items = new PartSheet(sheet, response, cells, checks, labels);
            part.blocks().forEach(items::write);
        }
        checks.write(book);
        hidden();
        for (String s : List.of(BookChecks.SHEET, BookMap.SHEET))
            book.setSheetVisibility(book.getSheetIndex(s), SheetVisibility.VERY_HIDDEN);
        book.getXSSFWorkbook().lockStructure();
        book.setActiveSheet(0);
    }

    private String name(Section s) {
        String name = s.id().isBlank() ? labels.words().vi("survey.sheet.other") : labels.words().vi("survey.sheet.section", s.id());
        return free(name);
    }

    /** Excel wants names of at most 31 characters, without some signs, each once whatever the case. */
    private String free(String wanted) {
        String safe = WorkbookUtil.createSafeSheetName(Texts.line(wanted), '-');
        String name = safe;
        for (int n = 2; !names.add(name.toLowerCase(Locale.ROOT)); n++) {
            String end = " (" + n + ")";
            name = safe.substring(0, Math.min(safe.length(), LONGEST_NAME - end.length())) + end;
        }
        return name;
    }

    private void guide() {
        Words w = labels.words();
        var sheet = new BookSheet(book, free(w.vi("survey.sheet.guide")), GUIDE_COLUMNS, styles, cells, map);
        sheet.line().words(0, GUIDE_COLUMNS, template.title().vi(), labels.en(template.title()), Look.TITLE);
        labels.facts(template, response).forEach((key, value) -> {
            sheet.line().words(0, 1, w.vi(key), w.en(key), Look.LABEL);
            sheet.words(1, GUIDE_COLUMNS - 1, value, "", Look.LABEL);
        });
        sheet.line().words(0, 1, w.vi("survey.form.who"), w.en("survey.form.who"), Look.LABEL);
        sheet.input(1, GUIDE_COLUMNS - 1, Slot.FILLED_BY, null, null, 1);
        sheet.line();
        sheet.line().words(0, GUIDE_COLUMNS, w.vi("survey.sheet.guide"), w.en("survey.sheet.guide"), Look.HEADING);
        for (int n = 1; w.has("survey.sheet.guide." + n); n++)
            sheet.line().words(0, GUIDE_COLUMNS, w.vi("survey.sheet.guide." + n), w.en("survey.sheet.guide." + n), Look.NOTE);
        sheet.line();
        for (Mark m : Mark.values()) {
            String key = "survey.sheet.mark." + m.name().toLowerCase(Locale.ROOT);
            sheet.line().words(0, GUIDE_COLUMNS - 1, w.vi(key), w.en(key), Look.NOTE);
            sheet.sample(GUIDE_COLUMNS - 1, m);
        }
    }

    private void hidden() throws IOException {
        SXSSFSheet sheet = book.createSheet(BookMap.SHEET);
        int n = 0;
        for (List<String> line : map.lines(template.id(), template.version(), response.respondent().code(), ResponseWriter.line(response))) {
            SXSSFRow row = sheet.createRow(n++);
            for (int i = 0; i < line.size(); i++)
                if (!line.get(i).isEmpty())
                row.createCell(i).setCellValue(line.get(i));
        }
        sheet.enableLocking();
    }
}
