package org.khoso.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.core.IntakeDelivery;
import org.khoso.core.Session;
import org.khoso.core.Workspace;

/** No mapping, however wrong, ends an intake. */
class MappingTest {
    /** More with {@code -Dkhoso.fuzz.rounds=200}. */
    private static final int ROUNDS = Integer.getInteger("khoso.fuzz.rounds", 8);

    @Test
    void anyColumnOntoAnyField(@TempDir Path dir) throws Exception {
        Workspace workspace = ServicesTest.service(Workspace.class);
        IntakeDelivery intake = ServicesTest.service(IntakeDelivery.class);
        long seed = Long.getLong("khoso.fuzz.seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Session s = workspace.create(dir.resolve("archive" + round), Map.of(ArchiveProvider.NAME, "A"));
            try {
                Path delivery = dir.resolve("delivery" + round);
                MappingFuzz.write(delivery, s, random);
                assertEquals("", new MappingFuzz(intake, random.nextLong()).round(s, delivery), "seed " + seed + ", round " + round);
            } finally {
                workspace.close(s);
            }
        }
    }
}
