package org.khoso.core.verbs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.store.Journal.Head;
import org.khoso.core.sign.Keys;
import org.khoso.core.sign.SignedHeads;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Signs the head of each chain of the journal. */
@Component(service = Command.class, property = {Command.VERB + "=journal sign", Command.LIBRARIES + "=none"})
public final class JournalSignVerb extends Verb {
    private static final String NAME = "journal sign";
    private static final String COPY = "--copy";
    private final SignedHeads heads;
    private final Keys keys;

    /** Called by OSGi. */
    @Activate
    public JournalSignVerb(@Reference SignedHeads heads, @Reference Keys keys) {
        super(NAME, true, SigningOptions.signing(option(NAME, COPY, "DIR")), List.of());
        this.heads = heads;
        this.keys = keys;
    }

    @Override
    public int run(Invocation call) throws Exception {
        SigningKey key = SigningOptions.key(call, keys);
        Path copy = call.option(COPY).map(call::path).orElse(null);
        SignedHeads.Made made = heads.sign(session(call), key, copy);
        call.emit(call.archiveDirectory().toString(), "ok", new Counts(made.heads().size(), made.heads().size(), 0, 0), List.of(),
                result(made, key), List.of(Message.of("verb.journal.sign.done", made.heads().size(), made.file().toString(),
                        made.heads().getFirst().entries(), key.certificate().getSubjectX500Principal().getName())));
        return DONE;
    }

    static Map<String, Object> result(SignedHeads.Made made, SigningKey key) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", made.file().toString());
        result.put("signed", made.when().toString());
        result.put("heads", made.heads().stream().map(JournalSignVerb::head).toList());
        result.put("signer", SigningOptions.signer(key));
        return result;
    }

    private static Map<String, Object> head(Head h) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("chain", h.chain().toString());
        m.put("entries", h.entries());
        m.put("hash", h.hash());
        return m;
    }
}
