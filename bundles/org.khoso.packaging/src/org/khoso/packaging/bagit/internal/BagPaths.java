package org.khoso.packaging.bagit.internal;

import java.util.regex.Pattern;
import org.khoso.packaging.verify.internal.Limits;
import org.khoso.packaging.verify.internal.SafePath;

/** Paths in manifests and in fetch.txt. */
final class BagPaths {
    private static final Limits LIMITS = Limits.DEFAULT.withLineBreaks();
    private static final Pattern LF = Pattern.compile("%0A", Pattern.CASE_INSENSITIVE);
    private static final Pattern CR = Pattern.compile("%0D", Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE = Pattern.compile("%(?!25|0A|0D)", Pattern.CASE_INSENSITIVE);

    private BagPaths() {
    }

    /** @return the path meant: line breaks, and from 1.0 on the percent sign, are escaped; nothing else is */
    static String decode(String written, boolean strict) {
        String path = CR.matcher(LF.matcher(written).replaceAll("\n")).replaceAll("\r");
        return strict ? path.replace("%25", "%") : path;
    }

    /** @return whether it has a percent sign that should be escaped */
    static boolean bare(String written, boolean strict) {
        return strict && BARE.matcher(written).find();
    }

    /** @return whether it stays in the bag on every system, and stands for no one's home */
    static boolean safe(String path) {
        return SafePath.safe(path, LIMITS) && !path.startsWith("~");
    }

    /** @return without what some tools for sums write before a path; the same if there is none of it */
    static String plain(String written) {
        String path = written.startsWith("*") ? written.substring(1) : written;
        while (path.startsWith("./"))
            path = path.substring(2);
        return path;
    }

    static boolean isPayload(String path) {
        return path.startsWith("data/");
    }
}
