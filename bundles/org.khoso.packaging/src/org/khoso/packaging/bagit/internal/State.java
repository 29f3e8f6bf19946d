package org.khoso.packaging.bagit.internal;

import java.util.List;
import org.khoso.api.packaging.PackageVerifier.Integrity;
import org.khoso.packaging.verify.internal.Report;
import org.khoso.packaging.verify.internal.Rules;

/** What was found of a bag so far: findings, and how far it is from complete and valid. */
final class State {
    private final Rules rules;
    private final Report report;
    private boolean incomplete;
    private boolean invalid;
    private String version = "1.0";

    State(Rules rules, Report report) {
        this.rules = rules;
        this.report = report;
    }

    /** A finding that leaves completeness and validity alone. */
    void note(String rule, String place, Object... args) {
        report.add(rule, place, args);
    }

    /** A finding by which the bag is not complete. */
    void incomplete(String rule, String place, Object... args) {
        incomplete = true;
        report.add(rule, place, args);
    }

    /** A finding by which the bag may be complete but is not valid. */
    void invalid(String rule, String place, Object... args) {
        invalid = true;
        report.add(rule, place, args);
    }

    /** The standard forbids a byte order mark in bagit.txt alone; others it harms only where software takes it for a letter. */
    void mark(Lines lines, String path) {
        if (lines.marked())
            note("bag/mark", path);
    }

    /** Something could not be verified. */
    void unverified() {
        invalid = true;
    }

    Integrity integrity() {
        return incomplete ? Integrity.INCOMPLETE : invalid ? Integrity.COMPLETE : Integrity.VALID;
    }

    void version(String found) {
        version = found;
    }

    String version() {
        return version;
    }

    boolean knows(String found) {
        return List.of(rules.setting("versions").split(";")).contains(found);
    }

    /** @return whether the rules of RFC 8493 hold, not those of the drafts before it */
    boolean strict() {
        List<String> all = List.of(rules.setting("versions").split(";"));
        return all.indexOf(version) >= all.indexOf(rules.setting("strict"));
    }

    /** @return what the platform calls an algorithm; empty if it is not known */
    String algorithm(String name) {
        return rules.setting("algorithm." + name);
    }

    boolean isWeak(String algorithm) {
        return List.of(rules.setting("weak").split(";")).contains(algorithm);
    }
}
