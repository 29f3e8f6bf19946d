package org.khoso.packaging.verify.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names of files that not every disk can tell apart: by case alone, or by how letters with marks are composed. */
public final class Collisions {
    /** Names looked at more closely; more are not told of anyway. */
    private static final int MOST = 2000;
    private final Bag bag;
    private final Report report;

    public Collisions(Bag bag, Report report) {
        this.bag = bag;
        this.report = report;
    }

    /** Tells of each such file, once. */
    public void check() {
        Hashes seen = new Hashes(bag.scratch());
        Set<Long> twice = new HashSet<>();
        bag.forEach(e -> {
            long hash = Hashes.of(SafePath.caseless(e.path));
            if (!seen.add(hash) && twice.size() < MOST)
                twice.add(hash);
        });
        Map<String, String> caseless = new HashMap<>();
        if (!twice.isEmpty())
            bag.forEach(e -> {
                String name = SafePath.caseless(e.path);
                String other = twice.contains(Hashes.of(name)) ? caseless.putIfAbsent(name, e.path) : null;
                if (other != null)
                    report.add("package/case-collision", e.path, other);
            });
    }
}
