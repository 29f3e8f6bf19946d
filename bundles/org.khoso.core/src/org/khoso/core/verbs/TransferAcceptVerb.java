package org.khoso.core.verbs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.Session;
import org.khoso.core.sign.Keys;
import org.khoso.core.transfer.Deciding;
import org.khoso.core.transfer.Receipts;
import org.khoso.core.transfer.Transfers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Accepts a hand-over, but for what is excepted. */
@Component(service = Command.class, property = Command.VERB + "=transfer accept")
public final class TransferAcceptVerb extends DecisionVerb {
    private static final String NAME = "transfer accept";
    private static final String EXCEPT = "--except";
    private final Transfers transfers;
    private final Deciding deciding;

    /** Called by OSGi. */
    @Activate
    public TransferAcceptVerb(@Reference Transfers transfers, @Reference Deciding deciding, @Reference Receipts receipts,
            @Reference Keys keys) {
        super(NAME, receipts, keys, List.of(one(NAME, "TRANSFER")), option(NAME, EXCEPT, "RECORD=REASON;…"));
        this.transfers = transfers;
        this.deciding = deciding;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        return one(call, call.arguments().get(0), given -> {
            Map<String, String> except = TransferOptions.reasons(call.option(EXCEPT).stream().flatMap(s -> Arrays.stream(s.split("[;\n]")))
                    .filter(s -> !s.isBlank()).toList());
            return said(call, session, given, deciding.accept(session, transfers.find(session, given), except, call.progress()));
        });
    }
}
