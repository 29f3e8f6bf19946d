package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.Message;
import org.khoso.core.transfer.Receipts;
import org.khoso.core.transfer.Transfer;
import org.khoso.core.transfer.TransferBoard.Deadline;
import org.khoso.core.transfer.TransferItem;
import org.khoso.model.Concepts;

/** Hand-overs as the verbs say them. */
final class TransferResult {
    private TransferResult() {
    }

    /** @return what goes into the envelope */
    static Map<String, Object> of(Transfer t) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id", t.id().toString());
        m.put("code", t.code());
        m.put("name", t.title());
        m.put("way", t.way().name().toLowerCase(Locale.ROOT));
        m.put("state", t.state().word());
        m.put("sender", t.sender());
        m.put("receiver", t.receiver());
        m.put("number", t.number());
        m.put("submission", t.submission());
        m.put("transfer", t.identifier());
        m.put("manifest", t.digest());
        m.put("previous", t.text(Concepts.PREVIOUS));
        m.put("receipt", t.receipt());
        m.put("signer", t.text(Concepts.SIGNER));
        m.put("channel", t.text(Concepts.CHANNEL));
        m.put("virusScan", t.text(Concepts.VIRUS_SCAN));
        m.put("registeredAt", moment(t, Concepts.REGISTERED_AT));
        m.put("sentAt", moment(t, Concepts.SENT_ON));
        m.put("receivedAt", moment(t, Concepts.HANDLED_AT));
        m.put("override", t.text(Concepts.REASON));
        m.put("basis", t.text(Concepts.LEGAL_BASIS));
        return m;
    }

    private static String moment(Transfer t, String concept) {
        return t.when(concept) == null ? "" : t.when(concept).toString();
    }

    /** @return what goes into the envelope */
    static Map<String, Object> of(TransferItem i) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("code", i.code());
        m.put("name", i.title());
        m.put("state", i.state().word());
        m.put("submission", i.submission());
        m.put("package", i.identifier());
        m.put("kind", i.type());
        m.put("file", i.file());
        m.put("sha256", i.digest());
        m.put("bytes", i.size());
        m.put("records", i.records());
        m.put("replaces", i.replaced());
        m.put("outcome", i.outcome() == null ? "" : i.outcome().name().toLowerCase(Locale.ROOT));
        m.put("reasons", i.reason().isEmpty() ? List.of() : List.of(i.reason().split("\n")));
        m.put("preserved", i.preserved());
        return m;
    }

    /** @return what goes into the envelope */
    static Map<String, Object> of(Transfer t, List<TransferItem> items) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("transfer", of(t));
        m.put("packages", items.stream().map(TransferResult::of).toList());
        return m;
    }

    /** @return what goes into the envelope */
    static Map<String, Object> of(Deadline d) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("rule", d.key());
        m.put("clause", d.clause());
        m.put("confidence", d.label().code());
        m.put("level", d.level().name().toLowerCase(Locale.ROOT));
        m.put("due", d.due() == null ? "" : d.due().toString());
        m.put("passed", d.passed());
        return m;
    }

    /** Adds a receipt that was written. */
    static void add(Map<String, Object> result, List<Message> lines, Receipts.Made made) {
        result.put("receiptFile", made.file().toString());
        result.put("receiptSignature", made.signature() == null ? "" : made.signature().toString());
        lines.add(Message.of("verb.transfer.receipt-made", made.file().toString()));
    }

    /** @return the same for people */
    static Message line(Transfer t) {
        return Message.of("verb.transfer.line", t.code(), t.title(), Message.of("core.transfer.state." + t.state().word()),
                Message.of("core.transfer.way." + t.way().name().toLowerCase(Locale.ROOT)), t.submission());
    }

    /** @return lines on the dossiers, with the reasons of what was returned */
    static List<Message> lines(List<TransferItem> items) {
        List<Message> lines = new ArrayList<>();
        for (TransferItem i : items) {
            lines.add(Message.of("verb.transfer.item", i.code(), Message.of("core.transfer.item." + i.state().word()), i.records(),
                    i.size()));
            if (!i.reason().isEmpty())
                for (String reason : i.reason().split("\n"))
                    lines.add(Message.of("verb.transfer.item.reason", reason));
        }
        return lines;
    }

    static Counts counts(List<Finding> findings) {
        return findings.isEmpty() ? new Counts(1, 1, 0, 0) : new Counts(1, 0, 1, 0);
    }

    static String status(List<Finding> findings) {
        return findings.isEmpty() ? "ok" : "findings";
    }
}
