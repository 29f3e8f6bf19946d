package org.khoso.packaging.verify.internal;

import java.util.List;
import java.util.regex.Pattern;

/** What the heads of the two METS documents say of the package: type, profile, identity. */
final class HeadCheck {
    private static final Pattern OBJECT_ID = Pattern.compile("uuid-[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}"
            + "|urn:uuid:[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}|urn:[^:]+:uuid-[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
    /** Ending of the profile of DIP, by whatever version. */
    private static final String DIP_PROFILE = "E-ARK-DIP.xml";
    private final Report report;
    private final Rules rules;

    HeadCheck(Report report, Rules rules) {
        this.report = report;
        this.rules = rules;
    }

    /** @return the package type in the circular's words; empty if it is none of them */
    static String type(MetsHandler root) {
        if (root == null || root.packageType == null || !List.of("AIP", "SIP", "DIP").contains(root.packageType))
            return "";
        // the example of annex V says SIP in a DIP
        if (root.packageType.equals("DIP") || root.profile != null && root.profile.endsWith(DIP_PROFILE))
            return "DIP";
        return root.packageType + ("Collection".equalsIgnoreCase(root.type) ? "_tailieu" : "_hoso");
    }

    /** @param folder name of the package's folder, or empty if it has none */
    void checkRoot(MetsHandler root, String folder, String zipName) {
        String path = StructureCheck.METS;
        if (root.packageType == null || type(root).isEmpty())
            report.add("package/package-type", path, root.packageType == null ? "" : root.packageType);
        if (root.type == null || !root.type.equalsIgnoreCase("Mixed") && !root.type.equalsIgnoreCase("Collection"))
            report.add("package/content-type", path, root.type);
        String type = type(root);
        if (type.equals("DIP") && !root.packageType.equals("DIP"))
            report.add("package/dip-type", path, root.packageType);
        profile(root, path, rules.setting("profile." + (type.equals("DIP") ? type : root.packageType)));
        status(root, path);
        String id = root.objectId == null ? "" : root.objectId;
        String expected = id.replace(':', '_');
        if (!folder.isEmpty() && !folder.equals(expected))
            report.add("package/object-id", path, id, folder);
        if (folder.isEmpty())
            report.add("package/no-folder", path, expected);
        if (!OBJECT_ID.matcher(id).matches())
            report.add("package/object-id-form", path, id);
        if (type.startsWith("SIP") && !zipName.isEmpty() && !zipName.matches("\\d*" + Pattern.quote(expected) + "\\.zip"))
            report.add("package/zip-name", zipName, expected);
        common(root, path);
    }

    /** New, or something that follows an earlier package: which one, only Khoso's own packages say, since the circular gives no place for it. */
    private void status(MetsHandler root, String path) {
        if (root.recordStatus == null)
            return;
        if (!List.of(rules.setting("statuses").split(",")).contains(root.recordStatus))
            report.add("package/record-status", path, root.recordStatus);
        if ((root.supplements() || root.recordStatus.equals("REPLACEMENT")) && root.earlier.isEmpty())
            report.add("package/earlier-missing", path, root.recordStatus);
        if (!root.earlier.isEmpty() && root.earlier.equals(root.objectId))
            report.add("package/earlier-itself", path, root.earlier);
    }

    private void profile(MetsHandler mets, String path, String expected) {
        if (!expected.isEmpty() && !expected.equals(mets.profile))
            report.add("package/profile", path, mets.profile, expected);
    }

    void checkRepresentation(MetsHandler root, MetsHandler rep) {
        String path = StructureCheck.REP_METS;
        profile(rep, path, rules.setting("profile.rep1"));
        if (rep.contentType == null)
            report.add("package/rep-content-type", path);
        if (root != null && root.packageType != null && rep.packageType != null && !root.packageType.equals(rep.packageType))
            report.add("package/type-contradiction", StructureCheck.METS, root.packageType, rep.packageType);
        common(rep, path);
    }

    private void common(MetsHandler mets, String path) {
        if (!mets.header || mets.created == null)
            report.add("package/no-created", path);
        if (mets.structureLabel != null && !mets.structureLabel.equals("CSIP"))
            report.add("package/structure-label", path, mets.structureLabel);
    }

    /** The root has to point to the METS of its representation, by way of a file group. */
    void checkPointer(MetsHandler root) {
        if (root.pointers.isEmpty())
            report.add("package/no-rep-pointer", StructureCheck.METS);
        for (String[] p : root.pointers) {
            if (!StructureCheck.REP_METS.equals(SafePath.decode(p[0])))
                report.add("package/rep-pointer", StructureCheck.METS, p[0]);
            if (p[1] == null || !root.isGroup(p[1]))
                report.add("package/rep-pointer-group", StructureCheck.METS, p[1]);
        }
    }
}
