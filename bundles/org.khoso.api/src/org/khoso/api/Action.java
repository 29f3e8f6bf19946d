package org.khoso.api;

/** What an actor wants to do; the {@link AccessPolicy} is asked with it. */
public enum Action {
    /** See metadata, files, hits, counts. */
    READ,
    /** Change metadata. */
    DESCRIBE,
    /** Take in a delivery or scan. */
    INTAKE,
    /** Run checks. */
    CHECK,
    /** Set a finding aside with a reason. */
    WAIVE,
    /** Write packages. */
    PACKAGE,
    /** Compute and answer surveys. */
    SURVEY,
    /** Approve and issue what others filled in. */
    APPROVE,
    /** Create, migrate, back up an archive. */
    ADMINISTER
}
