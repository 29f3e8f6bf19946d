package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.Holding;
import org.khoso.core.Session;
import org.khoso.core.transfer.Transfer;
import org.khoso.core.transfer.Transfers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Adds dossiers to a hand-over. */
@Component(service = Command.class, property = {Command.VERB + "=transfer add", Command.LIBRARIES + "=none"})
public final class TransferAddVerb extends Verb {
    private static final String NAME = "transfer add";
    private final Transfers transfers;

    /** Called by OSGi. */
    @Activate
    public TransferAddVerb(@Reference Transfers transfers) {
        super(NAME, true, List.of(), List.of(one(NAME, "TRANSFER"), any(NAME, "DOSSIER", true)));
        this.transfers = transfers;
    }

    @Override
    public List<String> inputs(List<String> arguments) {
        return arguments.subList(0, Math.min(1, arguments.size()));
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        return one(call, call.arguments().get(0), given -> {
            Transfer t = transfers.find(session, given);
            List<Holding> dossiers = new ArrayList<>();
            for (String code : call.arguments().subList(1, call.arguments().size()))
                dossiers.add(session.find(code).filter(h -> h.kind() == Kind.DOSSIER).orElseThrow(
                        () -> new KhosoException(Message.of("core.not-found", code), Message.of("core.not-found.remedy"), null)));
            Transfers.Added added = transfers.add(session, t, dossiers);
            Map<String, Object> result = new LinkedHashMap<>(
                    TransferResult.of(transfers.read(session, t.id()), transfers.items(session, t)));
            result.put("added", added.added());
            result.put("there", added.there());
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result,
                    List.of(Message.of("verb.transfer.added", t.code(), added.added().size(), added.there().size())));
            return DONE;
        });
    }
}
