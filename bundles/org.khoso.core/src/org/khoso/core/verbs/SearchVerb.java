package org.khoso.core.verbs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.search.SearchProvider.Hit;
import org.khoso.api.search.SearchProvider.Result;
import org.khoso.core.SearchHoldings;
import org.khoso.core.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Searches. */
@Component(service = Command.class, property = {Command.VERB + "=search", Command.LIBRARIES + "=none"})
public final class SearchVerb extends Verb {
    private static final String NAME = "search";
    private static final int MOST = 10_000;
    private final SearchHoldings search;

    /** Called by OSGi. */
    @Activate
    public SearchVerb(@Reference SearchHoldings search) {
        super(NAME, true, List.of(option(NAME, "--filter", "FIELD=VALUE,…"), option(NAME, "--limit", "N"), option(NAME, "--offset", "N")),
                List.of(any(NAME, "WORD", true)));
        this.search = search;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Session session = session(call);
        String text = String.join(" ", call.arguments());
        for (String option : List.of("--limit", "--offset"))
            if (!call.option(option).map(n -> n.matches("\\d{1,9}")).orElse(true))
            return usage(call, Message.of("verb.bad-number", option, call.option(option).get()));
        int limit = number(call, "--limit", 20);
        int offset = number(call, "--offset", 0);
        Result r = search.search(session, new SearchHoldings.Request(text, filters(call), offset, limit));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("total", r.total());
        result.put("hits", r.hits());
        result.put("facets", counted(r));
        result.put("fuzzy", r.fuzzy());
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of(r.fuzzy() ? "verb.search.near" : "verb.search.total", r.total(), text));
        for (Hit h : r.hits()) {
            lines.add(Message.of("verb.search.hit", h.code(), h.title()));
            h.highlights().stream().limit(2).forEach(x -> lines
                    .add(x.page() > 0 ? Message.of("verb.search.snippet", x.page(), x.text()) : Message.of("verb.search.field", x.text())));
        }
        call.emit(text, "ok", new Counts(1, 1, 0, 0), List.of(), result, lines);
        return DONE;
    }

    /** Fields without a value among the hits say nothing. */
    private static Map<String, Object> counted(Result r) {
        Map<String, Object> facets = new LinkedHashMap<>();
        r.facets().forEach((field, counts) -> {
            if (!counts.isEmpty())
                facets.put(field, counts);
        });
        return facets;
    }

    @Override
    public List<String> inputs(List<String> arguments) {
        return List.of(String.join(" ", arguments));
    }

    private static int number(Invocation call, String option, int otherwise) {
        return Math.clamp(call.option(option).map(Integer::parseInt).orElse(otherwise), 0, MOST);
    }

    private static Map<String, List<String>> filters(Invocation call) {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        for (String f : call.option("--filter").map(s -> s.split(",")).orElse(new String[0])) {
            int eq = f.indexOf('=');
            if (eq > 0)
                filters.computeIfAbsent(f.substring(0, eq), k -> new ArrayList<>()).add(f.substring(eq + 1));
        }
        return filters;
    }
}
