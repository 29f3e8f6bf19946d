package org.khoso.intake.table.internal;

/**
 * One cell as a person sees it.
 *
 * @param kind   what it holds
 * @param text   what is shown, cleaned; never null
 * @param number number or day count; NaN for the rest
 * @param link   path of the file that a click opens, empty if none
 */
public record Cell(Kind kind, String text, double number, String link) {
    /** A cell that leads nowhere. */
    public Cell(Kind kind, String text, double number) {
        this(kind, text, number, "");
    }

    /** What a cell holds. */
    public enum Kind {
        /** Nothing. */
        BLANK,
        /** Text, also one that looks like a formula. */
        TEXT,
        /** A number. */
        NUMBER,
        /** A day, counted from 1900. */
        DATE,
        /** A day, counted from 1904. */
        DATE1904,
        /** True or false. */
        BOOLEAN,
        /** A formula that failed, e.g. {@code #REF!}. */
        ERROR
    }

    /** An empty cell. */
    public static final Cell BLANK = new Cell(Kind.BLANK, "", Double.NaN);

    /** @return a cell with that text, blank if nothing can be seen of it */
    public static Cell text(String raw) {
        String clean = CleanText.of(raw);
        return clean.isEmpty() ? BLANK : new Cell(Kind.TEXT, clean, Double.NaN);
    }

    /** @return the same with the file that a click opens */
    public Cell linked(String path) {
        return path == null || path.isEmpty() || blank() ? this : new Cell(kind, text, number, path);
    }

    /** @return of the cell only the file that it opens, blank if it opens none */
    public Cell bare() {
        return link.isEmpty() ? BLANK : new Cell(Kind.TEXT, "", Double.NaN, link);
    }

    /** @return a failed formula */
    public static Cell error(String code) {
        return new Cell(Kind.ERROR, CleanText.of(code), Double.NaN);
    }

    /** @return whether nothing stands in it */
    public boolean blank() {
        return kind == Kind.BLANK;
    }

    /** @return whether it counts as a number, also when typed as text */
    public boolean numeric() {
        return kind == Kind.NUMBER || kind == Kind.TEXT && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9'
                || c == '.' || c == ',');
    }
}
