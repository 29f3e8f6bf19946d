package org.khoso.core.verbs;

import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.SearchHoldings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Empties the search index and fills it again. */
@Component(service = Command.class, property = Command.VERB + "=index rebuild")
public final class IndexVerb extends Verb {
    private final SearchHoldings search;

    /** Called by OSGi. */
    @Activate
    public IndexVerb(@Reference SearchHoldings search) {
        super("index rebuild", true, List.of(), List.of());
        this.search = search;
    }

    @Override
    public int run(Invocation call) throws Exception {
        long n = search.rebuild(session(call), call.progress());
        call.emit(call.archiveDirectory().toString(), "ok", new Counts(n, n, 0, 0), List.of(), Map.of("documents", n),
                List.of(Message.of("verb.index.rebuild.done", n)));
        return DONE;
    }
}
