package org.khoso.packaging.verify.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** What the verifier keeps outside memory says the same as if it were in memory, and leaves no file behind. */
class OutsideMemoryTest {
    private final Random random = new Random(11);

    @Test
    void pagesHoldWhatWasWritten() throws IOException {
        byte[] expected = new byte[5 << 20];
        Set<Path> before = left();
        try (Pages pages = new Pages()) {
            for (int i = 0; i < 20_000; i++) {
                byte[] some = new byte[random.nextInt(9000)];
                random.nextBytes(some);
                int at = random.nextInt(expected.length - some.length);
                pages.put(at, some);
                System.arraycopy(some, 0, expected, at, some.length);
            }
            byte[] found = new byte[expected.length];
            pages.get(0, found);
            assertArrayEquals(expected, found);
            pages.putLong(8L << 30, 7);
            assertEquals(7, pages.getLong(8L << 30));
            assertEquals(0, pages.getLong(4L << 30), "never written");
            assertFalse(left().equals(before), "five megabytes are not in memory");
        }
        assertEquals(before, left());
    }

    private static Set<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(p -> p.getFileName().toString().startsWith("khoso-examination")).collect(java.util.stream.Collectors.toSet());
        }
    }

    @Test
    void filesAreFoundByPath() throws IOException {
        Map<String, Long> sizes = new HashMap<>();
        List<String> order = new ArrayList<>();
        try (Scratch scratch = new Scratch()) {
            EntryTable table = new EntryTable(scratch);
            for (int i = 0; i < 40_000; i++) {
                String path = "representations/rep1/data/V\u0103n b\u1EA3n " + random.nextInt(100_000) + (i % 100 == 0 ? "\uD800" : "")
                        + ".pdf";
                boolean fresh = sizes.putIfAbsent(path, (long) i) == null;
                assertEquals(fresh, table.add(new Entry(path, i, -i)));
                if (fresh)
                    order.add(path);
            }
            assertEquals(sizes.size(), table.size());
            assertNull(table.get("representations/rep1/data/none.pdf"));
            byte[] hash = new byte[32];
            random.nextBytes(hash);
            for (String path : order) {
                Entry e = table.get(path);
                assertEquals(sizes.get(path), e.size);
                assertEquals(-e.size, e.at);
                Entry other = table.get(path);
                e.listed = true;
                table.note(e);
                other.hash = hash;
                table.note(other);
            }
            List<String> seen = new ArrayList<>();
            table.forEach(e -> {
                seen.add(e.path);
                assertTrue(e.listed && !e.unreadable && !e.covered, "notes of two who had it in hand");
                assertArrayEquals(hash, e.hash);
            });
            assertEquals(order, seen);
        }
    }

    /** A disk may hold two names that differ only in how letters are composed; who asks for one of them gets that, else the one there is. */
    @Test
    void lettersMayBeComposedInTwoWays() throws IOException {
        String composed = "data/V\u0103n b\u1EA3n.pdf";
        String apart = java.text.Normalizer.normalize(composed, java.text.Normalizer.Form.NFD);
        try (Scratch scratch = new Scratch()) {
            EntryTable table = new EntryTable(scratch);
            assertTrue(table.add(new Entry(apart, 1, 1)));
            assertEquals(1, table.get(composed).size);
            assertTrue(table.add(new Entry(composed, 2, 2)));
            assertFalse(table.add(new Entry(apart, 3, 3)));
            assertEquals(2, table.get(composed).size);
            assertEquals(1, table.get(apart).size);
        }
    }

    @Test
    void overlapsAreFoundInAnyOrder() throws IOException {
        for (int round = 0; round < 300; round++) {
            int n = 1 + random.nextInt(40);
            long[] begin = new long[n];
            long[] end = new long[n];
            try (Extents extents = new Extents()) {
                for (int i = 0; i < n; i++) {
                    begin[i] = round % 3 == 0 ? i * 10L : random.nextInt(400);
                    end[i] = begin[i] + random.nextInt(round % 3 == 0 ? 11 : 15);
                    extents.add(begin[i], end[i]);
                }
                BitSet expected = new BitSet();
                for (int i = 0; i < n; i++)
                    for (int j = 0; j < n; j++)
                        if (end[j] > begin[i] && (begin[j] < begin[i] || begin[j] == begin[i] && j < i))
                        expected.set(i);
                assertEquals(expected, extents.overlapping());
            }
        }
        try (Extents extents = new Extents()) {
            extents.add(-5, Long.MIN_VALUE);
            extents.add(Long.MAX_VALUE, -1);
            extents.add(0, 10);
            assertTrue(extents.overlapping().cardinality() < 3, "nonsense does no harm");
        }
    }

    @Test
    void idsAndPointersAreHeldTogether() throws Exception {
        String good = "<mets xmlns='http://www.loc.gov/METS/' xmlns:o='urn:o'><dmdSec ID='a'/><dmdSec ID=' b '/><file ID='f' DMDID='a b late'/>"
                + "<o:x ID='a' DMDID='nothing'/><div DMDID='b'/><fptr FILEID='f'/><dmdSec ID='late'/></mets>";
        assertEquals(List.of(), ids(good));
        assertEquals(List.of("cvc-id.2: a"), ids(good.replace("' b '", "'a'").replace("a b late", "a late").replace("DMDID='b'", "")));
        assertEquals(List.of("cvc-id.1: late"), ids(good.replace("ID='late'", "ID='later'")));
        StringBuilder many = new StringBuilder("<mets xmlns='http://www.loc.gov/METS/'>");
        for (int i = 0; i < 500; i++)
            many.append("<fptr FILEID='i").append(i).append("'/>");
        for (int i = 0; i < 499; i++)
            many.append("<file ID='i").append(i).append("'/>");
        assertEquals(List.of("cvc-id.1: ..."), ids(many + "</mets>"), "too far down to have a name");
        assertEquals(List.of(), ids(many + "<file ID='i499'/></mets>"));
    }

    private static List<String> ids(String text) throws Exception {
        List<String> errors = new ArrayList<>();
        try (Scratch scratch = new Scratch()) {
            Ids ids = new Ids(new Schemas().mets(), scratch, new ErrorHandler() {
                @Override
                public void warning(SAXParseException e) {
                    error(e);
                }

                @Override
                public void error(SAXParseException e) {
                    assertTrue(e.getLineNumber() > 0);
                    errors.add(e.getMessage());
                }

                @Override
                public void fatalError(SAXParseException e) {
                    error(e);
                }
            });
            ids.setContentHandler(new DefaultHandler());
            var reader = org.khoso.model.io.XmlInput.sax();
            reader.setContentHandler(ids);
            reader.parse(new org.xml.sax.InputSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        }
        return errors;
    }
}
