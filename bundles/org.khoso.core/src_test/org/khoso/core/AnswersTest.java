package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khoso.api.AccessFilter;
import org.khoso.api.search.SearchProvider.Document;
import org.khoso.api.search.SearchProvider.Index;
import org.khoso.api.search.SearchProvider.Query;
import org.khoso.api.search.SearchProvider.Result;

class AnswersTest {
    private final Answers answers = new Answers();
    private final Asked index = new Asked();

    /** Counts how often it was asked. */
    private static final class Asked implements Index {
        private long position = 1;
        private int times;

        @Override
        public void put(Stream<Document> documents) {
            position++;
        }

        @Override
        public void remove(List<UUID> ids) {
            position++;
        }

        @Override
        public void commit(long reached) {
            position = reached;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void clear() {
            position = -1;
        }

        @Override
        public Result search(Query query) {
            return new Result(++times, List.of(), Map.of(), false);
        }

        @Override
        public void close() {
            position = -1;
        }
    }

    private long ask(String text, int limit, AccessFilter access) throws IOException {
        return answers.of(index, new Query(text, Map.of(), List.of("a"), 0, limit, access, true)).total();
    }

    @Test
    void theSameQuestionIsAskedOnceAtAPosition() throws Exception {
        assertEquals(1, ask("x", 20, AccessFilter.ALL));
        assertEquals(1, ask("x", 20, AccessFilter.ALL));
        assertEquals(2, ask("y", 20, AccessFilter.ALL));
        index.commit(2);
        assertEquals(3, ask("x", 20, AccessFilter.ALL));
    }

    @Test
    void whoMaySeeLessGetsAnAnswerOfTheirOwn() throws Exception {
        assertEquals(1, ask("x", 20, AccessFilter.ALL));
        assertEquals(2, ask("x", 20, new AccessFilter(Set.of("46"), null, null)));
    }

    @Test
    void longListsAndClosedIndexesAreNotKept() throws Exception {
        assertEquals(1, ask("x", 5_000, AccessFilter.ALL));
        assertEquals(2, ask("x", 5_000, AccessFilter.ALL));
        assertEquals(3, ask("x", 20, AccessFilter.ALL));
        answers.forget();
        assertEquals(4, ask("x", 20, AccessFilter.ALL));
    }
}
