package org.khoso.intake.internal;

import java.util.List;
import org.khoso.intake.internal.Plan.Column;
import org.khoso.intake.secrecy.internal.SecrecyMarks;
import org.khoso.intake.table.internal.TableRow;
import org.khoso.intake.values.internal.Values;
import org.khoso.model.Concepts;

/** Whether a row is marked secret: by its column, its access regime, a stamp in its title or remarks, or its sheet. */
final class RowSecrecy {
    private final SecrecyMarks marks;
    private final Values values;
    private final List<String> degrees;

    RowSecrecy(SecrecyMarks marks, Values values, List<String> degrees) {
        this.marks = marks;
        this.values = values;
        this.degrees = degrees;
    }

    String ofName(String name) {
        return marks.ofName(name);
    }

    /** @return degree that a title above a table, or a heading within it, says of all that follows */
    String ofHeading(String text) {
        return marks.ofHeading(text);
    }

    /** @return degree that the delivery's own folder says */
    String ofRoot(String name) {
        return marks.ofRoot(name);
    }

    /** @return whether a name is nothing but a mark */
    boolean bare(String name) {
        return marks.bare(name);
    }

    /** @return degree, null if not secret */
    String of(Plan plan, TableRow row, List<Column> columns, String sheet) {
        String best = sheet;
        for (int c : plan.secrecy)
            best = stronger(best, marks.ofColumn(row.cell(c).text()));
        for (int c : plan.access)
            best = stronger(best, access(row.cell(c).text()));
        for (Column c : columns) {
            String text = row.cell(c.index()).text();
            if (text.isEmpty())
                continue;
            switch (c.field().concept()) {
                case Concepts.ACCESS_MODE -> best = stronger(best, access(c, text));
                case Concepts.SECRECY -> best = stronger(best, marks.ofColumn(text));
                case Concepts.TITLE, Concepts.EVENT_NAME -> best = stronger(best, marks.ofTitle(text));
                default -> {
                }
            }
        }
        // a cell that is nothing but a mark counts wherever it stands: the mapping may be wrong, the stamp is not
        for (int c = 0; c < row.cells().size(); c++)
            best = stronger(best, marks.ofRemark(row.cell(c).text()));
        for (int c : plan.file)
            best = stronger(best, path(row.cell(c).text()));
        return plan.folder < 0 ? best : stronger(best, path(row.cell(plan.folder).text()));
    }

    private String access(String text) {
        return text.isEmpty() ? null : stronger(marks.ofAccess(text), marks.ofAccess(values.label(Concepts.ACCESS_MODE, text)));
    }

    private String access(Column c, String text) {
        String label = values.listed(c.field()) ? values.label(c.field(), text) : values.label(Concepts.ACCESS_MODE, text);
        return stronger(marks.ofAccess(text), marks.ofAccess(label));
    }

    /** Folders and file of a path. */
    private String path(String path) {
        String best = null;
        for (String s : path.replace('\\', '/').split("/"))
            best = stronger(best, marks.ofName(org.khoso.intake.files.internal.Names.stem(s)));
        return best;
    }

    String stronger(String a, String b) {
        if (a == null || b == null)
            return a == null ? b : a;
        return degrees.indexOf(a) <= degrees.indexOf(b) ? a : b;
    }

    /** @return number of a degree, 0 for none */
    byte number(String degree) {
        return (byte) (degree == null ? 0 : degrees.indexOf(degree) + 1);
    }

    /** @return degree with that number, null for 0 */
    String degree(byte number) {
        return number == 0 ? null : degrees.get(number - 1);
    }
}
