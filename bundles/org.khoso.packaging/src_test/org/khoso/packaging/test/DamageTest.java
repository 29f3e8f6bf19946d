package org.khoso.packaging.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.PackageVerifier.Verdict;
import org.khoso.packaging.internal.HosoPackager;
import org.khoso.packaging.verify.internal.HosoVerifier;

/** Every damage is refused, and the broken file is named: -Dkhoso.damage.places=25 -Dkhoso.seed=N. */
class DamageTest {
    private static final int PLACES = Integer.getInteger("khoso.damage.places", 2);
    private static final int SOUND = Math.max(2, PLACES / 2);
    private static final long SEED = Long.getLong("khoso.seed", System.nanoTime());
    private final TestCatalog catalog = new TestCatalog();
    private final HosoVerifier verifier = new HosoVerifier();
    private final Random random = new Random(SEED);
    private final List<String> missed = new ArrayList<>();
    @TempDir
    Path dir;
    private final List<Path> aips = new ArrayList<>();
    private final List<Path> sips = new ArrayList<>();
    private int number;

    @Test
    void damagedFoldersAreRefused() throws IOException {
        Damages damages = new Damages();
        assertTrue(damages.kinds().size() >= 40);
        System.out.println("khoso.seed=" + SEED + " kinds=" + damages.kinds().size() + " places=" + PLACES);
        for (var kind : damages.kinds().entrySet())
            for (int i = 0; i < PLACES; i++) {
                Victim v = victim(Damages.onlyAip(kind.getKey()));
                String broken = kind.getValue().apply(v);
                judge(kind.getKey(), broken, v.root);
                // a damaged METS.xml must be seen in a ZIP too, whose reader is another
                if (i == 0 && !kind.getKey().startsWith("link") && v.all(".*").contains("METS.xml")) {
                    Path zip = v.root.resolveSibling(v.root.getFileName() + ".zip");
                    Files.write(zip, new ZipDamages.Zip(v).bytes);
                    judge(kind.getKey() + " (in a ZIP)", broken, zip);
                }
            }
        assertEquals(List.of(), missed, "seed " + SEED);
    }

    @Test
    void damagedZipsAreRefused() throws IOException {
        ZipDamages damages = new ZipDamages();
        System.out.println("khoso.seed=" + SEED + " zip kinds=" + damages.kinds().size() + " places=" + PLACES);
        for (var kind : damages.kinds().entrySet())
            for (int i = 0; i < PLACES; i++) {
                Victim v = victim(false);
                ZipDamages.Zip zip = new ZipDamages.Zip(v);
                Path path = v.root.resolveSibling(v.root.getFileName() + ".zip");
                Files.write(path, zip.bytes);
                if (i == 0)
                    assertEquals(List.of(), verifier.verify(path, catalog, Progress.NONE).findings(), "sound ZIP of the JDK");
                String broken = kind.getValue().apply(zip);
                Files.write(path, zip.bytes);
                judge(kind.getKey(), broken, path);
            }
        assertEquals(List.of(), missed, "seed " + SEED);
    }

    private Victim victim(boolean aip) throws IOException {
        Path sound = aip
                ? aips.get(random.nextInt(aips.size()))
                : random.nextBoolean()
                        ? aips.get(random.nextInt(aips.size()))
                        : sips.get(random.nextInt(sips.size()));
        Path copy = dir.resolve("v" + number++).resolve(sound.getFileName());
        try (Stream<Path> s = Files.walk(sound)) {
            for (Path p : s.toList()) {
                Path to = copy.resolve(sound.relativize(p).toString());
                Files.createDirectories(to.getParent());
                Files.copy(p, to);
            }
        }
        return new Victim(copy, random);
    }

    /** Sound packages of random content; each damage gets a copy of one. */
    @BeforeEach
    void writeSoundPackages() throws IOException {
        RandomContent content = new RandomContent(catalog, random.nextLong());
        while (aips.size() < SOUND || sips.size() < SOUND) {
            PackageType type = aips.size() < SOUND ? PackageType.AIP_HOSO : PackageType.SIP_HOSO;
            Path p = new HosoPackager().write(content.next(type, 4, 9, 3000), dir.resolve("sound"), false, Progress.NONE).path();
            Victim v = new Victim(p, random);
            // some text record and two different files, so that every kind finds its place
            if (!v.all(".*EAD_doc_.*").isEmpty() && v.all(Damages.DATA).stream().map(f -> v.bytes(f).length).distinct().count() > 1)
                (type == PackageType.AIP_HOSO ? aips : sips).add(p);
        }
    }

    private void judge(String kind, String broken, Path path) throws IOException {
        Verdict verdict = verifier.verify(path, catalog, Progress.NONE);
        List<Finding> f = verdict.findings();
        boolean refused = f.stream().anyMatch(x -> x.level() == Level.MUST);
        boolean named = f.stream().anyMatch(x -> x.place().equals(broken));
        if (!refused || !named)
            missed.add(kind + ": " + broken + (refused ? "" : " not refused") + (named ? "" : " not named") + " "
                    + f.stream().map(x -> x.rule() + "@" + x.place()).toList());
    }
}
