package org.khoso.packaging.eark.internal;

import java.util.ArrayList;
import org.khoso.packaging.eark.internal.Facts.Division;
import org.khoso.packaging.eark.internal.Facts.FilePointer;
import org.khoso.packaging.eark.internal.Facts.Pointer;
import org.xml.sax.Attributes;

/** Gathers the two upper levels of structural maps; what stands further down counts for the division above it. */
final class MapReader {
    static final String MAP = "mets/structMap";
    private static final String MAIN = MAP + "/div";
    private static final String PART = MAIN + "/div";
    private final Facts facts;
    private final Ids ids;
    private final Checks checks;
    private Facts.Map map;
    private Division main;
    private Division part;

    MapReader(Facts facts, Ids ids, Checks checks) {
        this.facts = facts;
        this.ids = ids;
        this.checks = checks;
    }

    void start(String path, int line, Attributes a) {
        if (!path.startsWith(MAP))
            return;
        switch (path) {
            case MAP -> {
                map = new Facts.Map(line, checks.id(a.getValue("ID")), a.getValue("TYPE"), a.getValue("LABEL"), new ArrayList<>());
                if (facts.room())
                    facts.maps.add(map);
            }
            case MAIN -> {
                main = division(line, a);
                if (facts.room())
                    map.divisions().add(main);
            }
            case PART -> {
                part = division(line, a);
                if (facts.room())
                    main.divisions.add(part);
                metadata(a);
            }
            default -> inside(path, line, a);
        }
    }

    private Division division(int line, Attributes a) {
        return new Division(line, checks.id(a.getValue("ID")), a.getValue("LABEL"),
                a.getValue("DMDID") != null || a.getValue("ADMID") != null);
    }

    /** The division that is called so, or else the first that points to metadata. */
    private void metadata(Attributes a) {
        boolean ours = part.is("Metadata")
                || part.metadata && main.divisions.stream().noneMatch(d -> d != part && (d.is("Metadata") || d.metadata));
        boolean chosen = map.label() == null || map.label().equalsIgnoreCase("CSIP") || facts.maps.size() == 1;
        if (!ours || !chosen)
            return;
        point(ids.dmd, a.getValue("DMDID"));
        point(ids.amd, a.getValue("ADMID"));
    }

    private static void point(Ids.Pointed to, String value) {
        if (value != null)
            for (String id : value.strip().split("\\s+"))
                to.point(id);
    }

    private void inside(String path, int line, Attributes a) {
        if (a.getValue("ID") != null)
            ids.add(a.getValue("ID").strip());
        if (part == null || !path.startsWith(PART))
            return;
        if (path.endsWith("/fptr") && facts.room())
            part.files.add(new FilePointer(line, a.getValue("FILEID"), !path.equals(PART + "/fptr")));
        if (path.equals(PART + "/mptr") && facts.room())
            part.pointers.add(new Pointer(line, Names.value(a, "xlink:href"), Names.value(a, "xlink:title"), Names.value(a, "xlink:type"),
                    a.getValue("LOCTYPE")));
    }

    void end(String path) {
        switch (path) {
            case MAP -> map = null;
            case MAIN -> main = null;
            case PART -> part = null;
            default -> {
                // no part of it
            }
        }
    }
}
