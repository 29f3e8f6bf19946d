package million;

import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.search.SearchProvider.Hit;
import org.khoso.api.search.SearchProvider.Result;
import org.khoso.core.SearchHoldings;
import org.khoso.core.SearchHoldings.Request;
import org.khoso.core.Session;
import org.khoso.core.SessionCall;

/**
 * Verb "times": how long queries take in the Khoso that runs, asked through its use case, the first page of hits with highlights and the total.
 * Arguments: queries= (file, one a line) out= (file: milliseconds, total, near or not, a line each) facets= (fields by comma, "-" for none) fuzzy= ids= (most hits whose identities are told too)
 */
public final class Times implements Command {
    private static final int PAGE = 20;
    private volatile SearchHoldings search;

    /** Called by OSGi. */
    public void search(SearchHoldings service) {
        search = service;
    }

    @Override
    public Spec spec() {
        return Arguments.spec("times");
    }

    @Override
    public int run(Invocation call) throws Exception {
        Arguments given = Arguments.of(call.arguments());
        Session session = ((SessionCall) call).session();
        List<String> facets = given.text("facets").equals("-") ? List.of() : List.of(given.text("facets").split(","));
        boolean fuzzy = Boolean.parseBoolean(given.text("fuzzy"));
        int told = given.number("ids");
        List<String> queries = Files.readAllLines(Path.of(given.text("queries")));
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(given.text("out")), StandardCharsets.UTF_8)) {
            for (String q : queries) {
                Request request = new Request(q, Map.of(), facets, 0, PAGE, fuzzy);
                long start = System.nanoTime();
                Result r = search.search(session, request);
                long took = System.nanoTime() - start;
                out.write("%.3f\t%d\t%b\t%d".formatted(took / 1e6, r.total(), r.fuzzy(), r.facets().values().stream().mapToInt(List::size).sum()));
                if (told > 0 && r.total() <= told)
                    for (Hit h : search.search(session, new Request(q, Map.of(), List.of(), 0, told, fuzzy)).hits())
                        out.write("\t" + h.id());
                out.write("\n");
            }
        }
        call.emit("", "ok", new Counts(queries.size(), queries.size(), 0, 0), List.of(), Map.of("heap", (Runtime.getRuntime().totalMemory()
                - Runtime.getRuntime().freeMemory()) >> 20), List.of());
        return 0;
    }
}
