package org.khoso.core.verbs;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.Session;
import org.khoso.core.transfer.Transfer;
import org.khoso.core.transfer.Transfers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Registers a hand-over. */
@Component(service = Command.class, property = {Command.VERB + "=transfer new", Command.LIBRARIES + "=none"})
public final class TransferNewVerb extends Verb {
    private static final String NAME = "transfer new";
    private static final String TO = "--to";
    private static final String FROM = "--from";
    private static final String BASIS = "--basis";
    private final Transfers transfers;

    /** Called by OSGi. */
    @Activate
    public TransferNewVerb(@Reference Transfers transfers) {
        super(NAME, true, List.of(option(NAME, TO, "CODE"), option(NAME, FROM, "CODES"), option(NAME, BASIS, "TEXT")),
                List.of(one(NAME, "NAME")));
        this.transfers = transfers;
    }

    @Override
    public int run(Invocation call) throws Exception {
        if (call.option(TO).isEmpty() || call.option(FROM).isEmpty())
            return usage(call, Message.of("verb.transfer.new.needs"));
        Session session = session(call);
        return one(call, call.arguments().get(0), given -> {
            List<String> from = Arrays.stream(call.option(FROM).get().split("[,;]")).map(String::strip).filter(s -> !s.isEmpty()).toList();
            Transfer made = transfers.create(session,
                    new Transfers.Entry(given, from, call.option(TO).get().strip(), call.option(BASIS).orElse("")));
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), Map.of("transfer", TransferResult.of(made)),
                    List.of(TransferResult.line(made)));
            return DONE;
        });
    }
}
