package org.khoso.core.verbs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.packaging.PackageType;
import org.khoso.core.Session;
import org.khoso.core.sign.Keys;
import org.khoso.core.sign.Trusts;
import org.khoso.core.transfer.Sending;
import org.khoso.core.transfer.Transfers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Packs what is to go of a hand-over, and sends it. */
@Component(service = Command.class, property = Command.VERB + "=transfer send")
public final class TransferSendVerb extends Verb {
    private static final String NAME = "transfer send";
    private static final String OUT = "--out";
    private static final String SFTP = "--sftp";
    private static final String ENCRYPT_TO = "--encrypt-to";
    private static final String TYPE = "--type";
    private final Transfers transfers;
    private final Sending sending;
    private final Keys keys;
    private final Trusts trusts;

    /** Called by OSGi. */
    @Activate
    public TransferSendVerb(@Reference Transfers transfers, @Reference Sending sending, @Reference Keys keys, @Reference Trusts trusts) {
        super(NAME, true,
                SigningOptions.signing(TransferOptions.remote(option(NAME, OUT, "DIR"), option(NAME, SFTP, "URL"),
                        option(NAME, ENCRYPT_TO, "PATH"), option(NAME, TYPE, "TYPE"), flag(NAME, TransferOptions.SIGN),
                        option(NAME, TransferOptions.OVERRIDE, "REASON"))
                        .toArray(Option[]::new)),
                List.of(one(NAME, "TRANSFER")));
        this.transfers = transfers;
        this.sending = sending;
        this.keys = keys;
        this.trusts = trusts;
    }

    @Override
    public int run(Invocation call) throws Exception {
        boolean out = call.option(OUT).filter(s -> !s.isBlank()).isPresent();
        if (out == call.option(SFTP).isPresent())
            return usage(call, Message.of("verb.transfer.send.needs"));
        Session session = session(call);
        return one(call, call.arguments().get(0), given -> {
            Sending.Way way = way(call);
            try {
                return said(call, given, sending.send(session, transfers.find(session, given), way, call.progress()));
            } finally {
                TransferOptions.forget(way.login());
            }
        });
    }

    private Sending.Way way(Invocation call) throws IOException {
        var recipients = call.option(ENCRYPT_TO).isPresent() ? trusts.certificates(call.path(call.option(ENCRYPT_TO).get())) : null;
        var key = TransferOptions.signingKey(call, keys);
        String override = call.option(TransferOptions.OVERRIDE).orElse(null);
        PackageType type = call.option(TYPE).isPresent() ? TransferOptions.type(call.option(TYPE).get()) : null;
        List<java.security.cert.X509Certificate> to = recipients == null ? List.of() : recipients;
        return call.option(SFTP).isPresent()
                ? new Sending.Way(null, TransferOptions.address(call.option(SFTP).get()), TransferOptions.login(call), to, key, override,
                        type)
                : new Sending.Way(call.path(call.option(OUT).get()), null, null, to, key, override, type);
    }

    private static int said(Invocation call, String given, Sending.Sent sent) throws IOException {
        Map<String, Object> result = new LinkedHashMap<>(TransferResult.of(sent.transfer(), sent.items()));
        result.put("place", sent.place() == null ? "" : sent.place());
        result.put("unchanged", sent.unchanged());
        List<Message> lines = new ArrayList<>();
        boolean left = sent.place() != null;
        lines.add(left
                ? Message.of("verb.transfer.sent", sent.transfer().code(), sent.transfer().submission(), sent.items().size(), sent.place(),
                        sent.transfer().digest())
                : Message.of("verb.transfer.not-sent", sent.transfer().code()));
        if (!sent.unchanged().isEmpty())
            lines.add(Message.of("verb.transfer.unchanged", String.join(", ", sent.unchanged())));
        call.emit(given, TransferResult.status(sent.findings()), TransferResult.counts(sent.findings()), sent.findings(), result, lines);
        return left ? DONE : FINDINGS;
    }
}
