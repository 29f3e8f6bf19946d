package org.khoso.packaging.eark.internal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.khoso.packaging.eark.internal.Facts.Agent;

/** Root and header: what depends on more than one attribute, and the agent that names the software. */
final class HeaderRules {
    private static final String OTHER = "OTHER";
    private final Told told;
    private final Facts facts;

    HeaderRules(Told told, Facts facts) {
        this.told = told;
        this.facts = facts;
    }

    void check() {
        boolean otherType = OTHER.equalsIgnoreCase(facts.type);
        other(facts.rootLine, "CSIP3", "category", otherType, facts.otherType);
        other(facts.rootLine, "CSIP5", "content", OTHER.equals(facts.content), facts.otherContent);
        for (Facts.Group g : facts.groups) {
            if (g.content == null && g.isRepresentation())
                told.at(g.line, "CSIP62", "missing");
            else if (g.content != null && !told.requirements().knows("content", g.content))
                told.at(g.line, "CSIP62", "word", g.content, told.requirements().words("content"));
            other(g.line, "CSIP63", "content", OTHER.equals(g.content), g.otherContent);
        }
        software();
    }

    /** The second attribute says what the first calls other: it is needed then, and only then, and is no word of the list. */
    private void other(int line, String id, String vocabulary, boolean isOther, String value) {
        if (isOther && value == null)
            told.at(line, id, "missing");
        else if (isOther && value.isBlank())
            told.at(line, id, "empty");
        else if (!isOther && value != null)
            told.at(line, id, "other-unasked", value);
        else if (isOther && !value.equalsIgnoreCase(OTHER) && told.requirements().knows(vocabulary, value))
            told.at(line, id, "other-known", value);
    }

    /** Of the agents the one that comes closest is the one meant; what it lacks is told of. */
    private void software() {
        if (facts.agents.isEmpty())
            return; // counted
        List<Agent> all = facts.agents;
        int best = IntStream.range(0, all.size()).boxed().max(Comparator.comparing(i -> fits(all.get(i)) * 2 * Facts.MOST - i))
                .orElseThrow();
        Agent a = all.get(best);
        if (!"CREATOR".equals(a.role()))
            told.value(a.line(), "CSIP11", a.role(), "CREATOR");
        if (!OTHER.equals(a.type()))
            told.value(a.line(), "CSIP12", a.type(), OTHER);
        if (!"SOFTWARE".equals(a.otherType()))
            told.value(a.line(), "CSIP13", a.otherType(), "SOFTWARE");
        if (!a.isNamed())
            told.at(a.line(), "CSIP14", a.names().isEmpty() ? "missing" : "empty");
        notes(a);
    }

    private static int fits(Agent a) {
        return ("CREATOR".equals(a.role()) ? 1 : 0) + (OTHER.equals(a.type()) ? 1 : 0) + ("SOFTWARE".equals(a.otherType()) ? 2 : 0);
    }

    private void notes(Agent a) {
        if (a.notes().isEmpty())
            told.at(a.line(), "CSIP15", "missing");
        else if (a.notes().size() > 1)
            told.at(a.line(), "CSIP15", "count", a.notes().size(), "1..1");
        else if (a.notes().get(0).text().isBlank())
            told.at(a.line(), "CSIP15", "empty");
        if (!a.notes().isEmpty() && a.notes().stream().noneMatch(n -> "SOFTWARE VERSION".equals(n.type())))
            told.value(a.line(), "CSIP16", a.notes().get(0).type(), "SOFTWARE VERSION");
    }
}
