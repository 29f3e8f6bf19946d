package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EcoreFactory;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.HeldException;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.model.holdings.HoldingsPackage;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Sql;

class ArchiveTest {
    @TempDir
    Path temp;
    final DirectoryArchiveProvider provider = new DirectoryArchiveProvider();

    @Test
    void foldersSettingsActor() throws Exception {
        Path dir = temp.resolve("kho");
        java.util.UUID actor;
        try (Archive a = provider.create(dir, Map.of("name", "Lưu trữ \"<&>\"", "isolated", "true", "actor", "Nguyễn Thử"))) {
            actor = a.defaultActor().id();
            a.setting(Fixture.ANN, "standard", "x@1");
            java.time.Instant then = java.time.Instant.now();
            a.setting(Fixture.ANN, "isolated", null);
            a.setting(Fixture.ANN, "later", "one");
            a.setting(Fixture.ANN, "later", "two");
            assertEquals("true", a.settingsAt(then).get("isolated"));
            assertFalse(a.settingsAt(then).containsKey("later"));
            assertEquals(a.settings(), a.settingsAt(java.time.Instant.now()));
            a.setting(Fixture.ANN, "later", null);
            assertThrows(KhosoException.class, () -> a.setting(Fixture.ANN, "database", "jdbc:x"));
        }
        try (var files = Files.list(dir)) {
            assertEquals(new TreeSet<>(List.of(".lock", "archive.xmi", "db", "index", "journal", "packages", "reports", "vault")),
                    files.map(p -> p.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        }
        assertTrue(provider.isArchive(dir));
        try (Archive a = provider.open(dir)) {
            assertEquals(Map.of("name", "Lưu trữ \"<&>\"", "actor", "Nguyễn Thử", "standard", "x@1"), a.settings());
            assertEquals(actor, a.defaultActor().id());
            assertEquals("Nguyễn Thử", a.defaultActor().name());
        }
    }

    @Test
    void oneProcessHoldsIt() throws Exception {
        Path dir = temp.resolve("kho");
        try (Archive a = provider.create(dir, Map.of())) {
            long before = System.nanoTime();
            HeldException e = assertThrows(HeldException.class, () -> provider.open(dir));
            assertTrue(System.nanoTime() - before < 1_000_000_000L);
            assertTrue(e.problem().args().contains(Long.toString(ProcessHandle.current().pid())), e.problem().toString());
            Fixture.create(a, "still works");
        }
        provider.open(dir).close();
    }

    @Test
    void aTableForEachClassAndExtensionsSurvive() throws Exception {
        Path dir = temp.resolve("kho");
        Holding h;
        try (Archive a = provider.create(dir, Map.of())) {
            h = Fixture.create(a, "có trường riêng");
        }
        try (Database d = Database.h2(dir.resolve("db"))) {
            List<String> tables = d.read(c -> Sql.list(c, "SELECT LOWER(table_name) FROM information_schema.tables", List.of(),
                    r -> r.getString(1)));
            for (Kind k : Kind.values())
                assertTrue(tables.contains("h_" + k.code()), k.code());
        }
        try (Archive a = provider.open(dir)) {
            assertEquals("x", a.holdings().find(h.id()).orElseThrow().value("ext:nguồn"));
            assertEquals(1, a.holdings().count(HoldingQuery.all(Kind.RECORD).where("ext:nguồn", HoldingQuery.Op.EQ, "x")));
            assertTrue(a.holdings().history(h.id()).stream().anyMatch(f -> f.concept().equals("ext:nguồn")));
        }
    }

    @Test
    void aNewFeatureOfTheModelBecomesAColumn() throws Exception {
        Path dir = temp.resolve("kho");
        Holding h;
        try (Archive a = provider.create(dir, Map.of())) {
            h = Fixture.create(a, "cũ");
        }
        EPackage next = EcoreUtil.copy(HoldingsPackage.eINSTANCE);
        EAttribute added = EcoreFactory.eINSTANCE.createEAttribute();
        added.setName("newFeature");
        added.setEType(EcorePackage.Literals.ESTRING);
        ((EClass) next.getEClassifier("Record")).getEStructuralFeatures().add(added);
        try (Archive a = new DirectoryArchiveProvider(next, Upgrades.PRODUCT).open(dir)) {
            assertEquals(h, a.holdings().find(h.id()).orElseThrow());
            a.holdings().commit(Fixture.ANN, Fixture.set(new Change.Update(h.id(), 1, Map.of("newFeature", "mới"))));
            assertEquals("mới", a.holdings().find(h.id()).orElseThrow().text("newFeature"));
            var findings = a.journal().verify(Progress.NONE).findings();
            assertEquals(List.of("storage/journal-migrated"), findings.stream().map(f -> f.rule()).toList());
        }
        try (var files = Files.list(dir.resolve("db"))) {
            assertTrue(files.anyMatch(p -> p.getFileName().toString().startsWith("before-migration-")));
        }
    }

    @Test
    void twentyThousandCreates() throws Exception {
        try (Archive a = provider.create(temp.resolve("kho"), Map.of())) {
            Holding fonds = new Holding(Ids.next(), Kind.FONDS, null, 0, Map.of("name", "Phông thử"));
            a.holdings().commit(Fixture.ANN, Fixture.set(new Change.Create(fonds)));
            long start = System.nanoTime();
            for (int set = 0; set < 100; set++) {
                List<Change> changes = new ArrayList<>();
                for (int i = 0; i < 200; i++)
                    changes.add(new Change.Create(Fixture.record(fonds.id(), Map.of("title", "Quyết định số " + (set * 200 + i)
                            + " về việc thử",
                            "referenceCode", "A.01." + (set * 200 + i), "language", "Tiếng Việt", "pageCount", (long) i,
                            "ext:x", "v" + i))));
                a.holdings().commit(Fixture.ANN, new ChangeSet(Ids.next(), Message.of("x"), changes, null));
            }
            long made = System.nanoTime();
            var ids = a.holdings().ids(HoldingQuery.all(Kind.RECORD).sorted("title", false));
            long sorted = System.nanoTime();
            long streamed = a.holdings().stream(HoldingQuery.all(Kind.RECORD)).count();
            long read = System.nanoTime();
            var v = a.journal().verify(Progress.NONE);
            long verified = System.nanoTime();
            System.out.printf("20,000 creates %.1f s, ids by title %.3f s, stream %.2f s, verify %.2f s%n", (made - start) / 1e9,
                    (sorted - made) / 1e9, (read - sorted) / 1e9, (verified - read) / 1e9);
            assertEquals(20_000, ids.size());
            assertEquals(20_000, streamed);
            assertEquals(List.of(), v.findings());
            assertEquals("Quyết định số 0 về việc thử", a.holdings().find(ids.get(0)).orElseThrow().text("title"));
            assertEquals("Quyết định số 19999 về việc thử", a.holdings().find(ids.get(19_999)).orElseThrow().text("title"));
        }
    }

    @Test
    void everySentenceExistsInBothLanguages() throws Exception {
        Properties vi = messages("vi");
        Properties en = messages("en");
        assertEquals(new TreeSet<>(vi.keySet().stream().map(Object::toString).toList()),
                new TreeSet<>(en.keySet().stream().map(Object::toString).toList()));
        try (var sources = Files.walk(Path.of("src"))) {
            for (Path p : sources.filter(f -> f.toString().endsWith(".java")).toList()) {
                var m = java.util.regex.Pattern.compile("Problems\\.(?:of|caused)\\((?:e, )?\"([a-z-]+)\"").matcher(Files.readString(p));
                while (m.find())
                    assertTrue(vi.containsKey("storage." + m.group(1)) && vi.containsKey("storage." + m.group(1) + ".remedy"),
                            m.group(1));
            }
        }
        for (Object pattern : vi.values())
            new java.text.MessageFormat(pattern.toString());
        for (Object pattern : en.values())
            new java.text.MessageFormat(pattern.toString());
    }

    private static Properties messages(String language) throws Exception {
        Properties p = new Properties();
        try (var in = Files.newBufferedReader(Path.of("KHOSO-INF/messages/" + language + ".properties"))) {
            p.load(in);
        }
        return p;
    }
}
