package org.khoso.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.core.Texts;

/** Lines for people. */
class FindingLinesTest {
    private static Finding finding(String rule, String of, Message remedy) {
        return new Finding(rule, "", Confidence.VERBATIM, Level.MUST, new Subject(Kind.FILE, null, of), "METS.xml!2", Message.of("cli.yes"),
                remedy);
    }

    @Test
    void aPlaceIsSaidOnce() {
        Finding f = finding("CSIP6", "p.zip", Message.of("x"));
        assertEquals("p.zip", FindingLines.where(f, "METS.xml!2: PROFILE is missing."));
        assertEquals("p.zip · METS.xml!2", FindingLines.where(f, "PROFILE is missing."));
        assertEquals("p.zip · METS.xml!2", FindingLines.where(f, "METS.xml!22: PROFILE is missing."));
    }

    @Test
    void whatToDoIsSaidOnceForEachRule() throws Exception {
        var texts = new Texts(getClass().getClassLoader());
        List<String> lines = new FindingLines(texts, Locale.ENGLISH).of(List.of(finding("A", "1", Message.of("cli.yes")),
                finding("B", "2", null), finding("A", "3", Message.of("cli.yes")), finding("C", "4", Message.of("cli.yes"))));
        String help = "    → " + texts.say(Message.of("cli.yes"), Locale.ENGLISH);
        assertEquals(6, lines.size());
        assertEquals(List.of(help, help), List.of(lines.get(1), lines.get(5)));
        assertEquals(2, lines.stream().filter(help::equals).count());
    }
}
