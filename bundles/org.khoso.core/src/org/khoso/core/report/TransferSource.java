package org.khoso.core.report;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.Progress;
import org.khoso.api.report.ReportData;
import org.khoso.api.store.Holding;
import org.khoso.core.Session;
import org.khoso.core.Texts;
import org.khoso.core.bundle.Refusals;
import org.khoso.core.transfer.Transfer;
import org.khoso.core.transfer.TransferBoard;
import org.khoso.core.transfer.TransferItem;
import org.khoso.core.transfer.Transfers;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A hand-over, for its minutes and its list of files. */
@Component(property = ReportSource.NAME + "=transfer")
public final class TransferSource implements ReportSource {
    private static final Locale LANGUAGE = Texts.VIETNAMESE;
    private static final String ITEMS = "items";
    private static final String RETURNED = "returned";
    private final Transfers transfers;
    private final TransferBoard board;
    private final Texts texts;

    /** Called by OSGi and tests. */
    @Activate
    public TransferSource(@Reference Transfers transfers, @Reference TransferBoard board, @Reference Texts texts) {
        this.transfers = transfers;
        this.board = board;
        this.texts = texts;
    }

    @Override
    public ReportData open(Request request, Progress progress) throws IOException {
        Session session = request.session();
        Transfer t = transfers.find(session, request.subject());
        List<TransferItem> items = transfers.items(session, t);
        progress.total(items.size());
        var data = new Data(session, items);
        data.values.putAll(values(session, t, items));
        return data;
    }

    private Map<String, Object> values(Session session, Transfer t, List<TransferItem> items) throws IOException {
        Map<String, Object> v = new HashMap<>();
        TransferBoard.Parties parties = board.parties(session, t);
        v.put("transferCode", t.code());
        v.put("transferTitle", t.title());
        v.put("senderName", parties.sender());
        v.put("receiverName", parties.receiver());
        v.put("submissions", t.submission());
        v.put("count", (long) items.size());
        v.put("records", items.stream().mapToLong(TransferItem::records).sum());
        v.put("bytes", items.stream().mapToLong(TransferItem::size).sum());
        v.put("acceptedCount", items.stream().filter(i -> i.state() == TransferItem.State.ACCEPTED).count());
        v.put("returnedCount", items.stream().filter(i -> i.state() == TransferItem.State.RETURNED).count());
        v.put("manifest", t.digest());
        v.put("copies", "02");
        v.put("state", say(Message.of("core.transfer.state." + t.state().word())));
        v.put("how", t.text(Concepts.CHANNEL).isEmpty() ? "" : say(Message.of("core.report.transfer.channel." + t.text(Concepts.CHANNEL))));
        v.put("scan", scan(t));
        if (!t.text(Concepts.LEGAL_BASIS).isEmpty())
            v.put("basis", t.text(Concepts.LEGAL_BASIS));
        if (t.when(Concepts.SENT_ON) != null || t.when(Concepts.HANDLED_AT) != null)
            v.put("handed", t.when(Concepts.HANDLED_AT) != null ? t.when(Concepts.HANDLED_AT) : t.when(Concepts.SENT_ON));
        String years = years(session, items);
        if (!years.isEmpty())
            v.put("years", years);
        return v;
    }

    private String scan(Transfer t) {
        String by = t.text(Concepts.VIRUS_SCAN);
        return say(by.isEmpty() || by.equals("none")
                ? Message.of("core.report.transfer.scan.none")
                : Message.of("core.report.transfer.scan", by));
    }

    private String say(Message m) {
        return texts.say(m, LANGUAGE);
    }

    private static String years(Session session, List<TransferItem> items) throws IOException {
        int from = Integer.MAX_VALUE;
        int to = Integer.MIN_VALUE;
        for (TransferItem i : items) {
            Holding h = i.dossier() == null ? null : session.archive().holdings().find(i.dossier()).orElse(null);
            for (String concept : new String[]{Concepts.DATE_FROM, Concepts.DATE_TO})
                if (h != null && h.value(concept) instanceof PartialDate d && d.from() != null) {
                    from = Math.min(from, d.from().getYear());
                    to = Math.max(to, d.to().getYear());
                }
        }
        return from > to ? "" : from == to ? String.valueOf(from) : from + "-" + to;
    }

    private final class Data implements ReportData {
        private final Session session;
        private final List<TransferItem> items;
        private final Map<String, Object> values = new HashMap<>();

        Data(Session session, List<TransferItem> items) {
            this.session = session;
            this.items = items;
        }

        @Override
        public Object value(String name) {
            return name.equals("today") ? LocalDate.now(Refusals.VIETNAM) : values.get(name);
        }

        @Override
        public void rows(String name, Receiver receiver) throws IOException {
            List<TransferItem> wanted = switch (name) {
                case ITEMS -> items;
                case RETURNED -> items.stream().filter(i -> i.state() == TransferItem.State.RETURNED).toList();
                default -> throw new KhosoException(Message.of("core.report.no-rows", name),
                        Message.of("core.report.no-rows.remedy", String.join(", ", ITEMS, RETURNED)), null);
            };
            for (TransferItem i : wanted)
                receiver.row(row(i));
        }

        private Function<String, Object> row(TransferItem i) throws IOException {
            Holding h = i.dossier() == null ? null : session.archive().holdings().find(i.dossier()).orElse(null);
            HoldingRow here = h == null ? null : new HoldingRow(session, h, null, "");
            List<String> reasons = new ArrayList<>(List.of(i.reason().split("\n")));
            return name -> switch (name) {
                case "dossierCode" -> i.code();
                case "dossierTitle" -> i.title();
                case "records" -> i.records();
                case "bytes" -> i.size();
                case "sha256" -> i.digest();
                case "package" -> i.identifier();
                case "stateWord" -> say(Message.of("core.transfer.item." + i.state().word()));
                case "reasons" -> String.join("; ", reasons);
                default -> here == null ? null : here.apply(name);
            };
        }
    }
}
