package org.khoso.core.verbs;

import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.Session;
import org.khoso.core.transfer.Transfer;
import org.khoso.core.transfer.Transfers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends hand-overs. */
@Component(service = Command.class, property = {Command.VERB + "=transfer close", Command.LIBRARIES + "=none"})
public final class TransferCloseVerb extends Verb {
    private static final String NAME = "transfer close";
    private static final String REASON = "--reason";
    private final Transfers transfers;

    /** Called by OSGi. */
    @Activate
    public TransferCloseVerb(@Reference Transfers transfers) {
        super(NAME, true, List.of(option(NAME, REASON, "REASON")), List.of(any(NAME, "TRANSFER", true)));
        this.transfers = transfers;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        return each(call, given -> {
            Transfer t = transfers.close(session, transfers.find(session, given), call.option(REASON).orElse(null));
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), Map.of("transfer", TransferResult.of(t)),
                    List.of(TransferResult.line(t)));
            return DONE;
        });
    }
}
