package org.khoso.intake.internal;

import java.util.List;
import org.khoso.intake.mapping.internal.SheetScan;
import org.khoso.intake.secrecy.internal.SecrecyMarks;
import org.khoso.intake.table.internal.Cell;
import org.khoso.intake.table.internal.TableRow;
import org.khoso.text.Fold;

/** Looks whether a row that may be secret says what the sheet or its file is called: one sheet, or one file, for each dossier. */
final class NameWatch implements SheetScan.Watch {
    private static final int TITLE_WORDS = 3;
    /** A name so long that stands in a title was taken from it; a shorter one must be half of it. */
    private static final int LONG = 16;
    private static final int SHORT = 8;
    private static final List<String> MODES = List.of("3", "03");
    private final SecrecyMarks marks;
    private final String file;
    private final String sheet;
    private boolean ofFile;
    private boolean ofSheet;

    /** @param file name without ending */
    NameWatch(SecrecyMarks marks, String file, String sheet) {
        this.marks = marks;
        this.file = Withheld.words(file) < TITLE_WORDS ? "" : Fold.fold(file);
        this.sheet = Withheld.words(sheet) < TITLE_WORDS ? "" : Fold.fold(sheet);
    }

    @Override
    public void row(TableRow row) {
        if (file.isEmpty() && sheet.isEmpty())
            return;
        boolean saysFile = false;
        boolean saysSheet = false;
        for (Cell c : row.cells())
            if (c.text().length() >= SHORT) {
                String text = Fold.fold(c.text());
                saysFile |= same(text, file);
                saysSheet |= same(text, sheet);
            }
        if ((saysFile || saysSheet) && row.cells().stream().anyMatch(this::marked)) {
            ofFile |= saysFile;
            ofSheet |= saysSheet;
        }
    }

    private static boolean same(String text, String name) {
        if (name.isEmpty())
            return false;
        return text.contains(name) && (name.length() >= LONG || 2 * name.length() >= text.length())
                || name.contains(text) && 2 * text.length() >= name.length();
    }

    private boolean marked(Cell c) {
        return !c.blank() && (MODES.contains(c.text()) || marks.ofRemark(c.text()) != null || marks.ofTitle(c.text()) != null);
    }

    @Override
    public boolean file() {
        return ofFile;
    }

    @Override
    public boolean sheet() {
        return ofSheet;
    }
}
