package org.khoso.compliance.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.khoso.api.Finding;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.compliance.internal.rules.BuiltIn;

/** The shipped rules, run by the real checker, against cases that were written from the clauses ({@code clauses.txt} beside this test). */
class ClauseCasesTest {
    private static final Path FILE = Path.of("../org.khoso.compliance/src_test/org/khoso/compliance/internal/clauses.txt");
    private static final DefaultChecker CHECKER = new DefaultChecker(BuiltIn.kinds());
    private static StandardsCatalog standards;
    private static List<Block> blocks;

    /** What one clause demands. */
    private record Block(List<String> rules, String level, String label, String clause, String anchor, LocalDate from, LocalDate to,
            List<String> good, List<String> bad) {
    }

    @BeforeAll
    static void read() throws Exception {
        Path data = Path.of(System.getProperty("khoso.test.standards", "../org.khoso.standards.vn/KHOSO-INF/standards"));
        // by name: the package of the other bundle is not exported, and its loader is what is wanted here
        Class<?> loader;
        try {
            loader = Class.forName("org.khoso.standards.internal.BundleStandards");
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            Assumptions.abort("the loader of standards is not on this class path, as it is with releng/dev/quick: " + e);
            return;
        }
        standards = (StandardsCatalog) loader.getConstructor(List.class, List.class).newInstance(List.of(), List.of(data));
        blocks = blocks();
    }

    @TestFactory
    Stream<DynamicTest> clauses() {
        return blocks.stream().map(b -> DynamicTest.dynamicTest(String.join(" ", b.rules()), () -> {
            for (String id : b.rules()) {
                check(b, id, b.level(), b.label());
                if (id.startsWith("tt02.")) // on nobody's word CV 903 takes over what TT 02 has
                    check(b, id.replace("tt02.", "cv903."), "should", "K");
            }
        }));
    }

    @Test
    void noRuleWithoutACase() {
        Set<String> known = new HashSet<>();
        for (Block b : blocks) {
            assertFalse(b.bad().isEmpty() || b.good().isEmpty(), b.rules()::toString);
            for (String id : b.rules()) {
                assertTrue(known.add(id), id);
                known.add(id.replace("tt02.", "cv903."));
            }
        }
        List<String> open = standards.recordSets().stream().flatMap(s -> standards.rules(s.id()).stream()).map(RuleInfo::id)
                .filter(id -> !known.contains(id) && !id.matches("[\\w.]+/[\\w.]+/(required|type|length|code-list)")).toList();
        assertEquals(List.of(), open);
    }

    private static void check(Block b, String id, String level, String label) throws IOException {
        String set = id.substring(0, id.indexOf('/'));
        RuleInfo rule = standards.rules(set).stream().filter(r -> r.id().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError("there is no rule " + id));
        assertEquals(b.anchor(), rule.anchor(), id);
        ClauseCase cases = new ClauseCase(standards, rule);
        String clause = b.clause() == null ? standards.recordSet(set).orElseThrow().source() : b.clause();
        LocalDate day = b.from() == null ? LocalDate.EPOCH : b.from();
        for (String c : b.good())
            assertEquals(List.of(), run(cases, c, b.anchor(), day), id + " should accept " + c);
        for (String c : b.bad()) {
            List<Finding> found = run(cases, c, b.anchor(), day);
            assertFalse(found.isEmpty(), id + " should refuse " + c);
            for (Finding f : found)
                assertEquals(List.of(level, label, clause), List.of(f.level().code(), f.confidence().code(), f.clause()), id);
        }
        period(b, id, cases);
        Object hint = rule.parameters().get("hint");
        if (hint instanceof String s)
            for (String example : s.split(", "))
                assertTrue(b.good().contains(example), id + " gives an example that is no case: " + example);
    }

    private static void period(Block b, String id, ClauseCase cases) throws IOException {
        String c = b.bad().get(0);
        if (b.from() != null)
            assertEquals(List.of(), run(cases, c, b.anchor(), b.from().minusDays(1)), id + " is not in force yet");
        if (b.to() != null) {
            assertFalse(run(cases, c, b.anchor(), b.to()).isEmpty(), id + " is still in force");
            assertEquals(List.of(), run(cases, c, b.anchor(), b.to().plusDays(1)), id + " is not in force any more");
        } else if (b.from() != null)
            assertFalse(run(cases, c, b.anchor(), LocalDate.of(2199, 1, 1)).isEmpty(), id + " has no end");
    }

    private static List<Finding> run(ClauseCase cases, String c, String anchor, LocalDate day) throws IOException {
        ClauseCase.Filled filled = cases.fill(c);
        filled.context().anchored(anchor, day);
        return CHECKER.check(filled.record(), List.of(cases.rule()), filled.context());
    }

    private static List<Block> blocks() throws IOException {
        List<Block> found = new ArrayList<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(FILE));
        lines.removeIf(l -> l.isBlank() || l.startsWith("#"));
        for (int i = 0; i < lines.size();) {
            List<String> rules = List.of(lines.get(i++).substring("rule ".length()).split(" "));
            String[] says = lines.get(i++).substring("says ".length()).split(" \\| ");
            String clause = says.length < 2 ? null : says[1].equals("none") ? "" : says[1];
            String anchor = "";
            LocalDate[] period = new LocalDate[2];
            if (lines.get(i).startsWith("period ")) {
                String[] p = lines.get(i++).split(" ");
                anchor = p[1];
                String[] days = p[2].split("\\.\\.", -1);
                for (int k = 0; k < 2; k++)
                    period[k] = days[k].isEmpty() ? null : LocalDate.parse(days[k]);
            }
            Map<String, List<String>> cases = Map.of("good", new ArrayList<>(), "bad", new ArrayList<>());
            while (i < lines.size() && !lines.get(i).startsWith("rule ")) {
                String[] c = lines.get(i++).split(" ", 2);
                cases.get(c[0]).add(c[1]);
            }
            found.add(new Block(rules, says[0].split(" ")[0], says[0].split(" ")[1], clause, anchor, period[0], period[1],
                    cases.get("good"), cases.get("bad")));
        }
        return found;
    }
}
