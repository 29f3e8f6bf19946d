package org.khoso.packaging.verify.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the file that a reference means: relative to its document, or else to the package; never outside of it. */
public final class Places {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private final Bag bag;

    /** @param bag the files of the package */
    public Places(Bag bag) {
        this.bag = bag;
    }

    /**
     * What a reference leads to.
     *
     * @param entry     the file; null if there is none
     * @param path      path in the package by which it was looked for; null if it is none
     * @param elsewhere whether it leads out of the package by an address
     * @param plus      whether it is found only if a plus sign stands for a blank, as in forms of web pages
     */
    public record Place(Entry entry, String path, boolean elsewhere, boolean plus) {
        Place(Entry entry, String path, boolean elsewhere) {
            this(entry, path, elsewhere, false);
        }
    }

    /** @param base folder of the document, ending in a slash, or empty */
    public Place find(String base, String href) {
        String plain = href.strip();
        Matcher scheme = SCHEME.matcher(plain);
        if (scheme.matches()) {
            if (scheme.group(1).length() == 1)
                return new Place(null, null, false); // a drive
            if (!scheme.group(1).equalsIgnoreCase("file"))
                return new Place(null, null, true);
            plain = scheme.group(2).replaceFirst("^/{2,3}", "");
        }
        Place found = find(base, spellings(plain), false);
        if (found.entry == null && plain.indexOf('+') >= 0) {
            Place blank = find(base, spellings(plain.replace("+", "%20")), true);
            return blank.entry == null ? found : blank;
        }
        return found;
    }

    private Place find(String base, Set<String> spellings, boolean plus) {
        String first = null;
        for (String text : spellings)
            for (String from : base.isEmpty() ? new String[]{""} : new String[]{base, ""}) {
                String path = inside(from, text);
                if (path == null)
                    continue;
                first = first == null ? path : first;
                Entry e = bag.get(path);
                if (e != null)
                    return new Place(e, path, false, plus);
            }
        return new Place(null, first, false);
    }

    /** As an address is decoded, and as it is written: much software does not encode. */
    private static Set<String> spellings(String text) {
        Set<String> all = new LinkedHashSet<>();
        String decoded = SafePath.decode(text);
        if (decoded != null)
            all.add(decoded);
        all.add(text);
        return all;
    }

    /** @return the path without dots; null if it leaves the package or can't be a path */
    private static String inside(String base, String relative) {
        if (relative.startsWith("/"))
            return null;
        Deque<String> parts = new ArrayDeque<>();
        for (String p : (base + relative).split("/", -1)) {
            if (p.equals("."))
                continue;
            if (!p.equals(".."))
                parts.addLast(p);
            else if (parts.pollLast() == null)
                return null;
        }
        String path = String.join("/", parts);
        return SafePath.safe(path, Limits.DEFAULT) ? path : null;
    }
}
