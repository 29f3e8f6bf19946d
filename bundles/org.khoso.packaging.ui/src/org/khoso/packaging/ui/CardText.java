package org.khoso.packaging.ui;

import java.util.List;
import org.khoso.core.transfer.Transfer;
import org.khoso.core.transfer.Transfer.Way;
import org.khoso.core.transfer.TransferBoard.Card;
import org.khoso.core.transfer.TransferBoard.Deadline;
import org.khoso.core.transfer.TransferBoard.Parties;
import org.khoso.core.transfer.TransferItem;
import org.khoso.model.Concepts;

/** What is said of a hand-over and of its dossiers. @param words language */
record CardText(Words words) {
    /** @return which way it goes, where it stands, how much it is */
    String state(Card card) {
        Transfer t = card.transfer();
        long records = card.items().stream().mapToLong(TransferItem::records).sum();
        String way = words.say(t.way() == Way.OUT ? "way.out" : "way.in");
        String state = words.tr().say("core.transfer.state." + t.state().word());
        return t.submission() == 0
                ? words.say("state.first", way, state, card.items().size())
                : words.say("state", way, state, t.submission(), card.items().size(), records);
    }

    /** @return the protocol: who, when, how, digests, receipt, deadlines */
    String facts(Card card, Parties parties) {
        Transfer t = card.transfer();
        var s = new StringBuilder();
        line(s, "fact.sender", parties.sender());
        line(s, "fact.receiver", parties.receiver());
        line(s, "fact.basis", t.text(Concepts.LEGAL_BASIS));
        line(s, "fact.registered", Words.time(t.when(Concepts.REGISTERED_AT)));
        line(s, "fact.sent", Words.time(t.when(Concepts.SENT_ON)));
        line(s, "fact.handled", Words.time(t.when(Concepts.HANDLED_AT)));
        line(s, "fact.channel", channel(t));
        line(s, "fact.manifest", t.digest());
        line(s, "fact.signer", t.text(Concepts.SIGNER));
        line(s, "fact.receipt", t.receipt());
        line(s, "fact.scan", scan(t));
        line(s, "fact.reason", t.text(Concepts.REASON));
        if (!card.deadlines().isEmpty())
            s.append('\n').append(words.say("deadlines")).append('\n');
        for (Deadline d : card.deadlines())
            s.append("• ").append(words.deadline(d)).append('\n');
        return s.toString().strip();
    }

    private String channel(Transfer t) {
        String channel = t.text(Concepts.CHANNEL);
        return channel.isEmpty() ? "" : words.tr().say("core.report.transfer.channel." + channel);
    }

    private String scan(Transfer t) {
        String by = t.text(Concepts.VIRUS_SCAN);
        return by.isEmpty() ? "" : by.equals("none") ? words.say("no-scan") : by;
    }

    private void line(StringBuilder s, String key, String value) {
        if (!value.isEmpty())
            s.append(words.say(key, value)).append('\n');
    }

    /** @return code, title, state, verdict, reason, as they stand in the table. @param marked reasons that are not yet decided */
    String[] row(TransferItem i, List<String> marked) {
        String state = words.tr().say("core.transfer.item." + i.state().word());
        String reason = marked.isEmpty() ? i.reason().replace("\n", "; ") : words.say("marked", String.join("; ", marked));
        reason = reason.replace(i.code() + ": ", "").replace(i.code() + ".", "…"); // the code stands in the first column
        return new String[]{i.code(), i.title(), state, verdict(i), reason};
    }

    private String verdict(TransferItem i) {
        return i.outcome() == null ? "" : words.tr().say("core.transfer.outcome." + i.outcome().name().toLowerCase(java.util.Locale.ROOT));
    }

    /** @return all that is known of a dossier of it */
    String item(TransferItem i, List<String> marked) {
        var s = new StringBuilder(i.code()).append("  ").append(i.title()).append('\n');
        line(s, "item.state", words.tr().say("core.transfer.item." + i.state().word()));
        line(s, "item.verdict", verdict(i));
        if (!i.reason().isEmpty())
            s.append(words.say("item.returned")).append('\n').append(i.reason()).append('\n');
        if (!marked.isEmpty())
            s.append(words.say("item.marked")).append('\n').append(String.join("\n", marked)).append('\n');
        if (!i.digest().isEmpty())
            s.append(words.say("item.package", i.file(), i.type(), i.records(), i.size(), i.submission())).append('\n');
        line(s, "item.sha256", i.digest());
        line(s, "item.replaces", i.replaced());
        line(s, "item.preserved", i.preserved());
        return s.toString().strip();
    }
}
