package org.khoso.search.ui;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khoso.api.search.SearchProvider.Hit;
import org.khoso.api.search.SearchProvider.Result;
import org.khoso.core.SearchHoldings;
import org.khoso.core.SearchHoldings.Request;
import org.khoso.core.Session;
import org.khoso.ui.UiJobs;

/** One question and the pages of its answer that have been looked at. Answers that come after the next question are dropped. UI thread. */
final class Searching {
    private static final int PAGE = 50;
    /** Nobody scrolls further, and rows for a million would hold the window up; whoever has more hits asks more narrowly. */
    static final int MOST = 20_000;

    /** Hears of answers. */
    interface Listener {
        /** A question was sent off. */
        void asked();

        /** The first page is there. */
        void found(Result first);

        /** Hits from one place to another are there. */
        void more(int from, int to);

        /** It could not be searched. */
        void failed(String why);
    }

    /** @param text as typed @param filters facet field to ticked values */
    record Question(String text, Map<String, List<String>> filters) {
        /** @return whether nothing is asked */
        boolean empty() {
            return text.isBlank() && filters.isEmpty();
        }
    }

    private record Answer(Result result, String why) {
    }

    private final SearchHoldings search;
    private final UiJobs jobs;
    private final Listener listener;
    private final Map<Integer, Hit> hits = new HashMap<>();
    private final Set<Integer> wanted = new HashSet<>();
    private Session session;
    private Question question = new Question("", Map.of());
    private int number;

    Searching(SearchHoldings search, UiJobs jobs, Listener listener) {
        this.search = search;
        this.jobs = jobs;
        this.listener = listener;
    }

    /** @return what was asked last */
    Question question() {
        return question;
    }

    /** @return where it was asked */
    Session session() {
        return session;
    }

    /** @return the hit at a place, or null if it has yet to come */
    Hit hit(int at) {
        return hits.get(at);
    }

    /** Forgets everything: another archive, or none. */
    void clear() {
        number++;
        session = null;
        hits.clear();
        wanted.clear();
        question = new Question("", Map.of());
    }

    /** Asks; of an empty question only the facets are wanted. */
    void ask(Session where, Question what) {
        session = where;
        question = what;
        hits.clear();
        wanted.clear();
        int mine = ++number;
        listener.asked();
        load(0, what.empty() ? 0 : PAGE, mine, a -> {
            if (a.why() != null) {
                listener.failed(a.why());
                return;
            }
            take(0, a.result());
            listener.found(a.result());
        });
    }

    /** Asks the last question once more; the old answer shows until the new one is there. */
    void again() {
        int mine = ++number;
        Question what = question;
        load(0, what.empty() ? 0 : PAGE, mine, a -> {
            if (a.why() != null)
                return; // nobody asked: the old answer stays
            hits.clear();
            wanted.clear();
            take(0, a.result());
            listener.found(a.result());
        });
    }

    /** Fetches the hit at a place, and those around it, if they are not there yet. */
    void need(int at) {
        int page = at / PAGE;
        if (hits.containsKey(at) || session == null || !wanted.add(page))
            return;
        int mine = number;
        load(page * PAGE, PAGE, mine, a -> {
            if (a.why() != null) {
                wanted.remove(page);
                listener.failed(a.why());
                return;
            }
            take(page * PAGE, a.result());
            listener.more(page * PAGE, page * PAGE + a.result().hits().size());
        });
    }

    private void take(int from, Result r) {
        for (int i = 0; i < r.hits().size(); i++)
            hits.put(from + i, r.hits().get(i));
    }

    private void load(int offset, int limit, int mine, java.util.function.Consumer<Answer> then) {
        Session where = session;
        // a further page has the facets of the first
        var request = new Request(question.text(), question.filters(), offset == 0 ? null : List.of(), offset, limit, true);
        jobs.load(p -> {
            try {
                return new Answer(search.search(where, request), null);
            } catch (IOException | RuntimeException e) {
                return new Answer(null, jobs.explain(e));
            }
        }, a -> {
            if (mine == number)
                then.accept(a);
        });
    }
}
