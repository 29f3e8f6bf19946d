package org.khoso.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;

/** What is looked for in parts is what the query gives as a whole: same objects, same scores, whatever is asked. */
class BestHitsTest extends SearchFixture {
    private static final int MANY = 1_000;
    private static final int QUESTIONS = Integer.getInteger("khoso.questions", 80);
    private static final String[] WORDS = {"sửa", "sưa", "sua", "chữa", "chưa", "cầu", "câu", "đường", "duong", "đê", "ủy", "ban", "C7",
            "C1200", "học"};
    private final Random random = new Random();

    private String words(int most) {
        List<String> all = new ArrayList<>();
        for (int n = random.nextInt(most) + 1; n > 0; n--)
            all.add(WORDS[(int) (WORDS.length * Math.pow(random.nextDouble(), 2))]);
        return String.join(" ", all);
    }

    private String question() {
        return switch (random.nextInt(8)) {
            case 0 -> '"' + words(3) + '"';
            case 1 -> words(2) + " -" + WORDS[random.nextInt(WORDS.length)];
            case 2 -> words(2) + " \"" + words(2) + '"';
            case 3 -> words(2) + " c*";
            default -> words(4);
        };
    }

    @Test
    void sameAsAWhole() throws Exception {
        long seed = System.nanoTime();
        random.setSeed(seed);
        int titled = 2 + random.nextInt(5);
        index.fill(IntStream.range(0, MANY).mapToObj(n -> paged(n, n % titled == 0 ? words(6) : "Khác", n % 3 == 0 ? "" : words(60))));
        index.commit(1);
        try (var directory = FSDirectory.open(folder.resolve("index")); var reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            for (int i = 0; i < QUESTIONS; i++)
                compare(searcher, question(), QueryMaker.Mode.values()[i % 4], "seed " + seed);
        }
    }

    private void compare(IndexSearcher searcher, String text, QueryMaker.Mode mode, String said) throws Exception {
        // as if the words were common, every other time
        Ranked query = QueryMaker.ranked(QueryText.parse(text), mode, searcher, random.nextBoolean() ? 1 : QueryMaker.COMMON);
        for (int most : new int[]{1, 20, 700}) {
            ScoreDoc[] is = new BestHits(searcher, q -> q).of(query, most).scoreDocs;
            ScoreDoc[] whole = searcher.search(query.whole(), new TopScoreDocCollectorManager(most, null, MANY)).scoreDocs;
            String what = said + ", " + mode + ", " + most + " of " + text;
            assertEquals(whole.length, is.length, what);
            for (int i = 0; i < is.length; i++)
                assertEquals(whole[i].score, is[i].score, whole[i].score * 1e-5, what);
            assertEquals(is.length, Arrays.stream(is).mapToInt(d -> d.doc).distinct().count(), what);
        }
    }
}
