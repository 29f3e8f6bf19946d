package org.khoso.packaging.verify.internal;

import java.util.Locale;
import java.util.stream.Stream;

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
        if (!read(StructureCheck.REP_PREMIS, StructureCheck.REP))
            return;
        bag.forEach(e -> {
            if (e.path.startsWith(StructureCheck.REP + "data/") && !e.covered)
                report.add("package/premis-uncovered", e.path, StructureCheck.REP_PREMIS);
        });
    }

    /** @return whether there is such a document and it could be read; files that it speaks of are covered then */
    private boolean read(String path, String base) {
        Entry entry = bag.get(path);
        if (entry == null)
            return false;
        PremisHandler handler = new PremisHandler(f -> fixity(path, base, f));
        if (!bag.parse(entry, 400, schemas.premis(), handler))
            return false;
        if (!handler.root)
            report.add("package/not-premis", path);
        return true;
    }

    private void fixity(String premis, String base, PremisHandler.Fixity f) {
        Entry file = find(base, f);
        if (file == null) {
            report.add("package/premis-unknown-file", premis, Stream.of(f.location(), f.name(), f.identifier()).filter(n -> !n.isEmpty())
                    .findFirst().orElse("?"));
            return;
        }
        file.covered = true;
        bag.note(file);
        if (!f.size().isEmpty() && !f.size().equals(Long.toString(file.size)))
            report.add("package/premis-size", premis, file.path, f.size(), file.size);
        if (!f.algorithm().replace("-", "").equalsIgnoreCase("SHA256"))
            return;
        byte[] hash = bag.hash(file);
        if (hash != null && !Bag.hex(hash).equals(f.digest().toLowerCase(Locale.ROOT)))
            report.add("package/premis-fixity", premis, file.path);
    }

    /** The annexes don't say which of the two documents speaks of the files, nor how: by place, by name, or by an identifier that is the name. */
    private Entry find(String base, PremisHandler.Fixity f) {
        for (String folder : new String[]{base, "", StructureCheck.REP, StructureCheck.REP + "data/"})
            for (String name : new String[]{f.location(), f.name(), f.identifier()}) {
                Entry found = name.isEmpty() ? null : new Places(bag).find(folder, name).entry();
                if (found != null)
                    return found;
            }
        return null;
    }
}
