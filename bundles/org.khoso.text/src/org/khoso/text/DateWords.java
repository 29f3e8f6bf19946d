package org.khoso.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a written date, from {@code KHOSO-INF/text/date-words.properties}, as alternatives of a regular expression. */
record DateWords(String day, String month, String year, String from, String to, String quarter, String part, String first,
        String second, Map<String, String> months, Map<String, String> english) {
    private static final String FILE = "/KHOSO-INF/text/date-words.properties";

    /** @return the words, without accents */
    static DateWords load() {
        Properties p = new Properties();
        try (InputStream in = DateWords.class.getResourceAsStream(FILE)) {
            p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // our own file, in our own bundle
        }
        return new DateWords(words(p, "day"), words(p, "month"), words(p, "year"), words(p, "from"), words(p, "to"),
                words(p, "quarter"), words(p, "part"), words(p, "first"), words(p, "second"), numbers(p, "months"), numbers(p, "english"));
    }

    private static Map<String, String> numbers(Properties p, String key) {
        return Arrays.stream(p.getProperty(key).split(",")).map(w -> w.split(":"))
                .collect(Collectors.toUnmodifiableMap(w -> Fold.fold(w[0].strip()), w -> w[1].strip()));
    }

    /** @return alternatives of these words, the longest first */
    static String any(Map<String, String> words) {
        return words.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).map(Pattern::quote)
                .collect(Collectors.joining("|", "(", ")"));
    }

    private static String words(Properties p, String key) {
        return Arrays.stream(p.getProperty(key).split(",")).map(w -> Pattern.quote(Fold.fold(w.strip())))
                .collect(Collectors.joining("|", "(?:", ")"));
    }
}
