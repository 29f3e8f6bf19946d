package org.khoso.packaging.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.khoso.api.Progress;
import org.khoso.api.sign.SigningKey;
import org.khoso.core.Session;
import org.khoso.core.transfer.Deciding;
import org.khoso.core.transfer.Opening;
import org.khoso.core.transfer.Receipts;
import org.khoso.core.transfer.Receiving;
import org.khoso.core.transfer.Transfer;
import org.khoso.core.transfer.Verifying;

/**
 * Steps of the side that takes over, and the proof that either side can make. Not on the UI thread.
 *
 * @param receiving takes in
 * @param deciding  accepts and returns
 * @param receipts  writes receipts
 * @param verifying proves
 * @param papers    minutes and lists
 * @param access    keys, logins
 * @param words     language
 */
record Incoming(Receiving receiving, Deciding deciding, Receipts receipts, Verifying verifying, Papers papers, Access access, Words words) {
    Said receive(Session session, Typed v, Progress progress) throws IOException {
        SigningKey key = access.signing(v); // a wrong password is told before anything is copied
        Opening.Place place = access.place(v);
        try {
            var terms = new Receiving.Terms(v.orNull("receiver"), v.orNull("sender"), v.orNull("clamd"), v.orNull("override"));
            Receiving.Taken taken = receiving.receive(session, place, terms, progress);
            Transfer t = taken.transfer();
            List<String> notes = new ArrayList<>(taken.findings().stream().map(words::finding).toList());
            if (v.orNull("receipt") != null)
                notes.add(reply(session, t, v, key));
            String text = words.say(taken.again() ? "said.again" : "said.received", t.code(), t.submission(), taken.items().size(),
                    t.sender());
            return new Said(t.id(), true, text, notes, null);
        } finally {
            Access.forget(place.login());
        }
    }

    private String reply(Session session, Transfer t, Typed v, SigningKey key) throws IOException {
        return words.say("said.reply", receipts.make(session, t, Path.of(v.text("receipt")), key).file());
    }

    Said reply(Session session, Transfer t, Typed v) throws IOException {
        return Said.of(t, reply(session, t, v, access.signing(v)));
    }

    Said decide(Session session, Transfer t, Map<String, String> marks, Typed v, Progress progress) throws IOException {
        SigningKey key = access.signing(v); // a wrong password is told before anything is decided
        Deciding.Decided decided = switch (v.text("what")) {
            case Asking.ACCEPT -> deciding.accept(session, t, marks, progress);
            case Asking.MARKED -> deciding.giveBack(session, t, marks, null);
            default -> deciding.giveBack(session, t, marks, v.text("rest"));
        };
        List<String> notes = new ArrayList<>(decided.findings().stream().map(words::finding).toList());
        if (v.orNull("receipt") != null)
            notes.add(reply(session, decided.transfer(), v, key));
        Path document = v.on("minutes") ? papers.minutes(session, decided.transfer(), notes, progress) : null;
        String state = words.tr().say("core.transfer.state." + decided.transfer().state().word());
        return new Said(t.id(), true, words.say("said.decided", t.code(), state), notes, document);
    }

    Said verify(Session session, Typed v, Progress progress) throws IOException {
        Opening.Place place = access.place(v);
        try {
            Path receipt = v.orNull("witness") == null ? null : Path.of(v.text("witness"));
            Verifying.Verified found = verifying.verify(session, place, receipt, access.trust(), progress);
            String key = !found.genuine() ? "said.false" : found.witnesses().isEmpty() ? "said.alone" : "said.genuine";
            String witnesses = String.join(", ", found.witnesses().stream().map(w -> words.say("witness." + w)).toList());
            return new Said(null, found.genuine(), words.say(key, found.code(), found.submission(), found.packages(), witnesses),
                    found.findings().stream().map(words::finding).toList(), null);
        } finally {
            Access.forget(place.login());
        }
    }
}
