package org.khoso.core.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.CodeList;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.Checker;
import org.khoso.api.media.FileFacts;
import org.khoso.model.Concepts;

/** Which rules meet which file, on which day. */
class FileRulesTest {
    /** Finds nothing. */
    static class NoRules implements Checker {
        @Override
        public List<Finding> check(RecordView subject, List<RuleInfo> rules, CheckContext context) {
            return List.of();
        }

        @Override
        public List<String> kinds() {
            return List.of();
        }
    }

    /** Notes what it is asked: rule and reliability. */
    private static final class Noting extends NoRules {
        final List<String> asked = new ArrayList<>();

        @Override
        public List<Finding> check(RecordView subject, List<RuleInfo> rules, CheckContext context) {
            rules.forEach(r -> asked.add(r.id() + "=" + subject.text("r")));
            return List.of();
        }
    }

    /** Two standards, an old and a new one, with the same kinds of rule for texts; the old one has rules for photos too. */
    static final class Standards implements StandardsCatalog {
        private static RuleInfo rule(String id, String kind, String anchor, LocalDate from, LocalDate to, String when) {
            return new RuleInfo(id, kind, id.substring(0, id.indexOf('/')), "",
                    when == null ? Map.of() : Map.of("when", Map.of("field", "r", "equals", List.of(when))), Level.MUST, "",
                    Confidence.VERBATIM, anchor, from, to, "");
        }

        private static RecordSetInfo set(String id, boolean reliability) {
            var field = new FieldInfo("r", Concepts.RELIABILITY, new Bilingual("r", "r"), org.khoso.api.FieldType.TEXT, 0, "O",
                    Confidence.VERBATIM, Confidence.VERBATIM, null, false, false, "", null);
            return new RecordSetInfo(id, "1", "s", Kind.RECORD, "text", new Bilingual(id, id), "", Confidence.VERBATIM, Confidence.VERBATIM,
                    true, null, null, reliability ? List.of(field) : List.of());
        }

        @Override
        public List<RecordSetInfo> recordSets() {
            return List.of(set("new", true), set("old", false), set("oldphoto", false));
        }

        @Override
        public Optional<RecordSetInfo> recordSet(String id) {
            return recordSets().stream().filter(s -> s.id().equals(id)).findFirst();
        }

        @Override
        public Optional<CodeList> codeList(String id) {
            return Optional.empty();
        }

        @Override
        public List<RuleInfo> rules(String set) {
            LocalDate change = LocalDate.of(2025, 7, 1);
            return switch (set) {
                case "new" -> List.of(rule("new/present", "file-present", "", null, null, null),
                        rule("new/dpi", "resolution", "digitised", change, null, "02"),
                        rule("new/maps", "resolution", "digitised", change, null, null),
                        rule("new/electronic", "file-format", "", null, null, "01"));
                case "old" -> List.of(rule("old/dpi", "resolution", "digitised", null, change.minusDays(1), null),
                        rule("old/format", "file-format", "digitised", null, change.minusDays(1), null));
                default -> List.of(rule("oldphoto/dpi", "resolution", "digitised", null, null, null));
            };
        }

        @Override
        public List<StandardInfo> standards() {
            return List.of();
        }

        @Override
        public List<Profile> profiles() {
            return List.of(new Profile("n", null, "X", null, "d", "new", null, null, "", Confidence.VERBATIM),
                    new Profile("n2", null, "Y", null, "d", "new", null, null, "", Confidence.VERBATIM),
                    new Profile("o", null, "", null, "d", "old", "oldphoto", null, "", Confidence.VERBATIM));
        }

        @Override
        public StandardsCatalog with(List<Path> directories) {
            return this;
        }
    }

    private static List<String> asked(String mime, boolean digitised, LocalDate day) {
        var facts = new FileFacts("", "", mime, true, 1, 1, 0, 0, 0, 0, null, 0, 0, false, true, "", List.of());
        var noting = new Noting();
        new FileRules(new Standards(), noting, day)
                .check(new CheckedFile(Path.of("a"), "a", "", facts, null, digitised, false, List.of(), null));
        return noting.asked;
    }

    @Test
    void theDayDecidesWhichStandardCounts() {
        assertEquals(List.of("new/dpi=02", "new/maps=02", "new/electronic=02"), asked("application/pdf", true, LocalDate.of(2025, 7, 1)));
        assertEquals(List.of("new/electronic=", "old/dpi=", "old/format="), asked("application/pdf", true, LocalDate.of(2025, 6, 30)));
    }

    @Test
    void rulesOnDigitisedRecordsDoNotBindWhatWasBornDigital() {
        assertEquals(List.of("new/electronic=01"), asked("application/msword", false, LocalDate.of(2026, 1, 1)));
        assertEquals(List.of("new/electronic=01"), asked("application/pdf", false, LocalDate.of(2025, 6, 30)));
    }

    @Test
    void imagesMeetRulesOnPhotos() {
        assertEquals(List.of("oldphoto/dpi="), asked("image/tiff", true, LocalDate.of(2026, 1, 1)));
        assertEquals(List.of(), asked("audio/mpeg", true, LocalDate.of(2026, 1, 1)));
    }
}
