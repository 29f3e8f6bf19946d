package org.khoso.packaging.eark.internal;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.khoso.packaging.eark.internal.Facts.Division;
import org.khoso.packaging.eark.internal.Facts.Group;
import org.khoso.packaging.eark.internal.Facts.Pointer;

/** Divisions that point to METS documents of representations. */
final class RepresentationRules {
    private static final String START = "Representations/";
    private final Told told;
    private final Facts facts;
    private final Representations representations;
    /** Representation by what a division for it may be called, in small letters. */
    private final Map<String, String> byLabel = new HashMap<>();

    RepresentationRules(Told told, Facts facts, Representations representations) {
        this.told = told;
        this.facts = facts;
        this.representations = representations;
    }

    void check(Division main) {
        Set<String> left = new LinkedHashSet<>(representations.withMets());
        for (String r : left)
            for (String label : new String[]{START + r, START + r + "/METS.xml"})
                byLabel.putIfAbsent(label.toLowerCase(Locale.ROOT), r);
        for (Division d : main.divisions) {
            boolean named = d.label != null && d.label.startsWith(START);
            if (!d.pointers.isEmpty() || named && named(d) != null && left.contains(named(d)))
                division(d, left);
        }
        for (String r : left)
            told.about("representations/" + r + "/METS.xml", "CSIP105", "division");
    }

    /** Labels are held against folders without regard to case, as the examples of the specification do. @return representation; null if none */
    private String named(Division d) {
        return d.label == null ? null : byLabel.get(d.label.toLowerCase(Locale.ROOT));
    }

    private void division(Division d, Set<String> left) {
        if (d.idBroken != null)
            told.at(d.line, "CSIP106", (String) d.idBroken[0], d.idBroken.length > 1 ? d.idBroken[1] : "");
        if (d.pointers.size() != 1)
            told.at(d.line, "CSIP109", "count", d.pointers.size(), "1..1");
        String meant = null;
        for (Pointer p : d.pointers) {
            String found = pointer(p);
            meant = found == null ? meant : found;
            left.remove(String.valueOf(found));
        }
        String named = named(d);
        left.remove(String.valueOf(named));
        if (d.label == null)
            told.at(d.line, "CSIP107", "missing");
        else if (meant != null ? !meant.equals(named) : named == null)
            told.at(d.line, "CSIP107", "value", d.label, START + (meant == null ? "" : meant));
    }

    /** @return the representation that it points to; null if to none */
    private String pointer(Pointer p) {
        Group g = p.title() == null ? null : facts.group(p.title());
        if (p.title() == null || p.title().isBlank())
            told.at(p.line(), "CSIP108", "missing");
        else if (g == null || !g.isRepresentation())
            told.at(p.line(), "CSIP108", "group", p.title(), "Representations");
        if (!"simple".equals(p.type()))
            told.value(p.line(), "CSIP111", p.type(), "simple");
        if (!"URL".equals(p.locator()))
            told.value(p.line(), "CSIP112", p.locator(), "URL");
        if (p.href() == null || p.href().isBlank()) {
            told.at(p.line(), "CSIP110", p.href() == null ? "missing" : "empty");
            return null;
        }
        String found = representations.pointed(p.href());
        if (found == null)
            told.at(p.line(), "CSIP110", "no-mets", p.href());
        return found;
    }
}
