package org.khoso.testkit.compliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.FieldInfo;
import org.khoso.api.FileView;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.api.compliance.ComplianceRule.Violation;

/**
 * What every rule kind must keep to. Extend it, hand over the rule, its data and a record on either side of it, and succeed at
 * every test: then a run over a million records will not stumble over the kind.
 */
public abstract class ComplianceRuleContract {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** @return a new instance of the kind */
    protected abstract ComplianceRule rule();

    /** @return a rule of the kind as it would stand in a standard */
    protected abstract RuleInfo info();

    /** @return a record that keeps the rule */
    protected abstract TestRecord good();

    /** @return a record that breaks the rule */
    protected abstract TestRecord bad();

    /** @return what surrounds {@link #good()} */
    protected TestContext goodContext() {
        return new TestContext();
    }

    /** @return what surrounds {@link #bad()} */
    protected TestContext badContext() {
        return goodContext();
    }

    @Test
    @DisplayName("nothing is found in a record that keeps the rule")
    void passesGood() throws IOException {
        assertEquals(List.of(), run(rule(), good(), goodContext()));
    }

    @Test
    @DisplayName("something is found in a record that breaks the rule")
    void findsBad() throws IOException {
        assertFalse(run(rule(), bad(), badContext()).isEmpty());
    }

    @Test
    @DisplayName("an empty record, without files, children or parent, is no reason to fail")
    void survivesEmptyRecord() throws IOException {
        assertSound(run(rule(), TestRecord.of(good().recordSet()), emptyContext()), good(), emptyContext());
    }

    @Test
    @DisplayName("values of any type and hostile texts in any field are no reason to fail, hang or grow")
    void survivesHostileValues() {
        for (Object value : HostileValues.ALL)
            for (FieldInfo field : good().fields())
                for (TestRecord record : List.of(good(), bad())) {
                    TestRecord changed = record.with(field.code(), value);
                    assertTimeoutPreemptively(LONGEST, () -> assertSound(run(rule(), changed, badContext()), changed, badContext()),
                            () -> field.code() + " = " + HostileValues.name(value));
                }
    }

    @Test
    @DisplayName("files of which nothing is known are no reason to fail")
    void survivesHostileFiles() throws IOException {
        for (FileView file : HostileValues.FILES) {
            TestContext context = badContext().file(file);
            assertSound(run(rule(), bad(), context), bad(), context);
        }
    }

    @Test
    @DisplayName("places are fields of the record set, paths of files, or empty; messages have a key and printable arguments")
    void yieldsSoundViolations() throws IOException {
        assertSound(run(rule(), bad(), badContext()), bad(), badContext());
    }

    @Test
    @DisplayName("each sentence is there in Vietnamese and English and can be said")
    void hasItsSentences() throws IOException {
        ComplianceRule rule = rule();
        for (Violation v : run(rule, bad(), badContext()))
            for (Message m : v.remedy() == null ? List.of(v.message()) : List.of(v.message(), v.remedy()))
                Sentences.assertSayable(rule.getClass(), m);
    }

    @Test
    @DisplayName("the same record gives the same violations, again and in another instance")
    void isDeterministic() throws IOException {
        ComplianceRule rule = rule();
        List<Violation> first = run(rule, bad(), badContext());
        assertEquals(first, run(rule, bad(), badContext()));
        run(rule, good(), goodContext());
        assertEquals(first, run(rule, bad(), badContext()), "after another record");
        assertEquals(first, run(rule(), bad(), badContext()), "in another instance");
    }

    @Test
    @DisplayName("one instance serves many threads")
    void isThreadSafe() throws Exception {
        ComplianceRule rule = rule();
        List<Violation> good = run(rule, good(), goodContext());
        List<Violation> bad = run(rule, bad(), badContext());
        Callable<Boolean> work = () -> {
            for (int i = 0; i < 200; i++)
                if (!run(rule, good(), goodContext()).equals(good) || !run(rule, bad(), badContext()).equals(bad))
                return false;
            return true;
        };
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> f : pool.invokeAll(List.of(work, work, work, work)))
                assertTrue(f.get(), "another result in another thread");
        }
    }

    @Test
    @DisplayName("what cannot be read is reported as IOException, not hidden and not wrapped")
    void passesIOExceptionOn() throws IOException {
        var gone = new IOException("disk gone");
        boolean[] asked = {false};
        CheckContext context = FailingContext.around(badContext(), gone, asked);
        try {
            run(rule(), bad(), context);
            assertFalse(asked[0], "the rule hid an IOException");
        } catch (IOException e) {
            assertEquals(gone, e, "the IOException must pass as it is");
        }
    }

    private List<Violation> run(ComplianceRule rule, RecordView record, CheckContext context) throws IOException {
        var out = new ArrayList<Violation>();
        rule.check(info(), record, context, out::add);
        return out;
    }

    private TestContext emptyContext() {
        var empty = new TestContext();
        // code lists belong to the standard, not to the record
        good().fields().stream().map(FieldInfo::codeList).filter(id -> id != null)
                .forEach(id -> goodContext().codeList(id).ifPresent(empty::list));
        return empty;
    }

    private static void assertSound(List<Violation> found, RecordView record, CheckContext context) throws IOException {
        List<String> paths = new ArrayList<>(List.of(""));
        record.fields().forEach(f -> paths.add(f.code()));
        for (FileView f : context.files())
            paths.addAll(List.of(String.valueOf(f.path()), String.valueOf(f.name())));
        for (Violation v : found) {
            assertNotNull(v.message(), "message");
            assertTrue(paths.contains(v.place()), () -> "neither a field nor a file: " + v.place());
            for (Message m : v.remedy() == null ? List.of(v.message()) : List.of(v.message(), v.remedy())) {
                assertTrue(m.key().matches("[a-z0-9]+([.-][a-z0-9-]+)+"), () -> "key " + m.key());
                for (Object a : m.args())
                    assertTrue(a instanceof String || a instanceof Number || a instanceof PartialDate || a instanceof Bilingual,
                            () -> m.key() + ": argument of " + a.getClass());
            }
        }
    }
}
