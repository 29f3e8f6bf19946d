package org.khoso.core.verbs;

import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.transfer.Transfer;
import org.khoso.core.transfer.Transfers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists hand-overs. */
@Component(service = Command.class, property = {Command.VERB + "=transfer list", Command.LIBRARIES + "=none"})
public final class TransferListVerb extends Verb {
    private static final String NAME = "transfer list";
    private final Transfers transfers;

    /** Called by OSGi. */
    @Activate
    public TransferListVerb(@Reference Transfers transfers) {
        super(NAME, true, List.of(), List.of());
        this.transfers = transfers;
    }

    @Override
    public int run(Invocation call) throws Exception {
        List<Transfer> all = transfers.list(session(call));
        List<Message> lines = all.isEmpty() ? List.of(Message.of("verb.transfer.none")) : all.stream().map(TransferResult::line).toList();
        call.emit(call.archiveDirectory().toString(), "ok", new Counts(1, 1, 0, 0), List.of(),
                Map.of("transfers", all.stream().map(TransferResult::of).toList()), lines);
        return DONE;
    }
}
