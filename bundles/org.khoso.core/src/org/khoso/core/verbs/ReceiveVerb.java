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
import org.khoso.core.sign.Keys;
import org.khoso.core.sign.Trusts;
import org.khoso.core.transfer.Receipts;
import org.khoso.core.transfer.Receiving;
import org.khoso.core.transfer.TransferItem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes hand-overs in from folders, media and other machines. */
@Component(service = Command.class, property = Command.VERB + "=receive")
public final class ReceiveVerb extends Verb {
    private static final String NAME = "receive";
    private static final String TO = "--to";
    private static final String FROM = "--from";
    private static final String CLAMD = "--clamd";
    private static final String CLAMD_VARIABLE = "KHOSO_CLAMD";
    private final Receiving receiving;
    private final Receipts receipts;
    private final Keys keys;
    private final Trusts trusts;

    /** Called by OSGi. */
    @Activate
    public ReceiveVerb(@Reference Receiving receiving, @Reference Receipts receipts, @Reference Keys keys, @Reference Trusts trusts) {
        super(NAME, true,
                SigningOptions.opening(
                        TransferOptions.remote(option(NAME, TO, "CODE"), option(NAME, FROM, "CODE"), option(NAME, CLAMD, "ADDRESS"),
                                option(NAME, TransferOptions.RECEIPT, "FILE"), flag(NAME, TransferOptions.SIGN),
                                option(NAME, TransferOptions.OVERRIDE, "REASON")).toArray(Option[]::new)),
                List.of(any(NAME, "PATH", true)));
        this.receiving = receiving;
        this.receipts = receipts;
        this.keys = keys;
        this.trusts = trusts;
    }

    @Override
    public int run(Invocation call) throws Exception {
        if (call.arguments().size() > 1 && TransferOptions.receipt(call) != null)
            return usage(call, Message.of("verb.receive.one-receipt"));
        Session session = session(call);
        Trust trust = SigningOptions.trust(call, trusts);
        String clamd = call.option(CLAMD).orElse(call.environment(CLAMD_VARIABLE));
        var terms = new Receiving.Terms(call.option(TO).orElse(null), call.option(FROM).orElse(null),
                clamd == null || clamd.isBlank() ? null : clamd.strip(),
                call.option(TransferOptions.OVERRIDE).orElse(null));
        return each(call, given -> {
            var place = TransferOptions.place(call, given, () -> SigningOptions.unlock(call, keys), trust);
            try {
                return said(call, session, given, receiving.receive(session, place, terms, call.progress()));
            } finally {
                TransferOptions.forget(place.login());
            }
        });
    }

    private int said(Invocation call, Session session, String given, Receiving.Taken taken) throws Exception {
        Map<String, Object> result = new LinkedHashMap<>(TransferResult.of(taken.transfer(), taken.items()));
        result.put("again", taken.again());
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of(taken.again() ? "verb.receive.again" : "verb.receive.taken", taken.transfer().code(),
                taken.transfer().submission(), taken.items().size(), taken.transfer().sender()));
        lines.addAll(TransferResult.lines(taken.items()));
        if (TransferOptions.receipt(call) != null)
            TransferResult.add(result, lines,
                    receipts.make(session, taken.transfer(), TransferOptions.receipt(call), TransferOptions.signingKey(call, keys)));
        call.emit(given, TransferResult.status(taken.findings()), TransferResult.counts(taken.findings()), taken.findings(), result, lines);
        return taken.items().stream().anyMatch(i -> i.state() == TransferItem.State.RECEIVED && i.outcome() != TransferItem.Outcome.SOUND)
                ? FINDINGS
                : DONE;
    }
}
