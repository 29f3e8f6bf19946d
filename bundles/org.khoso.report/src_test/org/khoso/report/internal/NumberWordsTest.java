package org.khoso.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers as an archivist reads them out. */
class NumberWordsTest {
    @Test
    void numbersInWords() throws Exception {
        var words = new NumberWords();
        Map<Long, String> cases = Map.ofEntries(Map.entry(0L, "không"), Map.entry(5L, "năm"), Map.entry(10L, "mười"),
                Map.entry(11L, "mười một"),
                Map.entry(15L, "mười lăm"), Map.entry(21L, "hai mươi mốt"), Map.entry(55L, "năm mươi lăm"), Map.entry(100L, "một trăm"),
                Map.entry(105L, "một trăm linh năm"), Map.entry(115L, "một trăm mười lăm"),
                Map.entry(1005L, "một nghìn không trăm linh năm"),
                Map.entry(1_000_000L, "một triệu"), Map.entry(12_408L, "mười hai nghìn bốn trăm linh tám"),
                Map.entry(1_000_000_001L, "một tỷ không trăm linh một"),
                Map.entry(2_021_000_000_000L, "hai nghìn không trăm hai mươi mốt tỷ"));
        cases.forEach((n, said) -> assertEquals(said, words.say(n)));
    }
}
