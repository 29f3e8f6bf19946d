package million;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.khoso.api.Counts;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.core.SessionCall;

/**
 * Verb "terms": words of the index without accents, drawn by a fixed sampler from all deciles of frequency, twice: deciles of the words by rank, where the upper
 * ones are rare words, and deciles of all that is written, where the lowest holds the few words that stand everywhere. It reads the files of the index by itself.
 * Arguments: fields=a,b,c (with words) each= (from each decile) seed=
 */
public final class Sample implements Command {
    private record Word(String text, long frequency) {
    }

    @Override
    public Spec spec() {
        return Arguments.spec("terms");
    }

    @Override
    public int run(Invocation call) throws Exception {
        Arguments given = Arguments.of(call.arguments());
        Path index = ((SessionCall) call).session().archive().directory().resolve("index");
        List<Word> all = words(index, given.text("fields").split(","));
        SplittableRandom random = new SplittableRandom(given.number("seed"));
        int each = given.number("each");
        call.emit("", "ok", new Counts(1, 1, 0, 0), List.of(), Map.of("words", all.size(), "rank", byRank(all, each, random), "mass", byMass(all, each, random)),
                List.of());
        return 0;
    }

    private static List<Word> words(Path index, String[] fields) throws Exception {
        Map<String, Long> found = new HashMap<>();
        try (FSDirectory directory = FSDirectory.open(index); DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves())
                for (String field : fields) {
                    Terms terms = leaf.reader().terms(field);
                    TermsEnum e = terms == null ? TermsEnum.EMPTY : terms.iterator();
                    while (e.next() != null) {
                        String word = e.term().utf8ToString();
                        if (word.chars().allMatch(Character::isLetterOrDigit))
                            found.merge(word, (long) e.docFreq(), Long::sum);
                    }
                }
        }
        List<Word> all = new ArrayList<>();
        found.forEach((w, n) -> all.add(new Word(w, n)));
        all.sort(Comparator.comparingLong(Word::frequency).reversed().thenComparing(Word::text));
        return all;
    }

    private static List<List<Object>> byRank(List<Word> all, int each, SplittableRandom random) {
        List<List<Object>> deciles = new ArrayList<>();
        for (int d = 0; d < 10; d++)
            deciles.add(draw(all, all.size() * d / 10, all.size() * (d + 1) / 10, each, random));
        return deciles;
    }

    private static List<List<Object>> byMass(List<Word> all, int each, SplittableRandom random) {
        long mass = all.stream().mapToLong(Word::frequency).sum();
        List<List<Object>> deciles = new ArrayList<>();
        long sum = 0;
        int from = 0;
        for (int i = 0; i < all.size() && deciles.size() < 10; i++) {
            sum += all.get(i).frequency();
            if (sum * 10 >= mass * (deciles.size() + 1) || i == all.size() - 1) {
                deciles.add(draw(all, from, i + 1, each, random));
                from = i + 1;
            }
        }
        return deciles;
    }

    /** All of a part that is smaller than what is wanted, some more than once. */
    private static List<Object> draw(List<Word> all, int from, int to, int each, SplittableRandom random) {
        List<Object> drawn = new ArrayList<>();
        TreeSet<Integer> taken = new TreeSet<>();
        while (to > from && drawn.size() < each) {
            int i = random.nextInt(from, to);
            if (taken.size() < to - from && !taken.add(i))
                continue;
            drawn.add(List.of(all.get(i).text(), all.get(i).frequency()));
        }
        return drawn;
    }
}
