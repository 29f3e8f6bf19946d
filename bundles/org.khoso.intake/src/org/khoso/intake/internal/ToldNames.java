package org.khoso.intake.internal;

import java.util.List;
import org.khoso.api.Message;
import org.khoso.intake.files.internal.Names;
import org.khoso.intake.mapping.internal.SheetScan;
import org.khoso.intake.secrecy.internal.SecrecyMarks;
import org.khoso.intake.table.internal.Cell;
import org.khoso.intake.table.internal.TableRow;

/**
 * What a spreadsheet and its sheets are called in places, mappings and settings of runs, all of which are stored: a name
 * that may be the title of secret material becomes its number.
 */
final class ToldNames implements SheetScan.Calls {
    private static final int LONGEST_MARK = 40;
    private static final int MARK_WORDS = 5;
    /** So many words may be a title. */
    private static final int TITLE_WORDS = 3;
    private final SecrecyMarks marks;

    ToldNames(SecrecyMarks marks) {
        this.marks = marks;
    }

    /** @return whether a name or a heading above the rows says that all of the sheet is secret */
    @Override
    public boolean secret(String sheet, List<TableRow> above) {
        return marks.ofName(sheet) != null || above.stream().flatMap(r -> r.cells().stream()).filter(c -> !c.blank()).map(Cell::text)
                .anyMatch(t -> marks.ofHeading(t) != null);
    }

    /** @param secret whether the sheet is secret whatever its name says */
    @Override
    public String sheet(String name, int position, boolean secret) {
        return hides(name, secret) ? "#" + (position + 1) : name;
    }

    @Override
    public SheetScan.Watch watch(String file, String sheet) {
        return new NameWatch(marks, Names.stem(file.substring(file.lastIndexOf('/') + 1)), sheet);
    }

    /** @param path path of a spreadsheet; @param number its number among them; @param secret whether all its sheets are secret; @param title whether a secret row is called so */
    String file(String path, int number, boolean secret, boolean title) {
        int slash = path.lastIndexOf('/') + 1;
        boolean within = secret;
        if (slash > 0)
            for (String folder : path.substring(0, slash - 1).split("/"))
                within |= marks.ofName(folder) != null;
        String stem = Names.stem(path.substring(slash));
        return title || hides(stem, within) ? path.substring(0, slash) + "#" + number + path.substring(slash + stem.length()) : path;
    }

    private boolean hides(String name, boolean secret) {
        boolean marked = marks.ofName(name) != null;
        if (!marked && !(secret && Withheld.words(name) >= TITLE_WORDS))
            return false;
        boolean bare = name.length() < LONGEST_MARK && name.replaceAll("[^\\p{L}]+", " ").strip().split(" ").length <= MARK_WORDS
                && marks.bare(name);
        return !bare;
    }

    /** @return a message that calls the file as it is told */
    static Message told(Message m, String name, String told) {
        String shown = told.substring(told.lastIndexOf('/') + 1);
        if (name.equals(shown))
            return m;
        return Message.of(m.key(),
                m.args().stream().map(a -> a instanceof String s && s.contains(name) ? s.replace(name, shown) : a).toArray());
    }
}
