package org.khoso.packaging.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.store.Holding;
import org.khoso.core.Session;
import org.khoso.core.transfer.Receipts;
import org.khoso.core.transfer.Sending;
import org.khoso.core.transfer.Transfer;
import org.khoso.core.transfer.Transfers;

/**
 * Steps of the side that hands over. Not on the UI thread.
 *
 * @param transfers register
 * @param sending   sends
 * @param receipts  takes receipts in
 * @param access    keys, logins
 * @param words     language
 */
record Outgoing(Transfers transfers, Sending sending, Receipts receipts, Access access, Words words) {
    Said create(Session session, Typed t) throws IOException {
        List<String> from = Arrays.stream(t.text("from").split("[,;]")).map(String::strip).filter(s -> !s.isEmpty()).toList();
        Transfer made = transfers.create(session, new Transfers.Entry(t.text("called"), from, t.text("to"), t.text("basis")));
        return Said.of(made, words.say("said.created", made.code()));
    }

    Said add(Session session, Transfer t, List<Dossiers.Row> rows) throws IOException {
        List<Holding> dossiers = new ArrayList<>();
        for (Dossiers.Row r : rows)
            dossiers.add(session.find(r.id()).orElseThrow(
                    () -> new KhosoException(Message.of("core.not-found", r.code()), Message.of("core.not-found.remedy"), null)));
        Transfers.Added added = transfers.add(session, t, dossiers);
        return Said.of(t, words.say("said.added", t.code(), added.added().size(), added.there().size()));
    }

    Said send(Session session, Transfer t, Typed v, Progress progress) throws IOException {
        Sending.Way way = way(v);
        try {
            Sending.Sent sent = sending.send(session, t, way, progress);
            List<String> notes = new ArrayList<>(sent.findings().stream().map(words::finding).toList());
            if (!sent.unchanged().isEmpty())
                notes.add(words.tr().say("verb.transfer.unchanged", String.join(", ", sent.unchanged())));
            if (sent.place() == null)
                return new Said(t.id(), false, words.tr().say("verb.transfer.not-sent", t.code()), notes, null);
            return new Said(t.id(), true, words.say("said.sent", sent.transfer().code(), sent.transfer().submission(), sent.items().size(),
                    sent.place()), notes, null);
        } finally {
            Access.forget(way.login());
        }
    }

    private Sending.Way way(Typed v) throws IOException {
        PackageType type = PackageType.of(v.text("type")).orElse(null);
        boolean far = v.text("way").equals(Asking.SFTP);
        var to = access.recipients(v);
        var key = access.signing(v);
        return far
                ? new Sending.Way(null, Access.address(v.text("url")), Access.login(v), to, key, v.orNull("override"), type)
                : new Sending.Way(Path.of(v.text("out")), null, null, to, key, null, type);
    }

    Said receipt(Session session, UUID shown, Typed v) throws IOException {
        Receipts.Taken taken = receipts.take(session, Path.of(v.text("file")), access.trust());
        Transfer t = taken.transfer();
        String outcome = words.tr().say("core.transfer.state." + taken.receipt().outcome());
        String text = words.say(t.id().equals(shown) ? "said.receipt" : "said.receipt.other", t.code(), taken.receipt().submission(),
                outcome,
                taken.receipt().archive());
        return new Said(t.id(), true, text, taken.findings().stream().map(words::finding).toList(), null);
    }

    Said close(Session session, Transfer t, Typed v) throws IOException {
        return Said.of(transfers.close(session, t, v.orNull("reason")), words.say("said.closed", t.code()));
    }
}
