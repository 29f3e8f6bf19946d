package million;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Words of a list, the first ones often, the last ones hardly ever, as in any language (frequency one over rank). */
final class Vocabulary {
    private static final double FLATTENED = 8;
    private final List<String> words;
    private final double[] sums;

    Vocabulary(Path list) throws IOException {
        words = Files.readAllLines(list);
        sums = new double[words.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++)
            sums[i] = sum += 1 / (i + FLATTENED);
    }

    String word(SplittableRandom random) {
        int at = Arrays.binarySearch(sums, random.nextDouble(sums[sums.length - 1]));
        return words.get(Math.min(words.size() - 1, at < 0 ? -at - 1 : at));
    }

    String words(SplittableRandom random, int least, int most) {
        StringBuilder b = new StringBuilder();
        for (int n = random.nextInt(least, most + 1); n > 0; n--)
            b.append(b.isEmpty() ? "" : " ").append(word(random));
        return b.toString();
    }
}
