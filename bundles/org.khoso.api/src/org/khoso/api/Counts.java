package org.khoso.api;

/**
 * Items in and out. Always: in = ok + findings + failed.
 *
 * @param in       items given
 * @param ok       done without a finding
 * @param findings done or refused, with findings
 * @param failed   could not be looked at
 */
public record Counts(long in, long ok, long findings, long failed) {
    /** Nothing. */
    public static final Counts ZERO = new Counts(0, 0, 0, 0);

    /** @return sum */
    public Counts plus(Counts o) {
        return new Counts(in + o.in, ok + o.ok, findings + o.findings, failed + o.failed);
    }
}
