package org.khoso.packaging.eark.internal;

import java.io.IOException;
import java.util.regex.Pattern;
import org.khoso.packaging.verify.internal.Bag;
import org.khoso.packaging.verify.internal.Entry;
import org.khoso.packaging.verify.internal.Report;
import org.khoso.packaging.verify.internal.Source;
import org.khoso.packaging.verify.internal.TopFolder;

/** Signs by which sorts of packages are told apart. The circular's are E-ARK packages too, so its own signs are looked for first. */
final class Signs {
    /** Sort of a package. */
    enum Sort {
        /** TT 05/2025/TT-BNV. */
        CIRCULAR,
        /** E-ARK SIP. */
        SUBMISSION,
        /** E-ARK CSIP. */
        COMMON,
        /** BagIt. */
        BAG
    }

    /** Names that the circular gives to descriptions of records. */
    private static final Pattern DESCRIPTION = Pattern
            .compile("(?i)representations/rep1/metadata/descriptive/ead_(doc|pic|media)_.+\\.xml");
    /** Root element of the circular's descriptions. */
    private static final String CIRCULAR_ROOT = "simpledc";
    private static final String CIRCULAR_PROFILE = "http://www.ra.ee/METS/v01/IP.xml";
    private final Source source;
    private final Bag bag;
    private final Report report;

    Signs(Source source, Bag bag, Report report) {
        this.source = source;
        this.bag = bag;
        this.report = report;
    }

    Sort look(boolean isFolder) throws IOException {
        String top = TopFolder.fill(source, isFolder ? "." : null, "METS.xml", bag, report, path -> {
            // what stands beside a package with a METS document is no sign
        });
        Entry mets = mets();
        boolean[] bagged = {bag.get("bagit.txt") != null};
        boolean[] circular = {mets == null};
        bag.forEach(e -> {
            circular[0] |= DESCRIPTION.matcher(e.path).matches();
            bagged[0] |= top.isEmpty() && mets == null && e.path.matches("[^/]+/bagit\\.txt");
        });
        if (bagged[0])
            return Sort.BAG;
        if (circular[0])
            return Sort.CIRCULAR;
        Peek peek = new Peek(bag);
        Entry ead = bag.get("metadata/descriptive/EAD.xml");
        Peek.Root description = ead == null ? null : peek.root(ead);
        Peek.Root root = peek.root(mets);
        String profile = root == null || root.profile() == null ? "" : root.profile().strip();
        if (description != null && description.name().equals(CIRCULAR_ROOT) || root == null || profile.equals(CIRCULAR_PROFILE))
            return Sort.CIRCULAR;
        // the name of the file tells: some software names profiles of AIP and DIP under the address of those of SIP
        return profile.contains("E-ARK-SIP") ? Sort.SUBMISSION : Sort.COMMON;
    }

    /** Some software calls it mets.xml: then the package is one of E-ARK all the same, and that name is what is wrong with it. */
    private Entry mets() {
        Entry[] found = {bag.get("METS.xml")};
        if (found[0] == null)
            bag.forEach(e -> {
                boolean same = found[0] == null && e.path.equalsIgnoreCase("METS.xml");
                Peek.Root root = same ? new Peek(bag).root(e) : null;
                found[0] = root != null && root.namespace().equals(Names.METS) ? e : found[0];
            });
        return found[0];
    }
}
