package org.khoso.search.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.khoso.api.search.SearchProvider.Hit;
import org.khoso.api.search.SearchProvider.Result;
import org.khoso.core.SearchHoldings;
import org.khoso.core.SearchHoldings.Request;
import org.khoso.core.Session;
import org.khoso.ui.Attention;

/**
 * Asks some questions before anybody does, made of titles of the archive. The code of a search is translated as it runs: of the first hundred
 * questions to a large archive each takes twice as long as later, some a third of a second. It begins when a window has settled, asks only while nobody touches key or
 * mouse, and leaves most of the time to others; nothing is shown or kept.
 */
final class SearchWarmth {
    private static final int SETTLED_MILLIS = 6_000;
    private static final int QUESTIONS = 120;
    private static final int PAGE = 20;
    private static final int APART = 150;
    private static final int PAUSE_MILLIS = 60;
    /** So much longer than a question took is the pause behind it. */
    private static final int PATIENCE = 2;
    private static final int REST_MILLIS = 1_500;

    private final SearchHoldings search;
    private final Session session;
    private final Attention attention;

    SearchWarmth(SearchHoldings search, Session session, Attention attention) {
        this.search = search;
        this.session = session;
        this.attention = attention;
    }

    /** Begins on a thread of its own, which ends with the questions, or when the archive is closed. */
    void begin() {
        Thread thread = Thread.ofPlatform().daemon().name("khoso: warmth: search").priority(Thread.MIN_PRIORITY).unstarted(this::run);
        thread.start();
    }

    private void run() {
        try {
            Thread.sleep(SETTLED_MILLIS);
            rest();
            int asked = 0;
            List<Hit> some = titles(0);
            while (some.size() == PAGE && asked < QUESTIONS) { // a small archive has nothing that takes long
                for (Request r : questions(some, asked))
                    if (!ask(r))
                    return;
                asked += PAGE;
                some = titles(asked / PAGE * APART);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            // the archive was closed meanwhile, or its index is damaged, which the first real search says better
            System.getLogger(SearchWarmth.class.getName()).log(System.Logger.Level.DEBUG, "search: not warmed", e);
        }
    }

    /** Waits while somebody works: on two processors a question takes what the window would draw with. */
    private void rest() throws InterruptedException {
        while (!attention.rests(REST_MILLIS))
            Thread.sleep(REST_MILLIS / 4);
    }

    private List<Hit> titles(int offset) throws IOException {
        return search.ask(session, new Request("*", Map.of(), List.of(), offset, PAGE, false)).map(Result::hits).orElse(List.of());
    }

    /** @return whether there was anybody to answer */
    private boolean ask(Request request) throws IOException, InterruptedException {
        rest();
        long start = System.nanoTime();
        boolean open = search.ask(session, request).isPresent();
        Thread.sleep(PAUSE_MILLIS + PATIENCE * TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        return open;
    }

    /** As people ask: a word, two words, a phrase, with facets and without, one with a slip of the finger now and then. */
    static List<Request> questions(List<Hit> hits, int first) {
        List<Request> out = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
            List<String> words = List.of(hits.get(i).title().strip().split("\\s+"));
            int n = first + i;
            int from = Math.min(n % 3, words.size() - 1);
            String some = String.join(" ", words.subList(from, Math.min(words.size(), from + 1 + n % 4 / 2 + n % 2)));
            String text = n % 4 == 3 ? '"' + some.replace("\"", "") + '"' : n % 16 == 8 ? some + "w" : some;
            if (!some.isBlank())
                out.add(new Request(text, Map.of(), n % 3 == 0 ? null : List.of(), 0, PAGE, n % 2 == 0));
        }
        return out;
    }
}
