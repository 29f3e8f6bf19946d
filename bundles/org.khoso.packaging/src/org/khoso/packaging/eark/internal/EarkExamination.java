package org.khoso.packaging.eark.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageVerifier.Verdict;
import org.khoso.packaging.verify.internal.Bag;
import org.khoso.packaging.verify.internal.Collisions;
import org.khoso.packaging.verify.internal.Entry;
import org.khoso.packaging.verify.internal.Report;
import org.khoso.packaging.verify.internal.Schemas;
import org.khoso.packaging.verify.internal.Source;
import org.khoso.packaging.verify.internal.TopFolder;

/** One package under examination: from the list of its files to its verdict. */
final class EarkExamination {
    /** Elements of METS for each file of the package. */
    private static final int PER_FILE = 32;
    private final Requirements requirements;
    private final Schemas schemas;
    private final Bag bag;
    private final Report report;
    private final Progress progress;
    private final boolean submission;
    private final Representations representations = new Representations();
    private final Map<String, Boolean> administrative = new HashMap<>();
    private Edition edition;

    /** @param submission whether requirements of SIP count too */
    EarkExamination(Requirements requirements, Schemas schemas, Bag bag, Report report, Progress progress, boolean submission) {
        this.requirements = requirements;
        this.schemas = schemas;
        this.bag = bag;
        this.report = report;
        this.progress = progress;
        this.submission = submission;
    }

    /** @param given name of the package's folder; null if it is an archive */
    Verdict run(Source source, String given) throws IOException {
        edition = requirements.edition(null, false);
        boolean[] outside = {false};
        String top = TopFolder.fill(source, given, Representations.METS, bag, report, new TopFolder.Listener() {
            @Override
            public void outside(String path) {
                outside[0] = true;
                told("").about(path, "CSIPSTR1", "outside-top");
            }

            @Override
            public void folder(String path) {
                representations.folder(path);
            }
        });
        representations.files(bag);
        new Collisions(bag, report).check();
        progress.total(bag.size());
        chooseEdition();
        Facts root = document("", submission);
        new FolderRules(told(""), representations).check(top, root == null ? null : root.objectId);
        for (String r : representations.withMets())
            document(Representations.FOLDER + r + "/", false);
        unlisted();
        new MetadataCheck(bag, schemas, progress, report).check();
        if (progress.cancelled())
            report.add("package/not-finished", "");
        String type = root == null || root.packageType == null ? "" : root.packageType;
        String id = root == null || root.objectId == null ? "" : root.objectId;
        return new Verdict((submission ? "E-ARK SIP " : "E-ARK CSIP ") + edition.version(), type, id, bag.size(), report.findings());
    }

    /** @return path of the METS document there; that of the package is read, too, if its name has other letters, which is told of */
    private String mets(String base) {
        boolean other = base.isEmpty() && !representations.root().mets && representations.otherMets() != null;
        return other ? representations.otherMets() : base + Representations.METS;
    }

    private Told told(String base) {
        return new Told(requirements, edition, report, mets(base));
    }

    /** The profile tells the version; it stands in the first element, so only that is read. */
    private void chooseEdition() {
        Entry e = bag.get(mets(""));
        String profile = e == null ? null : new Peek(bag).profile(e);
        edition = requirements.edition(profile, requirements.isProfile(profile));
    }

    /** @return what the METS document there says; null if there is none that can be read */
    private Facts document(String base, boolean isSubmission) {
        Entry e = bag.get(mets(base));
        if (e == null)
            return null;
        Told told = told(base);
        FileCheck files = new FileCheck(bag, told, progress, e.path);
        MetsReader reader = new MetsReader(told, bag.scratch(), isSubmission, files::check);
        if (!bag.parseAsWritten(e, PER_FILE, schemas.plainMets(), reader))
            return null;
        Facts facts = reader.facts();
        if (!facts.root) {
            report.add("package/not-mets", e.path);
            return null;
        }
        rules(told, reader, base, isSubmission);
        administrative.put(base, facts.administrative > 0);
        return facts;
    }

    private void rules(Told told, MetsReader reader, String base, boolean isSubmission) {
        Facts facts = reader.facts();
        boolean root = base.isEmpty();
        String name = root ? "" : base.substring(Representations.FOLDER.length(), base.length() - 1);
        new HeaderRules(told, facts).check();
        new GroupRules(told, facts, representations).check(root ? representations.root() : representations.all().get(name), root);
        new MapRules(told, facts, reader.ids(), representations).check(root);
        if (isSubmission)
            new SubmissionRules(told, facts).check();
        if (!root && facts.objectId != null && !facts.objectId.isBlank() && !facts.objectId.equals(name))
            told.at(facts.rootLine, "CSIP1", "representation-name", facts.objectId, name);
        if (facts.cut)
            report.add("package/too-many-parts", mets(base), Facts.MOST);
    }

    /** Without a METS document that can be read, nothing below it can be called unlisted. */
    private void unlisted() {
        bag.forEach(e -> {
            if (e.listed || e.path.equals(mets("")))
                return;
            String own = base(e.path);
            boolean isMets = e.path.equals(own + Representations.METS);
            String base = isMets || !representations.hasMets(name(own)) ? "" : own;
            if (administrative.containsKey(base))
                new Unlisted(told(base), administrative.get(base)).check(e, base);
        });
    }

    private static String base(String path) {
        int slash = path.startsWith(Representations.FOLDER) ? path.indexOf('/', Representations.FOLDER.length()) : -1;
        return slash < 0 ? "" : path.substring(0, slash + 1);
    }

    private static String name(String base) {
        return base.isEmpty() ? "" : base.substring(Representations.FOLDER.length(), base.length() - 1);
    }
}
