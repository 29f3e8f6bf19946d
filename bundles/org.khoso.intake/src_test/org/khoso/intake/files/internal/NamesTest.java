package org.khoso.intake.files.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khoso.intake.mapping.internal.Words;
import org.khoso.text.Fold;

/** Forms of names against what they are said to be, in expressions that are easy to read and slow. */
class NamesTest {
    private static final String[] PIECES = {"0", "00", "7", "12", "004", "QĐ", "ub", "Hồ sơ", "#", ".", "-", "/", "./", "//", "\\", " ",
            "  ", "_", "a", "²", "٣", "Ⅳ",
            "", "e\u0301"};
    private final Random random = new Random();

    private String some() {
        return Stream.generate(() -> PIECES[random.nextInt(PIECES.length)]).limit(random.nextInt(9)).collect(Collectors.joining());
    }

    @Test
    void looseIsWithoutLeadingZeros() {
        assertEquals("qd 4 ub 12 #000", Names.loose("QĐ004-UB/0012 #000"));
        for (int i = 0; i < 20_000; i++) {
            String text = some();
            String wanted = Stream.of(Words.plain(text).replaceAll("(?<=\\d)(?=\\p{L})|(?<=\\p{L})(?=\\d)", " ").split(" "))
                    .map(w -> w.replaceFirst("^0+(?=\\d)", "")).collect(Collectors.joining(" "));
            assertEquals(wanted, Names.loose(text), text);
        }
    }

    @Test
    void pathHasOneKindOfSlash() {
        assertEquals("hop 1/ho so 2", Names.path(".\\Hộp 1\\\\./Hồ sơ 2/"));
        for (int i = 0; i < 20_000; i++) {
            String text = some();
            String wanted = Fold.fold(text).replace('\\', '/').replaceAll("/+", "/").replaceAll("(^|/)(\\./)+", "$1")
                    .replaceAll("^/|/$", "").strip();
            assertEquals(wanted, Names.path(text), text);
        }
    }
}
