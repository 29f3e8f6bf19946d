package samples;

/**
 * A cell of a catalogue.
 *
 * @param kind  how it is written
 * @param value text, number, or date as dd/MM/yyyy
 */
record Cell(Kind kind, String value) {
    /** How a cell is written in a spreadsheet; in CSV all are text. */
    enum Kind {
        TEXT, NUMBER, ZEROS, DATE, ERROR, TITLE, HEADER, TOTAL
    }

    static Cell text(String value) {
        return new Cell(Kind.TEXT, value);
    }
}
