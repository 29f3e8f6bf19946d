package org.khoso.core.verbs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Message;
import org.khoso.api.command.Invocation;
import org.khoso.core.Session;
import org.khoso.core.sign.Keys;
import org.khoso.core.transfer.Deciding.Decided;
import org.khoso.core.transfer.Receipts;

/** What the two decisions on a hand-over share: the receipt, and what is said. */
abstract class DecisionVerb extends Verb {
    private final Receipts receipts;
    private final Keys keys;

    /** @param own options of this verb alone */
    DecisionVerb(String name, Receipts receipts, Keys keys, List<Parameter> parameters, Option... own) {
        super(name, true, SigningOptions.signing(options(name, own)), parameters);
        this.receipts = receipts;
        this.keys = keys;
    }

    private static Option[] options(String name, Option... own) {
        List<Option> all = new ArrayList<>(List.of(own));
        all.add(new Option(TransferOptions.RECEIPT, "FILE", "verb.receive.receipt"));
        all.add(new Option(TransferOptions.SIGN, null, "verb.receive.sign"));
        return all.toArray(Option[]::new);
    }

    @Override
    public List<String> inputs(List<String> arguments) {
        return arguments.subList(0, Math.min(1, arguments.size()));
    }

    int said(Invocation call, Session session, String given, Decided decided) throws IOException {
        Map<String, Object> result = new LinkedHashMap<>(TransferResult.of(decided.transfer(), decided.items()));
        List<Message> lines = new ArrayList<>(List.of(TransferResult.line(decided.transfer())));
        lines.addAll(TransferResult.lines(decided.items()));
        if (TransferOptions.receipt(call) != null)
            TransferResult.add(result, lines,
                    receipts.make(session, decided.transfer(), TransferOptions.receipt(call), TransferOptions.signingKey(call, keys)));
        call.emit(given, TransferResult.status(decided.findings()), TransferResult.counts(decided.findings()), decided.findings(), result,
                lines);
        return DONE;
    }
}
