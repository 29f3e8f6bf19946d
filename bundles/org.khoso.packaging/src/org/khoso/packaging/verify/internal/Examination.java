package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.packaging.PackageVerifier.Verdict;

/** One package under examination: from the list of its files to its verdict. */
final class Examination {
    private final Source source;
    private final boolean isFolder;
    private final String name;
    private final StandardsCatalog standards;
    private final Progress progress;
    private final Report report;
    private final Rules rules;
    private final Schemas schemas;
    private final Bag bag;
    private String folder;

    Examination(Source source, boolean isFolder, String name, StandardsCatalog standards, Progress progress, Report report,
            Rules rules, Schemas schemas, Limits limits) {
        this.source = source;
        this.isFolder = isFolder;
        this.name = name;
        this.standards = standards;
        this.progress = progress;
        this.report = report;
        this.rules = rules;
        this.schemas = schemas;
        bag = new Bag(source, report, limits);
    }

    Verdict run() throws IOException {
        try (bag) {
            return examined();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Verdict examined() throws IOException {
        folder = TopFolder.fill(source, isFolder ? name : null, StructureCheck.METS, bag, report,
                path -> report.add("package/unlisted-file", path));
        progress.total(bag.size());
        StructureCheck structure = new StructureCheck(bag, report);
        MetsCheck mets = new MetsCheck(bag, report, schemas, progress);
        MetsHandler root = mets.read(StructureCheck.METS, "");
        new SealCheck(bag, report).check(StructureCheck.METS);
        String type = HeadCheck.type(root);
        structure.check();
        MetsHandler rep = mets.read(StructureCheck.REP_METS, StructureCheck.REP);
        heads(root, rep);
        unlisted(root, rep);
        if (!type.isEmpty()) {
            structure.checkPreservation(type);
            new EadCheck(bag, report, standards, progress, rules).check(type, root.supplements());
            new LinkCheck(bag, report).check(type, root.objectId == null ? "" : root.objectId);
            if (type.equals("DIP"))
                structure.checkCertificate();
        }
        new PremisCheck(bag, report, schemas).check();
        if (progress.cancelled())
            report.add("package/not-finished", "");
        return new Verdict(HosoVerifier.STANDARD_NAME, type, root == null || root.objectId == null ? "" : root.objectId, bag.size(),
                report.findings());
    }

    private void heads(MetsHandler root, MetsHandler rep) {
        HeadCheck heads = new HeadCheck(report, rules);
        if (root != null) {
            heads.checkRoot(root, folder, isFolder ? "" : name);
            heads.checkPointer(root);
        }
        if (rep != null)
            heads.checkRepresentation(root, rep);
    }

    /** Without a METS document that can be read, nothing below it can be called unlisted. */
    private void unlisted(MetsHandler root, MetsHandler rep) {
        bag.forEach(e -> {
            boolean below = e.path.startsWith(StructureCheck.REP) && !e.path.equals(StructureCheck.REP_METS);
            if (!e.listed && !e.path.equals(StructureCheck.METS) && (below ? rep : root) != null)
                report.add("package/unlisted-file", e.path);
        });
    }
}
