package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.sign.Trust;
import org.khoso.core.Session;
import org.khoso.core.sign.Trusts;
import org.khoso.core.transfer.Receipts;
import org.khoso.core.transfer.Transfers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes receipts in that a receiver has written. */
@Component(service = Command.class, property = Command.VERB + "=transfer receipt")
public final class TransferReceiptVerb extends Verb {
    private static final String NAME = "transfer receipt";
    private final Receipts receipts;
    private final Transfers transfers;
    private final Trusts trusts;

    /** Called by OSGi. */
    @Activate
    public TransferReceiptVerb(@Reference Receipts receipts, @Reference Transfers transfers, @Reference Trusts trusts) {
        super(NAME, true, SigningOptions.verifying(), List.of(any(NAME, "FILE", true)));
        this.receipts = receipts;
        this.transfers = transfers;
        this.trusts = trusts;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        Trust trust = SigningOptions.trust(call, trusts);
        return each(call, given -> {
            Receipts.Taken taken = receipts.take(session, call.path(given), trust);
            Map<String, Object> result = new LinkedHashMap<>(
                    TransferResult.of(taken.transfer(), transfers.items(session, taken.transfer())));
            result.put("outcome", taken.receipt().outcome());
            result.put("again", taken.again());
            List<Message> lines = new ArrayList<>();
            lines.add(Message.of("verb.transfer.receipt.taken", taken.transfer().code(), taken.receipt().submission(),
                    Message.of("core.transfer.state." + taken.receipt().outcome()), taken.receipt().archive()));
            lines.addAll(TransferResult.lines(transfers.items(session, taken.transfer())));
            call.emit(given, TransferResult.status(taken.findings()), TransferResult.counts(taken.findings()), taken.findings(), result,
                    lines);
            return DONE;
        });
    }
}
