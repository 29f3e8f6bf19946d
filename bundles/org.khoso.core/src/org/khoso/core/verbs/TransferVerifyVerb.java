package org.khoso.core.verbs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.sign.Trust;
import org.khoso.core.Session;
import org.khoso.core.Texts;
import org.khoso.core.sign.Keys;
import org.khoso.core.sign.Trusts;
import org.khoso.core.transfer.Verifying;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Proves that a submission is what was sent: by what this archive has registered, by a receipt, by its signature. */
@Component(service = Command.class, property = Command.VERB + "=transfer verify")
public final class TransferVerifyVerb extends Verb {
    private static final String NAME = "transfer verify";
    private final Verifying verifying;
    private final Keys keys;
    private final Trusts trusts;
    private final Texts texts;

    /** Called by OSGi. */
    @Activate
    public TransferVerifyVerb(@Reference Verifying verifying, @Reference Keys keys, @Reference Trusts trusts, @Reference Texts texts) {
        super(NAME, true, SigningOptions.opening(
                TransferOptions.remote(option(NAME, TransferOptions.RECEIPT, "FILE")).toArray(Option[]::new)),
                List.of(any(NAME, "PATH", true)));
        this.verifying = verifying;
        this.keys = keys;
        this.trusts = trusts;
        this.texts = texts;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        Trust trust = SigningOptions.trust(call, trusts);
        return each(call, given -> {
            var place = TransferOptions.place(call, given, () -> SigningOptions.unlock(call, keys), trust);
            try {
                return said(call, given, verifying.verify(session, place, TransferOptions.receipt(call), trust, call.progress()));
            } finally {
                TransferOptions.forget(place.login());
            }
        });
    }

    private int said(Invocation call, String given, Verifying.Verified v) throws Exception {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("code", v.code());
        result.put("submission", v.submission());
        result.put("packages", v.packages());
        result.put("witnesses", v.witnesses());
        result.put("genuine", v.genuine());
        String key = !v.genuine()
                ? "verb.transfer.verify.false"
                : v.witnesses().isEmpty() ? "verb.transfer.verify.alone" : "verb.transfer.verify.genuine";
        call.emit(given, TransferResult.status(v.findings()), TransferResult.counts(v.findings()), v.findings(), result,
                List.of(Message.of(key, v.code(), v.submission(), v.packages(), witnesses(call, v))));
        // bytes that differ are no breach of a circular that was verified, but it is no success either
        return v.genuine() ? DONE : FAILED;
    }

    private String witnesses(Invocation call, Verifying.Verified v) {
        return String.join(", ", v.witnesses().stream().map(w -> say(texts, call, key(NAME, "by." + w))).toList());
    }
}
