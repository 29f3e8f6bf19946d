package org.khoso.core.verbs;

import java.util.List;
import java.util.Map;
import org.khoso.api.Message;
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

/** Returns packages of a hand-over, with a reason for each record that is wrong. */
@Component(service = Command.class, property = Command.VERB + "=return")
public final class ReturnVerb extends DecisionVerb {
    private static final String NAME = "return";
    private static final String REST = "--rest";
    private final Transfers transfers;
    private final Deciding deciding;

    /** Called by OSGi. */
    @Activate
    public ReturnVerb(@Reference Transfers transfers, @Reference Deciding deciding, @Reference Receipts receipts, @Reference Keys keys) {
        super(NAME, receipts, keys, List.of(one(NAME, "TRANSFER"), any(NAME, "REASON", false)), option(NAME, REST, "REASON"));
        this.transfers = transfers;
        this.deciding = deciding;
    }

    @Override
    public int run(Invocation call) throws Exception {
        String rest = call.option(REST).filter(s -> !s.isBlank()).orElse(null);
        if (rest == null && call.arguments().size() < 2)
            return usage(call, Message.of("verb.return.needs"));
        Session session = session(call);
        return one(call, call.arguments().get(0), given -> {
            Map<String, String> reasons = TransferOptions.reasons(call.arguments().subList(1, call.arguments().size()));
            return said(call, session, given, deciding.giveBack(session, transfers.find(session, given), reasons, rest));
        });
    }
}
