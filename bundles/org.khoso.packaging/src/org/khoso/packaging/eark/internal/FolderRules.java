package org.khoso.packaging.eark.internal;

import java.util.Map;
import org.khoso.packaging.eark.internal.Representations.Parts;

/** The folders of a package. */
final class FolderRules {
    private final Told told;
    private final Representations representations;

    FolderRules(Told told, Representations representations) {
        this.told = told;
        this.representations = representations;
    }

    /** @param top name of the top folder; empty if an archive has none @param objectId id that the root METS says; null if none */
    void check(String top, String objectId) {
        if (top.isEmpty())
            told.about("", "CSIPSTR1", "no-top");
        else if (objectId != null && !plain(top).equals(plain(objectId)))
            told.about("", "CSIPSTR2", "top-name", top, objectId);
        Parts root = representations.root();
        if (!root.mets && representations.otherMets() != null)
            told.about(representations.otherMets(), "CSIPSTR4", "other-case");
        else if (!root.mets)
            told.about(Representations.METS, "CSIPSTR4", "no-file");
        folder(root.metadata, "metadata", "CSIPSTR5");
        folder(representations.hasFolder(), "representations", "CSIPSTR9");
        if (representations.loose() != null)
            told.about(representations.loose(), "CSIPSTR10", "loose");
        else if (representations.hasFolder() && representations.all().isEmpty())
            told.about("representations", "CSIPSTR10", "no-representation");
        representations.all().forEach(this::representation);
        Map<String, Parts> all = representations.all();
        folder(root.schemas || all.values().stream().anyMatch(p -> p.schemas), "schemas", "CSIPSTR15");
        folder(root.documentation || all.values().stream().anyMatch(p -> p.documentation), "documentation", "CSIPSTR16");
    }

    /** Names of folders can't have every character that an id may have: what is put in their place is left open. */
    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}.-]", "_");
    }

    private void folder(boolean there, String path, String id) {
        if (!there)
            told.about(path, id, "no-folder");
    }

    private void representation(String name, Parts parts) {
        String path = "representations/" + name;
        folder(parts.data, path + "/data", "CSIPSTR11");
        if (!parts.mets)
            told.about(path + "/METS.xml", "CSIPSTR12", "no-file");
        folder(parts.metadata, path + "/metadata", "CSIPSTR13");
    }
}
