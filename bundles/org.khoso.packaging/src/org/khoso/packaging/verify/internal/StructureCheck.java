package org.khoso.packaging.verify.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether every part is there that the circular asks for, and where it belongs. */
final class StructureCheck {
    static final String METS = "METS.xml";
    static final String EAD = "metadata/descriptive/EAD.xml";
    static final String PREMIS = "metadata/preservation/PREMIS.xml";
    static final String REP = "representations/rep1/";
    static final String REP_METS = REP + METS;
    static final String REP_PREMIS = REP + "metadata/preservation/PREMIS_rep1.xml";
    static final String DESCRIPTIONS = REP + "metadata/descriptive/";
    private static final Pattern METS_SCHEMA = Pattern.compile("(?i)schemas/mets[^/]*\\.xsd");
    private static final Pattern EAD_SCHEMA = Pattern.compile("(?i)schemas/ead[^/]*\\.xsd");
    private static final Pattern DESCRIPTION = Pattern.compile("(?i)ead_(doc|pic|media)_.+\\.xml");

    private static final Pattern CERTIFICATE = Pattern.compile("(?i)documentation/.+\\.pdf");
    private final Bag bag;
    private final Report report;

    StructureCheck(Bag bag, Report report) {
        this.bag = bag;
        this.report = report;
    }

    void check() {
        for (String part : List.of(METS, EAD, REP_METS))
            if (bag.get(part) == null)
            report.add("package/missing-part", part);
        Map<String, Pattern> some = new LinkedHashMap<>();
        some.put("schemas/METS.xsd", METS_SCHEMA);
        some.put("schemas/EAD.xsd", EAD_SCHEMA);
        some.put(DESCRIPTIONS, Pattern.compile(Pattern.quote(DESCRIPTIONS) + ".+"));
        some.put(REP + "data/", Pattern.compile(Pattern.quote(REP) + "data/.+"));
        List<String> missing = new ArrayList<>(some.keySet());
        bag.forEach(e -> missing.removeIf(m -> some.get(m).matcher(e.path).matches()));
        missing.forEach(m -> report.add("package/missing-part", m));
        bag.forEach(e -> place(e.path));
        new Collisions(bag, report).check();
    }

    private void place(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith(DESCRIPTIONS) && !DESCRIPTION.matcher(name).matches())
            report.add("package/description-name", path);
        if (path.startsWith("representations/") && !path.startsWith(REP))
            report.add("package/second-representation", path);
    }

    /** Article 42 wants a certification with a DIP that is certified; which place it has, no source tells. */
    void checkCertificate() {
        boolean[] found = {false};
        bag.forEach(e -> found[0] |= CERTIFICATE.matcher(e.path).matches());
        if (!found[0])
            report.add("package/no-certificate", "documentation/");
    }

    /** What depends on the type: preservation metadata must be in an AIP and not in a SIP. */
    void checkPreservation(String type) {
        for (String part : List.of(PREMIS, REP_PREMIS)) {
            boolean there = bag.get(part) != null;
            if (type.startsWith("AIP") && !there)
                report.add("package/premis-missing", part);
            if (type.startsWith("SIP") && there)
                report.add("package/premis-unexpected", part);
        }
    }
}
