package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.Session;
import org.khoso.core.transfer.TransferBoard;
import org.khoso.core.transfer.Transfers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows hand-overs: dossiers, state, deadlines with their label. */
@Component(service = Command.class, property = {Command.VERB + "=transfer show", Command.LIBRARIES + "=none"})
public final class TransferShowVerb extends Verb {
    private static final String NAME = "transfer show";
    private final Transfers transfers;
    private final TransferBoard board;

    /** Called by OSGi. */
    @Activate
    public TransferShowVerb(@Reference Transfers transfers, @Reference TransferBoard board) {
        super(NAME, true, List.of(), List.of(any(NAME, "TRANSFER", true)));
        this.transfers = transfers;
        this.board = board;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        return each(call, given -> {
            TransferBoard.Card card = board.card(session, transfers.find(session, given));
            Map<String, Object> result = new LinkedHashMap<>(TransferResult.of(card.transfer(), card.items()));
            result.put("deadlines", card.deadlines().stream().map(TransferResult::of).toList());
            List<Message> lines = new ArrayList<>(List.of(TransferResult.line(card.transfer())));
            lines.addAll(TransferResult.lines(card.items()));
            for (TransferBoard.Deadline d : card.deadlines())
                lines.add(Message.of(d.passed() ? "verb.transfer.deadline.passed" : "verb.transfer.deadline", d.text(), d.clause(),
                        d.label().code()));
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result, lines);
            return DONE;
        });
    }
}
