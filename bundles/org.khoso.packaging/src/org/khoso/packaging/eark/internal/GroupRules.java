package org.khoso.packaging.eark.internal;

import java.util.Optional;
import org.khoso.packaging.eark.internal.Facts.Group;

/** Sections of metadata and groups of files: which have to be there. */
final class GroupRules {
    private final Told told;
    private final Facts facts;
    private final Representations representations;

    GroupRules(Told told, Facts facts, Representations representations) {
        this.told = told;
        this.facts = facts;
        this.representations = representations;
    }

    /** @param parts what the package or representation of this document has @param root whether it is the package */
    void check(Representations.Parts parts, boolean root) {
        if (facts.descriptions == 0 && (root || parts.descriptive))
            told.at(facts.rootLine, "CSIP17", "missing");
        if (facts.administrative == 0 && (root || parts.preservation))
            told.at(facts.rootLine, "CSIP31", "missing");
        if (facts.administrative > 1)
            told.at(facts.rootLine, "CSIP31", "count", facts.administrative, "0..1");
        if (facts.administrative > 0 && facts.provenance == 0 && parts.preservation)
            told.at(facts.rootLine, "CSIP32", "missing");
        if (facts.fileSections != 1)
            told.at(facts.rootLine, "CSIP58", "count", facts.fileSections, "1..1");
        if (facts.fileSections > 0 && root) {
            there(g -> g.isUse("Documentation"), "Documentation", "CSIP60");
            there(g -> g.isUse("Schemas"), "Schemas", "CSIP113");
            there(Group::isRepresentation, "Representations", "CSIP114");
        }
        for (Group g : facts.groups)
            group(g, root);
    }

    /** @param use word of the vocabulary: a group that only writes it with other letters is told of as that */
    private void there(java.util.function.Predicate<Group> wanted, String use, String id) {
        if (facts.groups.stream().anyMatch(wanted))
            return;
        Optional<Group> close = facts.groups.stream()
                .filter(g -> g.use != null && (g.use + "/").regionMatches(true, 0, use + "/", 0, use.length() + 1)).findFirst();
        if (close.isPresent())
            told.value(close.get().line, id, close.get().use, use);
        else
            told.at(facts.fileSectionLine, id, "missing");
    }

    private void group(Group g, boolean root) {
        if (!g.within && (g.use == null || g.use.isBlank()))
            told.at(g.line, "CSIP64", g.use == null ? "missing" : "empty");
        else if (root && g.isRepresentation() && !isFolder(g.use))
            told.at(g.line, "CSIP64", "no-such-folder", g.use);
        if (g.files == 0)
            told.at(g.line, "CSIP66", "count", 0, "1..n");
    }

    /** Uses are held against folders without regard to case, as the examples of the specification do. */
    private boolean isFolder(String use) {
        String[] parts = use.split("/");
        return parts.length < 2 || representations.all().keySet().stream().anyMatch(parts[1]::equalsIgnoreCase);
    }
}
