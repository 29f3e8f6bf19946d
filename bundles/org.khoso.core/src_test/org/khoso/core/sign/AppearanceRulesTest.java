package org.khoso.core.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.Shown;
import org.khoso.api.sign.SignedBy;
import org.khoso.api.sign.Verdict;
import org.khoso.testkit.compliance.Sentences;

/** Which rules hold on which day of signing, and what they say. */
class AppearanceRulesTest {
    private static final Shown GOOD = new Shown(1, 0.6, 0.95, 0.03, 0.1, false, true, false, Set.of("TimesNewRomanPSMT"), Set.of(10.0));

    private static List<Finding> judge(String when, Shown shown) throws Exception {
        Instant at = when == null ? null : Instant.parse(when);
        var by = new SignedBy("A", "CN=A", "CN=A", "1", Instant.EPOCH, Instant.MAX, "", at, null, "X");
        List<Finding> all = AppearanceRules.ofProduct().judge("a.pdf",
                new Verdict(Indication.TOTAL_PASSED, null, by, null, List.of()).with(shown));
        for (Finding f : all) {
            Sentences.assertSayable(AppearanceRules.class, f.message());
            Sentences.assertSayable(AppearanceRules.class, f.remedy());
        }
        return all;
    }

    private static String rules(String when, Shown shown) throws Exception {
        return String.join(" ", judge(when, shown).stream().map(f -> f.rule().replace("signature/shown-", "")).toList());
    }

    private static Shown with(int page, double left, double top, boolean image, boolean text, boolean coloured, String font, double size) {
        return new Shown(page, left, left + 0.3, top, top + 0.1, image, text, coloured, Set.of(font), Set.of(size));
    }

    @Test
    void asTheRulesAsk() throws Exception {
        assertEquals("", rules("2026-01-02T03:00:00Z", GOOD));
        assertEquals("", rules("2021-01-02T03:00:00Z", GOOD));
    }

    @Test
    void theDayOfSigningChooses() throws Exception {
        Shown seal = with(1, 0.6, 0.02, true, true, true, "Arial", 14);
        assertEquals("", rules("2019-02-01T00:00:00Z", seal), "no rule is known before Circular 01/2019");
        assertEquals("", rules("2019-12-01T00:00:00Z", seal), "Circular 01/2019 asks for the seal and says nothing of fonts");
        assertEquals("no-image", rules("2019-12-01T00:00:00Z", GOOD));
        assertEquals("", rules("2020-03-04T16:59:59Z", seal), "still 4 March in Viet Nam");
        assertEquals("image font size not-black", rules("2020-03-04T17:00:00Z", seal));
        assertEquals("TT 05/2025/TT-BNV Đ.8", judge("2025-06-30T17:00:00Z", seal).getFirst().clause());
        assertEquals("NĐ 30/2020/NĐ-CP PL I", judge("2025-06-30T16:59:59Z", seal).getFirst().clause());
    }

    @Test
    void placeAndLook() throws Exception {
        String day = "2026-01-02T03:00:00Z";
        assertEquals("invisible", rules(day, new Shown(0, 0, 0, 0, 0, false, false, false, Set.of(), Set.of())));
        assertEquals("page", rules(day, with(2, 0.6, 0.02, false, true, false, "Times New Roman", 10)));
        assertEquals("place", rules(day, with(1, 0.1, 0.02, false, true, false, "TimesNewRoman,Bold", 10)));
        assertEquals("place", rules(day, with(1, 0.6, 0.8, false, true, false, "TimesNewRoman", 10)));
        assertEquals("no-text", rules(day, new Shown(1, 0.6, 0.95, 0.03, 0.1, false, false, false, Set.of(), Set.of())));
        assertEquals("", rules(day, with(1, 0.6, 0.02, false, true, false, "TimesNewRoman", 10.4)));
        assertTrue(judge(day, with(2, 0.6, 0.02, false, true, false, "TimesNewRoman", 10)).stream().allMatch(f -> f.level() == Level.MUST));
    }

    @Test
    void nothingWithoutATime() throws Exception {
        assertEquals("", rules(null, with(2, 0.1, 0.9, true, true, true, "Arial", 20)));
    }
}
