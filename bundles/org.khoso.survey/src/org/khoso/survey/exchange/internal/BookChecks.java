package org.khoso.survey.exchange.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationConstraint.ValidationType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.khoso.api.survey.SurveyService.Column;

/** What the spreadsheet program itself checks while somebody types, with a sentence. Lists to choose from stand on a hidden sheet. */
final class BookChecks {
    static final String SHEET = "_khoso_ds";
    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_TITLE = 32;
    private static final String CROSS = "x";
    private final Words words;
    private final Map<List<String>, Integer> lists = new LinkedHashMap<>();

    BookChecks(Words words) {
        this.words = words;
    }

    /** Watches cells of a column. */
    void watch(SXSSFSheet sheet, Column c, CellRangeAddressList cells) {
        DataValidationHelper h = sheet.getDataValidationHelper();
        switch (c.type()) {
            case "integer" -> add(sheet, cells, h.createIntegerConstraint(OperatorType.GREATER_OR_EQUAL, "0", null), "integer");
            case "decimal", "bytes" -> add(sheet, cells, h.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null), c.type());
            case "percent" -> add(sheet, cells, h.createDecimalConstraint(OperatorType.BETWEEN, "0", "100"), "percent");
            // numbers of days, so that no program has to understand a date: 1 March 1945 and 31 December 2199
            case "date" -> add(sheet, cells, h.createDateConstraint(OperatorType.BETWEEN, "16497", "109574", null), "date");
            case "yesno" -> add(sheet, cells, choose(h, List.of(words.vi("survey.form.yes"), words.vi("survey.form.no"))), "choice");
            case "choice" -> add(sheet, cells, choose(h, c.options().stream().map(o -> Typed.shown(o, c.options())).toList()), "choice");
            default -> {
                if (c.maxLength() > 0)
                    add(sheet, cells, h.createTextLengthConstraint(OperatorType.LESS_OR_EQUAL, Integer.toString(c.maxLength()), null),
                            "text",
                            c.maxLength());
            }
        }
    }

    /** Watches cells that take a cross. */
    void cross(SXSSFSheet sheet, CellRangeAddressList cells) {
        add(sheet, cells, choose(sheet.getDataValidationHelper(), List.of(CROSS)), "cross");
    }

    private DataValidationConstraint choose(DataValidationHelper h, List<String> labels) {
        int column = lists.computeIfAbsent(List.copyOf(labels), k -> lists.size());
        String letter = org.apache.poi.ss.util.CellReference.convertNumToColString(column);
        return h.createFormulaListConstraint("'" + SHEET + "'!$" + letter + "$1:$" + letter + "$" + Math.max(1, labels.size()));
    }

    private void add(SXSSFSheet sheet, CellRangeAddressList cells, DataValidationConstraint constraint, String key, Object... args) {
        DataValidation v = sheet.getDataValidationHelper().createValidation(constraint, cells);
        v.setEmptyCellAllowed(true);
        v.setShowErrorBox(true);
        v.setErrorStyle(DataValidation.ErrorStyle.STOP);
        String title = cut(words.vi("survey.sheet.check.title"), LONGEST_TITLE);
        String text = cut(words.vi("survey.sheet.check." + key, args), LONGEST_TEXT);
        v.createErrorBox(title, text);
        if (constraint.getValidationType() != ValidationType.TEXT_LENGTH) { // a hint over each long text would only be in the way
            v.setShowPromptBox(true);
            v.createPromptBox(cut(words.vi("survey.sheet.check.prompt"), LONGEST_TITLE), text);
        }
        if (constraint.getValidationType() == ValidationType.LIST)
            v.setSuppressDropDownArrow(true); // for this library that means: shown
        sheet.addValidationData(v);
    }

    private static String cut(String s, int longest) {
        return s.length() <= longest ? s : s.substring(0, longest);
    }

    /** Writes the lists, each a column. */
    void write(SXSSFWorkbook book) {
        SXSSFSheet sheet = book.createSheet(SHEET);
        List<List<String>> columns = new ArrayList<>(lists.keySet());
        int longest = columns.stream().mapToInt(List::size).max().orElse(0);
        for (int r = 0; r < longest; r++) {
            var row = sheet.createRow(r);
            for (int c = 0; c < columns.size(); c++)
                if (r < columns.get(c).size())
                row.createCell(c).setCellValue(BookCells.escaped(columns.get(c).get(r)));
        }
        sheet.enableLocking();
    }
}
