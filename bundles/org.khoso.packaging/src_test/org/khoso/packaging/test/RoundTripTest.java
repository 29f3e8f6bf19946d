package org.khoso.packaging.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageVerifier.Verdict;
import org.khoso.api.packaging.Packager.Written;
import org.khoso.packaging.internal.HosoPackager;
import org.khoso.packaging.verify.internal.HosoVerifier;

/** What the writer makes, the verifier accepts: -Dkhoso.packages=200 -Dkhoso.seed=N. */
class RoundTripTest {
    @TempDir
    Path dir;

    @Test
    void randomPackagesAreAccepted() throws IOException {
        int packages = Integer.getInteger("khoso.packages", 15);
        long seed = Long.getLong("khoso.seed", System.nanoTime());
        System.out.println("khoso.seed=" + seed + " khoso.packages=" + packages);
        TestCatalog catalog = new TestCatalog();
        RandomContent random = new RandomContent(catalog, seed);
        HosoVerifier verifier = new HosoVerifier();
        for (int i = 0; i < packages; i++) {
            PackageContent content = random.next();
            Written written = new HosoPackager().write(content, dir.resolve("n" + i), i % 2 == 0, Progress.NONE);
            Verdict verdict = verifier.verify(written.path(), catalog, Progress.NONE);
            assertEquals(List.of(), verdict.findings(), "seed " + seed + ", package " + i);
            assertEquals(content.type().code(), verdict.type());
            assertEquals(written.objectId(), verdict.objectId());
            assertEquals(written.files(), verdict.files());
        }
    }
}
