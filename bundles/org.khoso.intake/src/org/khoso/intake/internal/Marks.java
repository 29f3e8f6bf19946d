package org.khoso.intake.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.intake.files.internal.Names;
import org.khoso.intake.files.internal.Titles;
import org.khoso.intake.table.internal.TableRow;
import org.khoso.model.Concepts;

/**
 * What a dossier may be known by where its code is not enough, or where it has none. Kept for each dossier of a list.
 *
 * @param year   year that it is of, empty if nothing tells it
 * @param title  key of its title, see {@link Titles}
 * @param serial number of its row in the list, empty if it has none
 */
record Marks(String year, long title, String serial) {
    static final Marks NONE = new Marks("", 0, "");
    private static final Pattern END = Pattern.compile("[.)]$");
    private static final int MOST_DIGITS = 7;
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(1[89]\\d\\d|20\\d\\d)(?!\\d)");

    /** @param code the dossier's, may be empty */
    static Marks of(Plan plan, TableRow row, String code) {
        int serial = plan.rowNumber;
        String number = serial < 0 ? "" : row.cell(serial).text();
        number = END.matcher(number).replaceFirst("").strip();
        int title = Plan.column(plan.dossierColumns, Concepts.TITLE);
        return new Marks(year(plan, row, code), title < 0 ? 0 : Titles.key(row.cell(title).text()),
                number.length() <= MOST_DIGITS && Names.digits(number) ? number : "");
    }

    private static String year(Plan plan, TableRow row, String code) {
        String said = first(code);
        for (int c : plan.years)
            said = said.isEmpty() ? first(row.cell(c).text()) : said;
        for (String concept : List.of(Concepts.DATES, Concepts.DATE_FROM)) {
            int c = Plan.column(plan.dossierColumns, concept);
            said = said.isEmpty() && c >= 0 ? first(row.cell(c).text()) : said;
        }
        return said.isEmpty() ? first(plan.scan.name + " " + plan.scan.path) : said;
    }

    private static String first(String text) {
        Matcher m = YEAR.matcher(text);
        return m.find() ? m.group(1) : "";
    }
}
