package org.khoso.core.verbs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.Counts;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingsStore.Committed;
import org.khoso.core.EditHoldings;
import org.khoso.core.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes fields of a dossier or record: one change set, which undo takes back. */
@Component(service = Command.class, property = {Command.VERB + "=edit", Command.LIBRARIES + "=none"})
public final class EditVerb extends Verb {
    private static final String NAME = "edit";
    private final EditHoldings edit;

    /** Called by OSGi. */
    @Activate
    public EditVerb(@Reference EditHoldings edit) {
        super(NAME, true, List.of(), List.of(one(NAME, "CODE"), any(NAME, "VALUE", true)));
        this.edit = edit;
    }

    @Override
    public List<String> inputs(List<String> arguments) {
        return arguments.subList(0, Math.min(1, arguments.size()));
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        return one(call, call.arguments().get(0), given -> {
            Holding seen = session.find(given)
                    .orElseThrow(() -> new KhosoException(Message.of("core.not-found", given), Message.of("core.not-found.remedy"), null));
            Map<String, String> values = new LinkedHashMap<>();
            for (String one : call.arguments().subList(1, call.arguments().size())) {
                int at = one.indexOf('=');
                if (at < 1)
                    throw new KhosoException(Message.of("verb.edit.bad-value", one), Message.of("verb.edit.bad-value.remedy"), null);
                values.put(one.substring(0, at).strip(), one.substring(at + 1));
            }
            Optional<Committed> done = edit.write(session, seen, values);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("id", seen.id().toString());
            result.put("change", done.map(c -> c.changeSet().toString()).orElse(""));
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result, List.of(done.isPresent()
                    ? Message.of("verb.edit.done", given, done.get().changeSet().toString())
                    : Message.of("verb.edit.same", given)));
            return DONE;
        });
    }
}
