package org.khoso.packaging.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.khoso.api.Finding;
import org.khoso.core.transfer.TransferBoard.Deadline;
import org.khoso.ui.Tr;

/** Sentences of the board of hand-overs. @param tr language */
record Words(Tr tr) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final String PREFIX = "packaging.ui.handover.";

    String say(String key, Object... args) {
        return tr.say(PREFIX + key, args);
    }

    /** @return a moment as people here write it; empty for none */
    static String time(Instant when) {
        return when == null ? "" : TIME.format(when.atZone(ZoneId.systemDefault()));
    }

    /** @return what was found, and what to do about it in the window */
    String finding(Finding f) {
        return (tr.say("core.level." + f.level().code()) + ": " + tr.say(f.message()) + " " + tr.remedy(f.remedy())).strip();
    }

    /** @return a deadline with its clause, how sure we are of it, and whether it obliges */
    String deadline(Deadline d) {
        String label = tr.say("packaging.ui.confidence." + d.label().code());
        String key = d.passed() ? "deadline.passed" : "deadline";
        return say(key, tr.say(d.text()), d.clause(), label, say("level." + d.level().code()));
    }

    /** @return text of a label or a button: an ampersand of the data is no mnemonic */
    static String plain(String text) {
        return text.replace("&", "&&");
    }
}
