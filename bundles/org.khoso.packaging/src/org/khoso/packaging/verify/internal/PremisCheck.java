package org.khoso.packaging.verify.internal;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Holds preservation metadata against its schema and against the bytes. */
final class PremisCheck {
    private final Bag bag;
    private final Report report;
    private final Schemas schemas;

    PremisCheck(Bag bag, Report report, Schemas schemas) {
        this.bag = bag;
        this.report = report;
        this.schemas = schemas;
    }

    void check() {
        read(StructureCheck.PREMIS, "");
        Set<String> covered = read(StructureCheck.REP_PREMIS, StructureCheck.REP);
        if (covered == null)
            return;
        for (Entry e : bag.all())
            if (e.path.startsWith(StructureCheck.REP + "data/") && !covered.contains(e.path))
            report.add("package/premis-uncovered", e.path, StructureCheck.REP_PREMIS);
    }

    /** @return paths that it speaks of; null if there is no such document or it cannot be read */
    private Set<String> read(String path, String base) {
        Entry entry = bag.get(path);
        if (entry == null)
            return null;
        Set<String> covered = new HashSet<>();
        PremisHandler handler = new PremisHandler(f -> fixity(path, base, f, covered));
        if (!bag.parse(entry, 400, schemas.premis(), handler))
            return null;
        if (!handler.root)
            report.add("package/not-premis", path);
        return covered;
    }

    private void fixity(String premis, String base, PremisHandler.Fixity f, Set<String> covered) {
        Entry file = find(base, f);
        if (file == null) {
            report.add("package/premis-unknown-file", premis, f.location().isEmpty() ? f.name() : f.location());
            return;
        }
        covered.add(file.path);
        if (!f.size().isEmpty() && !f.size().equals(Long.toString(file.size)))
            report.add("package/premis-size", premis, file.path, f.size(), file.size);
        if (!f.algorithm().replace("-", "").equalsIgnoreCase("SHA256"))
            return;
        byte[] hash = bag.hash(file);
        if (hash != null && !Bag.hex(hash).equals(f.digest().toLowerCase(Locale.ROOT)))
            report.add("package/premis-fixity", premis, file.path);
    }

    private Entry find(String base, PremisHandler.Fixity f) {
        for (String candidate : new String[]{base + f.location(), f.location(), base + "data/" + f.name()})
            if (bag.get(candidate) != null)
            return bag.get(candidate);
        return null;
    }
}
