package org.khoso.survey.exchange.internal;

import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.Response.Cell;

/** Says in one way why a file is not taken. */
final class Refused {
    private static final int SHOWN = 80;

    private Refused() {
    }

    /** @return the file is damaged. @param why for a person */
    static KhosoException broken(String name, String why, Throwable cause) {
        return new KhosoException(Message.of("survey.file.broken", name, shown(why)), Message.of("survey.file.broken.remedy"), cause);
    }

    /** @return the file is something else */
    static KhosoException notOurs(String name) {
        return new KhosoException(Message.of("survey.file.not-ours", name), Message.of("survey.file.not-ours.remedy"), null);
    }

    /** @return the file, or something in it, is beyond the limits. @param where part or cell */
    static KhosoException tooLarge(String name, String where, long most) {
        return new KhosoException(Message.of("survey.file.too-large", name, shown(where), most),
                Message.of("survey.file.too-large.remedy"), null);
    }

    /** @return the format has a version that is not read here */
    static KhosoException foreign(String name, String version, int known) {
        return new KhosoException(Message.of("survey.file.foreign", name, shown(version), known),
                Message.of("survey.file.foreign.remedy"), null);
    }

    /** @return the file has a cell that the survey does not have */
    static KhosoException unknownCell(String name, Cell cell, String survey) {
        return new KhosoException(Message.of("survey.file.unknown-cell", name, shown(cell.toString()), survey),
                Message.of("survey.file.unknown-cell.remedy"), null);
    }

    /** @return a field has no good value. @param field name of the field @param where cell or part of the file */
    static KhosoException field(String name, String where, String field, Throwable cause) {
        return new KhosoException(Message.of("survey.file.field", name, shown(where), shown(field)),
                Message.of("survey.file.broken.remedy"), cause);
    }

    /** @return a value can't be understood. @param where cell as a person finds it @param unclear why */
    static KhosoException value(String name, String where, Unclear unclear) {
        return new KhosoException(Message.of("survey.cell." + unclear.why(), name, shown(where), shown(unclear.text())),
                Message.of("survey.cell." + unclear.why() + ".remedy"), unclear);
    }

    /** @return text that fits in a sentence */
    static String shown(String text) {
        String s = text == null ? "" : text.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").strip();
        return s.codePointCount(0, s.length()) <= SHOWN ? s : s.substring(0, s.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
