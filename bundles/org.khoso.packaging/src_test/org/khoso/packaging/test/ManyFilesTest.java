package org.khoso.packaging.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageContent.Item;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.PackageVerifier.Verdict;
import org.khoso.api.packaging.Packager.Written;
import org.khoso.model.Concepts;
import org.khoso.packaging.internal.HosoPackager;
import org.khoso.packaging.verify.internal.HosoVerifier;

/** Many small files in little memory: main for a JVM with its own heap, -Dkhoso.files=20000 for a bigger number in the test. */
class ManyFilesTest {
    @TempDir
    Path dir;

    @Test
    void manySmallFiles() throws IOException {
        run(dir, Integer.getInteger("khoso.files", 1500));
    }

    public static void main(String[] args) throws IOException {
        run(Path.of(args[0]), Integer.parseInt(args[1]));
    }

    private static void run(Path dir, int files) throws IOException {
        TestCatalog catalog = new TestCatalog();
        PackageContent c = new RandomContent(catalog, 5).next(PackageType.AIP_HOSO, 1, 2, 10);
        c.dossier().recordSet().byConcept(Concepts.RECORD_COUNT)
                .ifPresent(f -> ((RandomContent.View) c.dossier()).values().put(f.code(), (long) files));
        RandomContent random = new RandomContent(catalog, 6);
        // made when asked for, as the archive does
        List<Item> items = new AbstractList<>() {
            @Override
            public Item get(int i) {
                var set = c.records().get(0).view().recordSet();
                return new Item(random.view(set, "H49.1." + i), List.of(random.payload("Văn bản " + i + ".pdf", 50)));
            }

            @Override
            public int size() {
                return files;
            }
        };
        PackageContent many = new PackageContent(c.type(), c.uuid(), c.fondsCode(), c.dossier(), items, List.of(), c.agents(), c.created(),
                c.softwareVersion(), c.recordStatus(), null);
        Written w = new HosoPackager().write(many, dir, true, Progress.NONE);
        Verdict v = new HosoVerifier().verify(w.path(), catalog, Progress.NONE);
        assertEquals(List.of(), v.findings());
        assertEquals(w.files(), v.files());
    }
}
