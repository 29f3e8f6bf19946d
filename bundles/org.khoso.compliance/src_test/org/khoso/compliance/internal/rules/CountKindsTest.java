package org.khoso.compliance.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.khoso.compliance.internal.rules.Cases.keys;
import static org.khoso.compliance.internal.rules.Cases.params;
import static org.khoso.compliance.internal.rules.Cases.places;
import static org.khoso.compliance.internal.rules.Cases.record;
import static org.khoso.compliance.internal.rules.Cases.run;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.khoso.api.FileView;
import org.khoso.compliance.internal.BadRuleException;
import org.khoso.testkit.compliance.TestContext;
import org.khoso.testkit.compliance.TestData;
import org.khoso.testkit.compliance.TestRecord;

/** unique, counts-equal, page-count. */
class CountKindsTest {
    private static final Map<String, Object> CHILDREN = params("count", "children");
    private static final Map<String, Object> SUM = params("sum-of", "pages");
    private static final TestRecord FIVE = TestRecord.of(Cases.DOSSIER).with("total", 5L).with("pages", 100L);

    private static TestContext children(Long... pages) {
        var context = new TestContext();
        for (Long p : pages)
            context.child(record("pages", p));
        return context;
    }

    @Test
    void unique() {
        var context = new TestContext().occurring("title", "A", 1, 2).occurring("title", "B", 2, 2);
        assertEquals(0, run(new Unique(), "title", params("within", "parent"), record("title", "A"), context).size());
        assertEquals(List.of("check.unique-archive"),
                keys(run(new Unique(), "title", params("within", "archive"), record("title", "A"), context)));
        assertEquals(1, run(new Unique(), "title", params("within", "parent"), record("title", "B"), context).size());
        assertEquals(0, run(new Unique(), "title", params(), record("title", "C"), context).size());
        assertEquals(0, run(new Unique(), "title", params(), record("title", "  "), context).size(), "absent values are not equal");
        assertThrows(BadRuleException.class, () -> run(new Unique(), "title", params("within", "world"), record("title", "A"), context));
    }

    @Test
    void countOfChildren() {
        assertEquals(0, run(new CountsEqual(), "total", CHILDREN, FIVE, children(1L, 1L, 1L, 1L, 1L)).size());
        var found = run(new CountsEqual(), "total", CHILDREN, FIVE, children(1L, 1L, 1L, 1L));
        assertEquals(List.of("total"), places(found));
        assertEquals(List.of(5L, 4L), found.get(0).message().args().subList(1, 3));
        assertEquals(1, run(new CountsEqual(), "total", CHILDREN, FIVE, children(1L, 1L, 1L, 1L, 1L, 1L)).size());
        assertEquals(1, run(new CountsEqual(), "total", CHILDREN, FIVE, children()).size());
        assertEquals(0, run(new CountsEqual(), "total", CHILDREN, FIVE.with("total", null), children(1L)).size(), "nothing stated");
        assertEquals(0, run(new CountsEqual(), "total", CHILDREN, FIVE.with("total", "01"), children(1L)).size(), "stated as text");
        assertEquals(0, run(new CountsEqual(), "total", CHILDREN, FIVE.with("total", "about 5"), children(1L)).size(),
                "the type rule says so");
    }

    @Test
    void countOfFiles() {
        FileView[] files = IntStream.range(0, 5).mapToObj(i -> TestData.pdf("a/" + i + ".pdf", 20, 300, true)).toArray(FileView[]::new);
        assertEquals(0, run(new CountsEqual(), "total", params("count", "files"), FIVE, new TestContext().file(files)).size());
        assertEquals(1, run(new CountsEqual(), "total", params("count", "files"), FIVE, new TestContext().file(files[0])).size());
        assertEquals(0, run(new CountsEqual(), "pages", params("count", "pages"), FIVE, new TestContext().file(files)).size());
        assertEquals(1, run(new CountsEqual(), "pages", params("count", "pages"), FIVE, new TestContext().file(files[0])).size());
        assertThrows(BadRuleException.class, () -> run(new CountsEqual(), "total", params("count", "boxes"), FIVE, new TestContext()));
        assertThrows(BadRuleException.class, () -> run(new CountsEqual(), "total", params(), FIVE, new TestContext()));
    }

    @Test
    void sumOverChildren() {
        assertEquals(0, run(new CountsEqual(), "pages", SUM, FIVE, children(40L, 60L)).size());
        assertEquals(1, run(new CountsEqual(), "pages", SUM, FIVE, children(40L, 59L)).size());
        assertEquals(0, run(new CountsEqual(), "pages", SUM, FIVE, children(40L, null)).size(), "the missing number may be 60");
        assertEquals(1, run(new CountsEqual(), "pages", SUM, FIVE, children(101L, null)).size(), "too much already");
        assertEquals(0, run(new CountsEqual(), "pages", SUM, FIVE, children()).size(), "described as a dossier only");
    }

    @Test
    void pageCount() {
        TestRecord ten = record("pages", 10L);
        assertEquals(0, run(new PageCount(), "pages", params(), ten, new TestContext().file(TestData.pdf("a.pdf", 10, 300, true))).size());
        assertEquals(0, run(new PageCount(), "pages", params(), ten,
                new TestContext().file(TestData.pdf("a.pdf", 4, 300, true), TestData.pdf("b.pdf", 6, 300, true))).size());
        var found = run(new PageCount(), "pages", params(), ten, new TestContext().file(TestData.pdf("a.pdf", 9, 300, true)));
        assertEquals(List.of("pages"), places(found));
        assertEquals(List.of(10L, 9L), found.get(0).message().args().subList(1, 3));
        assertEquals(1, run(new PageCount(), "pages", params(), ten, new TestContext().file(TestData.pdf("a.pdf", 11, 300, true))).size());
    }

    @Test
    void pagesThatNobodyCountedAreNotHeldAgainstTheRecord() {
        TestRecord ten = record("pages", 10L);
        FileView damaged = TestData.file("x.pdf", "", "application/pdf", 0, 0, null, 0, 0, false);
        assertEquals(0, run(new PageCount(), "pages", params(), ten, new TestContext()).size());
        assertEquals(0,
                run(new PageCount(), "pages", params(), ten, new TestContext().file(TestData.pdf("a.pdf", 9, 300, true), damaged)).size());
        assertEquals(0, run(new PageCount(), "pages", params(), ten, new TestContext().file(TestData.pdf("a.pdf", 0, 0, null))).size());
        assertEquals(0,
                run(new PageCount(), "pages", params(), ten, new TestContext().file(TestData.file("a.mp3", "fmt/134", "audio/mpeg")))
                        .size());
    }

    @Test
    void mastersAndTheirPdfAreCountedOnce() {
        TestRecord two = record("pages", 2L);
        var context = new TestContext().file(TestData.file("1.tif", "fmt/353", "image/tiff", 1, 300, null, 0, 0, true),
                TestData.file("2.tif", "fmt/353", "image/tiff", 1, 300, null, 0, 0, true), TestData.pdf("a.pdf", 2, 300, true));
        assertEquals(0, run(new PageCount(), "pages", params(), two, context).size());
        assertEquals(1, run(new PageCount(), "pages", params(), record("pages", 3L), context).size());
    }
}
