package org.khoso.core;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.khoso.api.Action;
import org.khoso.api.FieldInfo;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.search.SearchProvider;
import org.khoso.api.search.SearchProvider.Index;
import org.khoso.api.search.SearchProvider.Query;
import org.khoso.api.search.SearchProvider.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Searches the holdings, and keeps the index at the journal's position. The index can always be rebuilt. Thread-safe. */
@Component(service = {SearchHoldings.class, SessionUser.class})
public final class SearchHoldings implements SessionUser {
    private final SearchProvider provider;
    private final Map<Path, Index> open = new ConcurrentHashMap<>();
    private final Answers answers = new Answers();
    private final Map<Index, Object> turns = new ConcurrentHashMap<>();
    private final Set<Index> closing = ConcurrentHashMap.newKeySet();

    /** Called by OSGi and tests. */
    @Activate
    public SearchHoldings(@Reference SearchProvider provider) {
        this.provider = provider;
    }

    /**
     * What is asked.
     *
     * @param text    as typed
     * @param filters facet field to allowed values
     * @param facets  facet fields to count; null for all that the standards offer. A further page of hits needs none
     * @param offset  first hit
     * @param limit   most hits
     * @param fuzzy   whether to tolerate one typing error if there is no hit
     */
    public record Request(String text, Map<String, List<String>> filters, List<String> facets, int offset, int limit, boolean fuzzy) {
        /** A question as a person asks it: with all facets, tolerant. */
        public Request(String text, Map<String, List<String>> filters, int offset, int limit) {
            this(text, filters, null, offset, limit, true);
        }
    }

    /** Searches what the actor may see. The index is brought up to date first. */
    public Result search(Session session, Request request) throws IOException {
        Index index = index(session);
        refresh(session, index, Progress.NONE);
        return answers.of(index, query(session, request));
    }

    /** Asks the index of an archive as it stands, if it is open; never opens it, so that it may be called while the archive is being closed. @return empty if it is not */
    public Optional<Result> ask(Session session, Request request) throws IOException {
        Index index;
        synchronized (open) {
            index = open.get(session.archive().directory().resolve("index"));
        }
        return index == null || closing.contains(index) ? Optional.empty() : Optional.of(answers.of(index, query(session, request)));
    }

    private static Query query(Session session, Request request) {
        List<String> facets = request.facets() == null ? facets(session) : request.facets();
        return new Query(request.text(), request.filters(), facets, request.offset(), request.limit(), session.filter(Action.READ),
                request.fuzzy());
    }

    /** @return codes of the fields that are offered as facets */
    public static List<String> facets(Session session) {
        return session.standards().recordSets().stream().flatMap(s -> s.fields().stream()).filter(FieldInfo::facet).map(FieldInfo::code)
                .distinct().toList();
    }

    /** Brings the index to the journal's position. */
    public void refresh(Session session, Progress progress) throws IOException {
        refresh(session, index(session), progress);
    }

    private void refresh(Session session, Index index, Progress progress) throws IOException {
        synchronized (turn(index)) {
            if (!closing.contains(index) && index.position() != session.archive().holdings().position())
                new Indexing(session, index).catchUp(new Stoppable(index, progress));
        }
    }

    /** Whoever fills an index, or closes it, has it alone; who searches it does not wait for that. */
    private Object turn(Index index) {
        return turns.computeIfAbsent(index, i -> new Object());
    }

    /** Progress of work that stops when its index is to be closed: a window must not wait for a million records to quit. */
    private final class Stoppable implements Progress {
        private final Index index;
        private final Progress progress;

        Stoppable(Index index, Progress progress) {
            this.index = index;
            this.progress = progress;
        }

        @Override
        public void total(long items) {
            progress.total(items);
        }

        @Override
        public void worked(long items) {
            progress.worked(items);
        }

        @Override
        public void item(String name) {
            progress.item(name);
        }

        @Override
        public boolean cancelled() {
            return progress.cancelled() || closing.contains(index);
        }
    }

    /** Empties the index and fills it again. @return documents written */
    public long rebuild(Session session, Progress progress) throws IOException {
        Index index = index(session);
        synchronized (turn(index)) {
            return new Indexing(session, index).rebuild(new Stoppable(index, progress));
        }
    }

    private Index index(Session session) throws IOException {
        Path directory = session.archive().directory().resolve("index");
        synchronized (open) {
            Index index = open.get(directory);
            if (index == null) {
                try {
                    index = provider.open(directory);
                } catch (KhosoException e) {
                    throw e;
                } catch (IOException e) {
                    throw new KhosoException(Message.of("core.search.no-index", directory, String.valueOf(e.getMessage())),
                            Message.of("core.search.no-index.remedy"), e);
                }
                open.put(directory, index);
            }
            return index;
        }
    }

    @Override
    public void release(Session session) throws IOException {
        Index index;
        synchronized (open) {
            index = open.remove(session.archive().directory().resolve("index"));
        }
        if (index == null)
            return;
        closing.add(index);
        synchronized (turn(index)) {
            answers.forget();
            index.close();
        }
        turns.remove(index);
        closing.remove(index);
    }
}
