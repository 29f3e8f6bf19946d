package org.khoso.packaging.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.KhosoException;
import org.khoso.api.Progress;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RecordView;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageContent.Item;
import org.khoso.api.packaging.PackageContent.Payload;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.Packager.Written;
import org.khoso.packaging.test.RandomContent;
import org.khoso.packaging.test.TestCatalog;

class HosoPackagerTest {
    private final RandomContent random = new RandomContent(new TestCatalog(), 7);
    private final HosoPackager packager = new HosoPackager();
    @TempDir
    Path dir;

    @Test
    void writesTheStructureOfTheCircular() throws IOException {
        PackageContent c = random.next(PackageType.AIP_HOSO, 5, 20, 1000);
        Written w = packager.write(c, dir, false, Progress.NONE);
        for (String f : List.of("METS.xml", "metadata/descriptive/EAD.xml", "metadata/preservation/PREMIS.xml",
                "representations/rep1/METS.xml", "representations/rep1/metadata/preservation/PREMIS_rep1.xml", "schemas/METS.xsd",
                "schemas/EAD.xsd", "schemas/xlink.xsd"))
            assertTrue(Files.exists(w.path().resolve(f)), f);
        assertEquals(w.objectId().replace(':', '_'), w.path().getFileName().toString());
        assertEquals(5, list(w.path().resolve("representations/rep1/metadata/descriptive")).size());
        assertEquals(1, list(dir).size(), "nothing but the package");
        assertEquals(w.files(), Files.walk(w.path()).filter(Files::isRegularFile).count());
    }

    @Test
    void aSubmissionHasNoPremisAndItsZipIsNumbered() throws IOException {
        Written first = packager.write(random.next(PackageType.SIP_HOSO, 2, 9, 1000), dir, true, Progress.NONE);
        Written second = packager.write(random.next(PackageType.SIP_HOSO, 2, 9, 1000), dir, true, Progress.NONE);
        assertEquals("1" + first.objectId() + ".zip", first.path().getFileName().toString());
        assertEquals("2" + second.objectId() + ".zip", second.path().getFileName().toString());
        try (ZipFile zip = new ZipFile(first.path().toFile())) {
            assertEquals(first.files(), zip.size());
            assertTrue(zip.stream().noneMatch(e -> e.getName().contains("PREMIS")));
            assertTrue(zip.stream().allMatch(e -> e.getName().startsWith(first.objectId() + "/")));
        }
    }

    @Test
    void bytesThatChangedLeaveNothingBehind() {
        PackageContent c = random.next(PackageType.AIP_HOSO, 1, 5, 1000);
        Payload good = random.payload("a.pdf", 5);
        Payload bad = new Payload(good.file(), "a.pdf", () -> new ByteArrayInputStream(new byte[]{1, 2, 3, 4, 5}));
        PackageContent changed = with(c, List.of(new Item(c.records().get(0).view(), List.of(bad))));
        for (boolean zip : new boolean[]{false, true}) {
            KhosoException e = assertThrows(KhosoException.class, () -> packager.write(changed, dir, zip, Progress.NONE));
            assertEquals("packaging.bytes-changed", e.problem().key());
            assertEquals(0, list(dir).size());
        }
    }

    @Test
    void aSecondPackageOfTheSameNameIsRefused() throws IOException {
        PackageContent c = random.next(PackageType.AIP_HOSO, 1, 5, 100);
        packager.write(c, dir, false, Progress.NONE);
        assertEquals("packaging.exists",
                assertThrows(KhosoException.class, () -> packager.write(c, dir, false, Progress.NONE)).problem().key());
        Path zips = dir.resolve("zips");
        packager.write(c, zips, true, Progress.NONE);
        assertThrows(KhosoException.class, () -> packager.write(c, zips, true, Progress.NONE));
        assertEquals(1, list(zips).size());
    }

    @Test
    void withoutFilesThereIsNoPackage() {
        PackageContent c = random.next(PackageType.SIP_HOSO, 2, 5, 100);
        PackageContent none = with(c, c.records().stream().map(i -> new Item(i.view(), List.of())).toList());
        assertEquals("packaging.empty",
                assertThrows(KhosoException.class, () -> packager.write(none, dir, false, Progress.NONE)).problem().key());
        assertEquals(0, list(dir).size());
    }

    @Test
    void aFieldAddedByDataAloneIsInPackageAndSchema() throws IOException {
        PackageContent c = random.next(PackageType.SIP_HOSO, 1, 5, 100);
        RandomContent.View old = (RandomContent.View) c.dossier();
        List<FieldInfo> fields = new ArrayList<>(old.recordSet().fields());
        fields.add(new FieldInfo("hueOldNumber", "ext:oldNumber", new Bilingual("S\u1ed1 c\u0169", null), FieldType.TEXT, 9, "O",
                Confidence.DESIGN, Confidence.DESIGN, null, false, false, "", null));
        RecordView dossier = view(old, "EAD.xsd", fields);
        old.values().put("hueOldNumber", "12-B");
        Written w = packager.write(new PackageContent(c.type(), c.uuid(), "", dossier, c.records(), List.of(), List.of(), c.created(), "1",
                "NEW", null), dir, false, Progress.NONE);
        assertTrue(Files.readString(w.path().resolve("metadata/descriptive/EAD.xml")).contains("<hueOldNumber>12-B</hueOldNumber>"));
        assertTrue(Files.readString(w.path().resolve("schemas/EAD.xsd")).contains("\"hueOldNumber\" minOccurs=\"0\""));
        RecordView bad = view(old, "../../x.xsd", fields);
        PackageContent escaping = new PackageContent(c.type(), java.util.UUID.randomUUID(), "", bad, c.records(), List.of(), List.of(),
                c.created(), "1", "NEW", null);
        assertThrows(KhosoException.class, () -> packager.write(escaping, dir, false, Progress.NONE));
        assertEquals(1, list(dir).size());
    }

    private static RecordView view(RandomContent.View v, String schema, List<FieldInfo> fields) {
        RecordSetInfo s = v.recordSet();
        return new RandomContent.View(v.id(), v.kind(), new RecordSetInfo(s.id(), s.version(), s.standard(), s.kind(), s.recordType(),
                s.title(), s.source(), s.label(), s.obligations(), true, s.rootElement(), schema, fields), v.code(), v.values());
    }

    @Test
    void cancelLeavesNothingBehind() {
        Progress stop = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(KhosoException.class, () -> packager.write(random.next(), dir, true, stop));
        assertEquals(0, list(dir).size());
    }

    @Test
    void namesThatWindowsCannotHoldAreMapped() {
        assertEquals("_CON.pdf", Names.fileName("CON.pdf"));
        assertEquals("a_b_.tif", Names.fileName("a:b?.tif"));
        assertEquals("gpj.exe", Names.fileName("\u202Egpj.exe"));
        assertEquals("file", Names.fileName(" . "));
        assertEquals("ảnh.pdf", Names.fileName("ảnh.pdf"));
        NameSet set = new NameSet();
        assertEquals("a.pdf", set.unique("a.pdf"));
        assertEquals("A_2.PDF", set.unique("A.PDF"));
        for (int i = 0; i < 5000; i++)
            set.unique("n" + i);
        assertEquals("n77_2", set.unique("n77"));
        assertFalse(Names.fileName("x".repeat(999) + ".pdf").length() > 200);
        assertEquals("%C4%90%20a%25/b.pdf", Names.href("Đ a%/b.pdf"));
    }

    private static PackageContent with(PackageContent c, List<Item> items) {
        return new PackageContent(c.type(), c.uuid(), c.fondsCode(), c.dossier(), items, c.events(), c.agents(), c.created(),
                c.softwareVersion(), c.recordStatus(), c.submission());
    }

    private static List<Path> list(Path dir) {
        try (Stream<Path> s = Files.list(dir)) {
            return s.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
