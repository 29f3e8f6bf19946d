package org.khoso.packaging.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.FieldInfo;
import org.khoso.api.KhosoException;
import org.khoso.api.Progress;
import org.khoso.api.RecordView;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageContent.Item;
import org.khoso.api.packaging.PackageReader;
import org.khoso.packaging.internal.HosoPackager;
import org.khoso.packaging.verify.internal.HosoReader;

/** What the writer was given, the reader gives back: each field of each record set, each file to its record, in order. */
class ReaderTest {
    @TempDir
    Path dir;

    private static Map<String, String> said(RecordView view) {
        Map<String, String> all = new HashMap<>();
        for (FieldInfo f : view.fields())
            if (!view.text(f.code()).isBlank())
            all.put(f.code(), xml(view.text(f.code())));
        return all;
    }

    /** What XML makes of a text: line breaks are one letter, what it can't hold is left out, space around it says nothing. */
    private static String xml(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "").strip();
    }

    @Test
    void randomPackagesComeBack() throws IOException {
        long seed = Long.getLong("khoso.seed", System.nanoTime());
        RandomContent random = new RandomContent(new TestCatalog(), seed);
        for (int i = 0; i < Integer.getInteger("khoso.packages", 15); i++) {
            PackageContent content = random.next();
            Path path = new HosoPackager().write(content, dir.resolve("n" + i), i % 2 == 0, Progress.NONE).path();
            try (PackageReader.Opened opened = new HosoReader().open(path)) {
                String where = "seed " + seed + ", package " + i;
                assertEquals(said(content.dossier()), opened.dossier(), where);
                assertEquals(content.records().size(), opened.records().size(), where);
                for (int n = 0; n < content.records().size(); n++)
                    same(content.records().get(n), opened.records().get(n), opened, where + ", record " + n);
                assertEquals(List.of(), opened.loose(), where);
            }
        }
    }

    private static void same(Item item, PackageReader.Described read, PackageReader.Opened opened, String where) throws IOException {
        assertEquals(said(item.view()), read.values(), where);
        String form = item.view().recordSet().recordType();
        assertEquals(form.isEmpty() ? "text" : form, read.form(), where);
        assertEquals(item.files().size(), read.files().size(), where);
        for (int f = 0; f < item.files().size(); f++)
            try (InputStream was = item.files().get(f).bytes().open(); InputStream is = opened.open(read.files().get(f))) {
                assertArrayEquals(was.readAllBytes(), is.readAllBytes(), where + ", file " + f);
            }
    }

    /** As other software makes packages: nothing links description and file but their names; and one file is of nothing. */
    @Test
    void namesTellWhereLinksDoNot() throws IOException {
        PackageContent content = new RandomContent(new TestCatalog(), 11).next();
        Path folder = new HosoPackager().write(content, dir, false, Progress.NONE).path().resolve("representations/rep1");
        Path mets = folder.resolve("METS.xml");
        String text = Files.readString(mets).replaceAll("(<mets:div [^>]*LABEL=\"MetadataLink/File\") DMDID=\"[^\"]*\"", "$1");
        List<Path> descriptions;
        try (var all = Files.list(folder.resolve("metadata/descriptive"))) {
            descriptions = all.sorted().toList();
        }
        Path first = descriptions.getFirst();
        try (var data = Files.list(folder.resolve("data"))) {
            Path file = data.sorted().findFirst().orElseThrow();
            Path renamed = Files.move(file, file.resolveSibling("x-1.pdf"));
            Files.move(first, first.resolveSibling("EAD_DOC_X-1.xml"));
            text = text.replace(href(file), href(renamed)).replace(href(first), "EAD_DOC_X-1.xml");
        }
        Files.writeString(mets, text);
        try (PackageReader.Opened opened = new HosoReader().open(folder.getParent().getParent())) {
            assertEquals(content.records().size(), opened.records().size());
            var named = opened.records().stream().filter(r -> r.place().endsWith("EAD_DOC_X-1.xml")).findFirst().orElseThrow();
            assertEquals(List.of("representations/rep1/data/x-1.pdf"), named.files());
            int files = content.records().stream().mapToInt(r -> r.files().size()).sum();
            assertEquals(files - 1, opened.loose().size());
        }
    }

    private static String href(Path file) {
        return java.net.URI.create(file.getParent().getParent().toUri().relativize(file.toUri()).toString()).toString().replaceAll(".*/",
                "");
    }

    @Test
    void whatCanNotBeReadIsNamed() throws IOException {
        RandomContent random = new RandomContent(new TestCatalog(), 7);
        Path path = new HosoPackager().write(random.next(), dir, true, Progress.NONE).path();
        try (var zip = FileSystems.newFileSystem(path); var all = Files.walk(zip.getPath("/"))) {
            Path ead = all.filter(p -> p.endsWith("metadata/descriptive/EAD.xml")).findFirst().orElseThrow();
            Files.writeString(ead, "<simpledc><a></simpledc>");
        }
        KhosoException e = assertThrows(KhosoException.class, () -> new HosoReader().open(path));
        assertEquals("packaging.read.refused", e.problem().key());
        KhosoException none = assertThrows(KhosoException.class, () -> new HosoReader().open(Files.createDirectory(dir.resolve("empty"))));
        assertEquals("packaging.read.missing", none.problem().key());
    }
}
