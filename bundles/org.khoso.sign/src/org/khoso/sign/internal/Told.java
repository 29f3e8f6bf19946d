package org.khoso.sign.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.SignedBy;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Verdict;

/** Gathers what is said about one signature; the gravest reason is the verdict. */
final class Told {
    /** What a file says of itself may be of any length; a sentence is not. */
    private static final int LONGEST = 300;
    private final Subject subject;
    private final String place;
    private final List<Finding> reasons = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();
    private Indication indication = Indication.TOTAL_PASSED;
    private SubIndication sub;

    /** @param name what is signed @param place which of several signatures; empty if there is only one */
    Told(String name, String place) {
        subject = new Subject(Kind.FILE, null, name);
        this.place = place;
    }

    /** The signature is worth nothing. */
    void failed(SubIndication why, String key, Object... args) {
        reason(Indication.TOTAL_FAILED, why, key, args);
    }

    /** It can't be said for sure. */
    void unsure(SubIndication why, String key, Object... args) {
        reason(Indication.INDETERMINATE, why, key, args);
    }

    /** The first reason decides, unless a later one is graver. */
    private void reason(Indication how, SubIndication why, String key, Object... args) {
        boolean graver = how.compareTo(indication) > 0;
        reasons.add(graver ? 0 : reasons.size(), finding(Level.SHOULD, why.name().toLowerCase(Locale.ROOT).replace('_', '-'), key, args));
        if (graver) {
            indication = how;
            sub = why;
        }
    }

    /** Worth saying, no reason to doubt. */
    void note(Level level, String key, Object... args) {
        notes.add(finding(level, key, key, args));
    }

    private Finding finding(Level level, String rule, String key, Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = subject.code();
        for (int i = 0; i < args.length; i++)
            all[i + 1] = args[i] instanceof String text && text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : args[i];
        return new Finding("signature/" + rule, "", Confidence.DESIGN, level, subject, place, Message.of("sign." + key, all),
                Message.of("sign." + key + ".remedy", all));
    }

    boolean passed() {
        return indication == Indication.TOTAL_PASSED;
    }

    boolean failed() {
        return indication == Indication.TOTAL_FAILED;
    }

    Verdict verdict(SignedBy by, byte[] content) {
        return verdict(by, "", content);
    }

    /** @param profile form and level; empty for none */
    Verdict verdict(SignedBy by, String profile, byte[] content) {
        List<Finding> all = new ArrayList<>(reasons);
        all.addAll(notes);
        return new Verdict(indication, sub, by, profile, null, content, all);
    }
}
