package org.khoso.packaging.verify.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** Names looked at more closely; more are not told of anyway. */
    private static final int MOST_COLLISIONS = 2000;

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
        Hashes seen = new Hashes(bag.scratch());
        Set<Long> twice = new HashSet<>();
        List<String> missing = new ArrayList<>(some.keySet());
        bag.forEach(e -> {
            missing.removeIf(m -> some.get(m).matcher(e.path).matches());
            long hash = Hashes.of(SafePath.caseless(e.path));
            if (!seen.add(hash) && twice.size() < MOST_COLLISIONS)
                twice.add(hash);
        });
        missing.forEach(m -> report.add("package/missing-part", m));
        bag.forEach(e -> place(e.path));
        if (!twice.isEmpty())
            collisions(twice);
    }

    /** Names that a Windows disk cannot tell apart. @param hashes where to look */
    private void collisions(Set<Long> hashes) {
        Map<String, String> caseless = new HashMap<>();
        bag.forEach(e -> {
            String name = SafePath.caseless(e.path);
            String other = hashes.contains(Hashes.of(name)) ? caseless.putIfAbsent(name, e.path) : null;
            if (other != null)
                report.add("package/case-collision", e.path, other);
        });
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
