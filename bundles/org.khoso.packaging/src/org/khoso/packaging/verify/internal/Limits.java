package org.khoso.packaging.verify.internal;

/**
 * How much a package of strangers may ask for.
 *
 * @param entries   most files
 * @param path      most characters of a path
 * @param depth     most folders below each other
 * @param ratio     most bytes that one packed byte may become, in an entry of more than {@code free} bytes
 * @param free      bytes below which no ratio counts
 * @param total     most bytes of all entries of a ZIP, as a multiple of its own size; {@code 16 * free} are always allowed
 * @param xml       most bytes of one XML document that is not METS or PREMIS
 * @param run       most bytes of XML without a closing angle bracket: longest attribute, text, comment
 * @param elements  most XML elements below each other
 * @param perRule   most findings of one rule
 * @param lineBreaks whether names of files may have line breaks in them, as a bag escapes them
 */
public record Limits(int entries, int path, int depth, long ratio, long free, long total, long xml, int run, int elements, int perRule,
        boolean lineBreaks) {
    public static final Limits DEFAULT = new Limits(1_000_000, 1024, 32, 300, 64L << 20, 100, 16L << 20, 4 << 20, 64, 1000);

    Limits(int entries, int path, int depth, long ratio, long free, long total, long xml, int run, int elements, int perRule) {
        this(entries, path, depth, ratio, free, total, xml, run, elements, perRule, false);
    }

    /** @return the same with another number of files */
    Limits entries(int most) {
        return new Limits(most, path, depth, ratio, free, total, xml, run, elements, perRule, lineBreaks);
    }

    /** @return the same, with line breaks in names allowed */
    public Limits withLineBreaks() {
        return new Limits(entries, path, depth, ratio, free, total, xml, run, elements, perRule, true);
    }
}
