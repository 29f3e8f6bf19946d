package org.khoso.packaging.eark.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.khoso.packaging.eark.internal.Facts.Division;
import org.khoso.packaging.eark.internal.Facts.FilePointer;
import org.khoso.packaging.eark.internal.Facts.Group;

/** The structural map: the division for each sort of content, and what each of them points to. */
final class MapRules {
    /** Ids of the requirements of a division that points to groups of files. */
    private record Sort(String use, String self, String id, String label, String files, String file) {
        boolean fits(Group g) {
            return use.equals("Representations") ? g.isRepresentation() : g.isUse(use);
        }
    }

    private static final Sort DOCUMENTATION = new Sort("Documentation", "CSIP93", "CSIP94", "CSIP95", "CSIP96", "CSIP116");
    private static final Sort SCHEMAS = new Sort("Schemas", "CSIP97", "CSIP98", "CSIP99", "CSIP100", "CSIP118");
    private static final Sort CONTENT = new Sort("Representations", "CSIP101", "CSIP102", "CSIP103", "CSIP104", "CSIP119");
    private final Told told;
    private final Facts facts;
    private final Ids ids;
    private final Representations representations;

    MapRules(Told told, Facts facts, Ids ids, Representations representations) {
        this.told = told;
        this.facts = facts;
        this.ids = ids;
        this.representations = representations;
    }

    /** @param root whether the document is that of the package */
    void check(boolean root) {
        if (facts.maps.isEmpty())
            return; // counted
        Facts.Map map = chosen();
        if (!"PHYSICAL".equals(map.type()))
            told.value(map.line(), "CSIP81", map.type(), "PHYSICAL");
        broken(map.line(), "CSIP83", map.idBroken());
        if (map.divisions().size() != 1)
            told.at(map.line(), "CSIP84", "count", map.divisions().size(), "1..1");
        if (map.divisions().isEmpty())
            return;
        Division main = map.divisions().get(0);
        broken(main.line, "CSIP85", main.idBroken);
        if (facts.objectId != null && !facts.objectId.equals(main.label))
            told.value(main.line, "CSIP86", main.label, facts.objectId);
        metadata(main, root);
        groups(main, DOCUMENTATION);
        groups(main, SCHEMAS);
        if (root && !representations.haveMets())
            content(main);
        if (root)
            new RepresentationRules(told, facts, representations).check(main);
    }

    /** The map that is called CSIP; if none is, the first that is physical, or the first of all. */
    private Facts.Map chosen() {
        List<Facts.Map> labelled = facts.maps.stream().filter(m -> "CSIP".equals(m.label())).toList();
        if (labelled.size() > 1)
            told.at(labelled.get(1).line(), "CSIP82", "count", labelled.size(), "1..1");
        if (!labelled.isEmpty())
            return labelled.get(0);
        Facts.Map map = facts.maps.stream().filter(m -> "PHYSICAL".equals(m.type())).findFirst().orElse(facts.maps.get(0));
        told.value(map.line(), "CSIP82", map.label(), "CSIP");
        return map;
    }

    private void broken(int line, String id, Object[] how) {
        if (how != null)
            told.at(line, id, (String) how[0], how.length > 1 ? how[1] : "");
    }

    private void metadata(Division main, boolean root) {
        List<Division> found = main.divisions.stream().filter(d -> d.is("Metadata")).toList();
        if (found.isEmpty())
            found = main.divisions.stream().filter(d -> d.metadata && d.files.isEmpty() && d.pointers.isEmpty()).limit(1).toList();
        boolean any = facts.descriptions > 0 || facts.sections > 0;
        if (found.size() > 1)
            told.at(found.get(1).line, "CSIP88", "count", found.size(), "1..1");
        if (found.isEmpty()) {
            if (root || any)
                told.at(main.line, "CSIP88", "missing");
            return;
        }
        Division d = found.get(0);
        if (!d.is("Metadata"))
            told.value(d.line, "CSIP90", d.label, "Metadata");
        broken(d.line, "CSIP89", d.idBroken);
        pointed(d, "CSIP91", ids.missedAdministrative());
        pointed(d, "CSIP92", ids.dmd.missed());
    }

    private void pointed(Division d, String id, String missed) {
        if (missed != null)
            told.at(d.line, id, "unpointed", missed);
    }

    private void groups(Division main, Sort sort) {
        List<Division> found = main.divisions.stream()
                .filter(d -> d.is(sort.use()) || d.label != null && points(d, sort) && foreign(d, sort)).toList();
        List<Group> groups = facts.groups.stream().filter(g -> sort.fits(g) && !g.within).toList();
        if (found.stream().filter(d -> d.is(sort.use())).count() > 1)
            told.at(found.get(1).line, sort.self(), "count", found.size(), "0..1");
        if (found.isEmpty()) {
            if (!groups.isEmpty())
                told.at(main.line, sort.self(), "missing");
            return;
        }
        Division d = found.get(0);
        if (!d.is(sort.use()))
            told.value(d.line, sort.label(), d.label, sort.use());
        broken(d.line, sort.id(), d.idBroken);
        pointers(d, sort, groups, main);
    }

    /** @return whether a division points to groups of that sort and to nothing else, so that its label alone may be wrong */
    private boolean points(Division d, Sort sort) {
        return !d.files.isEmpty()
                && d.files.stream().map(f -> facts.group(String.valueOf(f.id()))).allMatch(g -> g != null && sort.fits(g));
    }

    /** Schemas and documentation of representations may stand in the divisions of these. */
    private static boolean foreign(Division d, Sort sort) {
        return !d.label.startsWith("Representations") || sort == CONTENT;
    }

    private void pointers(Division d, Sort sort, List<Group> groups, Division main) {
        for (FilePointer f : d.files) {
            Group g = f.id() == null ? null : facts.group(f.id());
            if (f.id() == null)
                told.at(f.line(), sort.file(), "missing");
            else if (!f.within() && (g == null || !sort.fits(g)))
                told.at(f.line(), sort.file(), "group", f.id(), sort.use());
        }
        Set<String> pointed = main.divisions.stream().flatMap(x -> x.files.stream()).map(f -> String.valueOf(f.id()))
                .collect(Collectors.toSet());
        for (Group g : groups)
            if (g.id != null && !pointed.contains(g.id))
            told.at(d.line, sort.files(), "unpointed", g.id);
    }

    /** Where no representation has a METS document, one division stands for all content; several may be called by the folders. */
    private void content(Division main) {
        if (main.divisions.stream().anyMatch(d -> d.label != null && d.label.startsWith("Representations/"))) {
            for (Division d : main.divisions)
                if (d.label != null && d.label.startsWith("Representations/")) {
                    broken(d.line, CONTENT.id(), d.idBroken);
                    pointers(d, CONTENT, facts.groups.stream().filter(g -> d.is(g.use)).toList(), main);
                }
            return;
        }
        groups(main, CONTENT);
    }
}
