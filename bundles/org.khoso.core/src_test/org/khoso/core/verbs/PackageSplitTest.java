package org.khoso.core.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No part is larger than asked for, unless a single one is; all are there, in their order. */
class PackageSplitTest {
    private static List<UUID> ids(int n) {
        return Stream.generate(UUID::randomUUID).limit(n).toList();
    }

    @Test
    void documentsOverLots() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            int count = random.nextInt(6);
            long size = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(100);
            List<UUID> records = ids(1 + random.nextInt(40));
            long[] sizes = records.stream().mapToLong(r -> random.nextInt(120)).toArray();
            List<List<UUID>> lots = new PackageSplit(count, size).lots(records, sizes);
            assertEquals(records, lots.stream().flatMap(List::stream).toList());
            for (List<UUID> lot : lots) {
                long bytes = lot.stream().mapToLong(r -> sizes[records.indexOf(r)]).sum();
                assertTrue(count == 0 || lot.size() <= count);
                assertTrue(size == 0 || bytes <= size || lot.size() == 1, lot.size() + " of " + bytes);
            }
        }
    }

    @Test
    void packagesOverFolders() {
        PackageSplit split = new PackageSplit(2, 100);
        assertTrue(split.limited());
        assertFalse(new PackageSplit(0, 0).limited());
        List<String> parts = new ArrayList<>();
        for (long bytes : new long[]{60, 40, 1, 200, 5, 5, 5})
            parts.add(split.part(bytes));
        assertEquals(List.of("part-001", "part-001", "part-002", "part-003", "part-004", "part-004", "part-005"), parts);
        assertTrue(split.tooLarge(101));
        assertFalse(split.tooLarge(100));
    }
}
