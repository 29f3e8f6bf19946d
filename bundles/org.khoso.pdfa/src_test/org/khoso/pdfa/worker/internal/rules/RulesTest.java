package org.khoso.pdfa.worker.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.testkit.media.SmallPdf;

/** Every expression of veraPDF's profiles for PDF/A, and expressions that it does not have: what we say, and what its own class says. */
class RulesTest {
    private static final int TIMES = Integer.getInteger("khoso.pdfa.rounds", 1);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final List<String> VARIABLES = List.of("gDocumentOutputCS", "gOutputCS", "gOutputICCProfileMD5",
            "gOutputProfileIndirect",
            "gPageOutputCS", "gTransparencyCS");
    @TempDir
    static Path folder;
    private static World own;
    private static World vera;

    @BeforeAll
    static void worlds() throws Exception {
        try (var first = new World(false, folder)) {
            compileGetters(first);
        }
        vera = new World(false, folder);
        own = new World(true, folder);
    }

    @AfterAll
    static void close() throws Exception {
        own.close();
        vera.close();
    }

    /** An interface whose getters give any type, even what no getter of the model can give. */
    private static void compileGetters(World w) throws Exception {
        Set<String> names = new TreeSet<>();
        for (Object type : (Collection<?>) World.call(w.type("org.verapdf.model.ModelHelper"), null, "getTypes"))
            w.model("getListOfProperties", (String) type).forEach(p -> names.add((String) p));
        var source = new StringBuilder("public interface Getters {\n");
        names.forEach(n -> source.append("Object get").append(n).append("();\n"));
        Path file = Files.writeString(folder.resolve("Getters.java"), source.append("}\n"));
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), file.toString()));
    }

    /** Runs on a new thread: what was compiled is kept for each thread. */
    private static <T> T fresh(Callable<T> work) throws Exception {
        try (var one = Executors.newSingleThreadExecutor()) {
            return one.submit(work).get();
        }
    }

    private interface Evaluation {
        Object of(World w, Object object, Object scope) throws Exception;
    }

    private static String said(World w, String type, Map<String, Object> values, Object scope, Evaluation e) throws Exception {
        Object object = w.object(type, w.type("Getters"), values);
        try {
            return String.valueOf(e.of(w, object, scope)).replaceAll("(script_|Proxy)\\d+|@[0-9a-f]+", "");
        } catch (RuntimeException x) {
            return x.getClass().getName() + " " + x.getMessage();
        }
    }

    /** @return expressions that were left to Rhino */
    private static Collection<?> compare(String expression, String type, int times, Evaluation e) throws Exception {
        return fresh(() -> {
            var random = new Random((expression + type).hashCode());
            var drawn = new Drawn(random, expression);
            Object mine = own.evaluator("initialise");
            Object theirs = vera.evaluator("initialise");
            for (int i = 0; i < times; i++) {
                Map<String, Object> values = new HashMap<>();
                NAME.matcher(expression).results().forEach(m -> values.put(m.group(), drawn.value()));
                for (String v : VARIABLES) {
                    Object value = drawn.plain();
                    own.put(mine, v, value);
                    vera.put(theirs, v, value);
                }
                assertEquals(said(vera, type, values, theirs, e), said(own, type, values, mine, e),
                        () -> expression + " of " + type + " with " + values);
            }
            vera.evaluator("exitContext");
            return own.slow();
        });
    }

    /** Kinds of a type differ in little but their names: there a few values do. */
    private static int times(Object rule, String kind) throws Exception {
        return kind.equals(get(rule, "getObject")) ? TIMES : Math.max(3, TIMES / 10);
    }

    private static Set<String> kinds(String type) throws Exception {
        Set<String> kinds = new TreeSet<>(Set.of(type));
        for (Object t : (Collection<?>) World.call(own.type("org.verapdf.model.ModelHelper"), null, "getTypes"))
            if (own.model("getListOfSuperNames", (String) t).contains(type))
            kinds.add((String) t);
        return kinds;
    }

    private static Object get(Object o, String name) throws Exception {
        return World.call(o.getClass(), o, name);
    }

    @Test
    void everyTestOfTheProfilesSaysTheSame() throws Exception {
        Map<String, Object> theirs = rules(vera);
        Collection<Object> slow = new ArrayList<>();
        for (Map.Entry<String, Object> r : rules(own).entrySet())
            for (String kind : kinds((String) get(r.getValue(), "getObject")))
                slow.addAll(compare((String) get(r.getValue(), "getTest"), kind, times(r.getValue(), kind),
                        (w, object, scope) -> w.evaluator("getTestEvalResult", object, w == own ? r.getValue() : theirs.get(r.getKey()),
                                scope)));
        assertEquals(List.of(), slow);
    }

    /** Rules by their words and the type that they are for. */
    private static Map<String, Object> rules(World w) throws Exception {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Object r : w.asked("Rules"))
            all.put(get(r, "getTest") + " of " + get(r, "getObject"), r);
        assertTrue(all.size() > 240);
        return all;
    }

    @Test
    void everyArgumentOfTheProfilesSaysTheSame() throws Exception {
        Collection<Object> slow = new ArrayList<>();
        Set<String> done = new TreeSet<>();
        for (Object r : rules(own).values())
            for (Object a : (List<?>) get(get(r, "getError"), "getArguments")) {
                String words = (String) get(a, "getArgument");
                String type = (String) get(r, "getObject");
                if (done.add(words + " of " + type))
                    slow.addAll(compare(words, type, TIMES, (w, object, scope) -> argument(w, words, object, scope)));
            }
        assertTrue(done.size() > 140);
        assertEquals(List.of(), slow);
    }

    private static Object argument(World w, String words, Object object, Object scope) throws Exception {
        if (w == vera)
            w.put(scope, "obj", object); // there the test that failed before has done it
        Class<?> c = w.type("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl");
        List<?> all = (List<?>) w.evaluator("getErrorArgumentsResult", object,
                List.of(World.call(c, null, "fromValues", words, null, null)), scope);
        return get(all.get(0), "getArgumentValue") + " " + get(all.get(0), "getArgument") + " " + get(all.get(0), "getName");
    }

    @Test
    void everyVariableOfTheProfilesSaysTheSame() throws Exception {
        Collection<Object> slow = new ArrayList<>();
        for (Object v : own.asked("Variables")) {
            String words = (String) get(v, "getValue");
            for (String kind : kinds((String) get(v, "getObject")))
                slow.addAll(compare(words, kind, TIMES, (w, object, scope) -> variable(w, words, object, scope)));
            assertEquals("null", get(v, "getDefaultValue"));
        }
        assertEquals(List.of(), slow);
        assertEquals("null", fresh(() -> String.valueOf(own.evaluator("evaluateString", "null", own.evaluator("initialise")))));
    }

    private static Object variable(World w, String words, Object object, Object scope) throws Exception {
        Object v = World.call(w.type("org.verapdf.pdfa.validation.profiles.Profiles"), null, "variableFromValues", "v", "X", "null", words);
        Object value = w.evaluator("evalVariableResult", v, object, scope);
        if (value instanceof Integer || value instanceof Double)
            return "number " + ((Number) value).doubleValue(); // no script knows the difference
        return value == null ? null : value.getClass().getSimpleName() + " " + value;
    }

    /** What the profiles don't have: some is read here, some goes to Rhino, some is an error to both. */
    @Test
    void expressionsOfNoProfileSayTheSame() throws Exception {
        for (String words : Drawn.STRANGE)
            compare(words, "PDAnnot", TIMES, (w, object, scope) -> argument(w, words, object, scope));
        for (String words : Drawn.STRANGE)
            compare(words, "PDAnnot", TIMES, (w, object, scope) -> variable(w, words, object, scope));
    }

    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int part = 1; part <= 3; part++) {
            files.put("good" + part, new SmallPdf(part).bytes());
            files.put("font" + part,
                    new SmallPdf(part).page("/Contents 5 0 R /Resources << /Font << /F1 6 0 R >> >>")
                            .object("<< /Length 34 >>\nstream\nBT /F1 9 Tf 9 9 Td (letters) Tj ET\nendstream")
                            .object("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>").bytes());
            files.put("annots" + part,
                    new SmallPdf(part).page("/Annots [5 0 R 6 0 R 7 0 R]").object("<< /Type /Annot /Subtype /Movie /F 6 /Rect [1 1 9 9] >>")
                            .object("<< /Type /Annot /Subtype /Text /CA 0.5 /AP << /D 4 0 R >> /Rect [1 1 9 9] >>")
                            .object("<< /Type /Annot /Subtype /Widget /FT /Btn /AA << /E 4 0 R >> /Rect [1 1 9 9] >>").bytes());
            files.put("catalog" + part,
                    new SmallPdf(part).unclaimed().catalog("/Lang (" + "vi-".repeat(200) + "x) /NeedsRendering true /Perms << /UR 1 0 R >>")
                            .page("/Group << /S /Transparency >> /AA << /O << /S /Launch >> >>").bytes());
        }
        return files;
    }

    @Test
    void pathsAreWithoutTheNumbersOfThisRun() throws Exception {
        Path file = Files.write(folder.resolve("named.pdf"), files().get("font2"));
        assertTrue(own.judge(file.toFile(), "auto").contains("font[0](Times-Roman)"));
    }

    @Test
    void wholeFilesAreJudgedTheSame() throws Exception {
        for (Map.Entry<String, byte[]> f : files().entrySet())
            for (String flavour : List.of("auto", "1a", "1b", "2a", "2u", "3b", "4", "4e", "4f")) {
                Path file = Files.write(folder.resolve(f.getKey() + ".pdf"), f.getValue());
                assertEquals(vera.judge(file.toFile(), flavour), own.judge(file.toFile(), flavour), f.getKey() + " by " + flavour);
            }
    }
}
