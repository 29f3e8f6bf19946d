package org.khoso.packaging.eark.internal;

import java.util.List;
import org.khoso.packaging.eark.internal.Facts.Agent;
import org.khoso.packaging.eark.internal.Facts.Note;

/**
 * What SIP asks of the header of the root METS. Nothing but role and type tells which agent is which, so a wrong role can be seen only where
 * the agent says it in the attribute for other roles.
 */
final class SubmissionRules {
    private static final String OTHER = "OTHER";
    private static final String CODE = "IDENTIFICATIONCODE";
    private static final String ORGANIZATION = "ORGANIZATION";
    private static final String INDIVIDUAL = "INDIVIDUAL";

    /** Ids of the requirements of one sort of agent; null where it has none. */
    private record Sort(String self, String role, String type, String name, String note, String noteType) {
    }

    private static final Sort ARCHIVAL = new Sort("SIP9", "SIP10", "SIP11", "SIP12", "SIP13", "SIP14");
    private static final Sort SUBMITTING = new Sort(null, "SIP16", "SIP17", "SIP18", "SIP19", "SIP20");
    private static final Sort CONTACT = new Sort(null, "SIP22", "SIP23", "SIP24", null, null);
    private static final Sort PRESERVATION = new Sort("SIP26", "SIP27", "SIP28", "SIP29", "SIP30", "SIP31");
    private final Told told;
    private final Facts facts;

    SubmissionRules(Told told, Facts facts) {
        this.told = told;
        this.facts = facts;
    }

    void check() {
        List<String> allowed = told.requirements().submissions(told.edition().version());
        if (facts.profile != null && !facts.profile.isBlank() && !allowed.contains(facts.profile.strip()))
            told.at(facts.rootLine, "SIP2", "value", facts.profile, String.join(", ", allowed));
        if (facts.profile == null || facts.profile.isBlank())
            told.at(facts.rootLine, "SIP2", "missing");
        if (facts.headerLine == 0)
            return;
        if (!"SIP".equals(facts.packageType))
            told.value(facts.headerLine, "SIP4", facts.packageType, "SIP");
        identifiers("SUBMISSIONAGREEMENT", "SIP5", true);
        identifiers("PREVIOUSSUBMISSIONAGREEMENT", "SIP6", false);
        identifiers("REFERENCECODE", "SIP7", true);
        identifiers("PREVIOUSREFERENCECODE", "SIP8", false);
        named("ARCHIVIST", ARCHIVAL, List.of(ORGANIZATION, INDIVIDUAL));
        named("PRESERVATION", PRESERVATION, List.of(ORGANIZATION));
        submitting();
    }

    private void identifiers(String type, String id, boolean once) {
        List<Facts.Identifier> found = facts.identifiers.stream().filter(i -> type.equals(i.type())).toList();
        if (once && found.size() > 1)
            told.at(found.get(1).line(), id, "count", found.size(), "0..1");
        found.stream().filter(i -> i.text().isEmpty()).forEach(i -> told.at(i.line(), id, "empty"));
    }

    /** Agents of a role of their own. */
    private void named(String role, Sort sort, List<String> types) {
        List<Agent> found = facts.agents.stream().filter(a -> role.equals(a.role()) || isOther(a, role)).toList();
        if (found.size() > 1)
            told.at(found.get(1).line(), sort.self(), "count", found.size(), "0..1");
        for (Agent a : found) {
            if (!role.equals(a.role()))
                told.at(a.line(), sort.role(), "value", OTHER, role);
            if (!types.contains(a.type()))
                told.value(a.line(), sort.type(), a.type(), String.join(", ", types));
            name(a, sort);
            notes(a, sort);
        }
    }

    /** A role that METS has among its own, said as another. */
    private static boolean isOther(Agent a, String role) {
        return OTHER.equals(a.role()) && role.equalsIgnoreCase(a.otherRole());
    }

    private static boolean isSubmitter(Agent a) {
        return "CREATOR".equals(a.role()) || isOther(a, "CREATOR") || isOther(a, "SUBMITTER");
    }

    /** Whoever submits may be a body or a person; persons beside a body are there to be asked. */
    private void submitting() {
        List<Agent> all = facts.agents.stream().filter(a -> isSubmitter(a) && !a.isSoftware()).toList();
        List<Agent> bodies = all.stream().filter(a -> ORGANIZATION.equals(a.type())).toList();
        List<Agent> persons = all.stream().filter(a -> INDIVIDUAL.equals(a.type())).toList();
        List<Agent> rest = all.stream().filter(a -> !bodies.contains(a) && !persons.contains(a)).toList();
        for (Agent a : rest)
            if (INDIVIDUAL.equalsIgnoreCase(a.otherType()) && !bodies.isEmpty())
            told.value(a.line(), "SIP23", a.type(), INDIVIDUAL);
        if (bodies.isEmpty() && persons.isEmpty()) {
            if (rest.isEmpty())
                told.at(facts.headerLine, "SIP15", "missing");
            else
                told.value(rest.get(0).line(), "SIP17", rest.get(0).type(), ORGANIZATION + ", " + INDIVIDUAL);
        }
        if (bodies.size() > 1)
            told.at(bodies.get(1).line(), "SIP15", "several", bodies.size());
        for (Agent a : bodies) {
            role(a, SUBMITTING, "value");
            name(a, SUBMITTING);
            notes(a, SUBMITTING);
        }
        for (Agent a : persons)
            person(a, bodies.isEmpty() ? SUBMITTING : CONTACT);
    }

    private void person(Agent a, Sort sort) {
        role(a, sort, sort == CONTACT ? "contact-role" : "value");
        name(a, sort);
        if (a.notes().stream().anyMatch(n -> n.text().isEmpty()))
            told.at(a.line(), "SIP25", "empty");
    }

    private void role(Agent a, Sort sort, String way) {
        boolean wrong = sort == CONTACT ? OTHER.equals(a.role()) : isOther(a, "CREATOR");
        if (wrong)
            told.at(a.line(), sort.role(), way, a.role(), "CREATOR");
    }

    private void name(Agent a, Sort sort) {
        if (!a.isNamed())
            told.at(a.line(), sort.name(), a.names().isEmpty() ? "missing" : "empty");
    }

    private void notes(Agent a, Sort sort) {
        if (a.notes().size() > 1)
            told.at(a.line(), sort.note(), "count", a.notes().size(), "0..1");
        for (Note n : a.notes())
            if (!CODE.equals(n.type()))
            told.value(a.line(), sort.noteType(), n.type(), CODE);
    }
}
