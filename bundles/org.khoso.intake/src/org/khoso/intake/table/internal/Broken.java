package org.khoso.intake.table.internal;

import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.model.io.XmlInput;

/** Says in one way that a spreadsheet can't be read. */
final class Broken {
    private Broken() {
    }

    /** @return the file is damaged or no spreadsheet */
    static KhosoException file(String name, Throwable cause) {
        return new KhosoException(Message.of("intake.table-broken", name, cause == null ? "" : XmlInput.reason(cause)),
                Message.of("intake.table-broken.remedy"), cause);
    }

    /** @return a part of the file is no good XML */
    static KhosoException part(String name, String part, Throwable cause) {
        return new KhosoException(Message.of("intake.table-part-broken", name, part, XmlInput.line(cause), XmlInput.reason(cause)),
                Message.of("intake.table-broken.remedy"), cause);
    }

    /** @return the file costs more than {@link Limits} allow */
    static KhosoException tooLarge(String name, String what, long limit) {
        return new KhosoException(Message.of("intake.table-too-large", name, what, limit),
                Message.of("intake.table-too-large.remedy"), null);
    }

    /** @return the file is locked with a password */
    static KhosoException encrypted(String name) {
        return new KhosoException(Message.of("intake.table-encrypted", name), Message.of("intake.table-encrypted.remedy"), null);
    }
}
