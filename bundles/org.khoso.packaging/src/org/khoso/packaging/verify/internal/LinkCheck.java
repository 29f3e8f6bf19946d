package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that stand for a document which another package holds: whether this type may have them, and whether they say which. */
final class LinkCheck {
    private static final Pattern LINK = Pattern.compile("(?i)" + Pattern.quote(StructureCheck.REP) + "data/.+\\.fetch\\.txt");
    /** Package that holds it, path there; bytes; path here; identifier of the document. */
    private static final Pattern PLACE = Pattern
            .compile("urn_(?<fonds>[^\\s/]*?)_uuid-[0-9A-Fa-f-]{36}_(?<path>\\S+) (?<size>\\d{1,18}) (?<here>\\S+) (?<id>\\S.*)");
    private static final Pattern OWN = Pattern.compile("urn:([^:]+):uuid-.*");
    private static final int LONGEST = 1 << 14;
    private final Bag bag;
    private final Report report;

    LinkCheck(Bag bag, Report report) {
        this.bag = bag;
        this.report = report;
    }

    void check(String type, String objectId) {
        bag.forEach(e -> {
            if (LINK.matcher(e.path).matches())
                link(e, type, objectId);
        });
    }

    private void link(Entry entry, String type, String objectId) {
        if (type.equals("DIP"))
            report.add("package/link-in-dip", entry.path);
        else if (type.endsWith("_tailieu"))
            report.add("package/link-in-lot", entry.path, type);
        String text = text(entry);
        if (text == null)
            return;
        Matcher place = PLACE.matcher(text);
        if (type.startsWith("AIP") ? !place.matches() : text.isEmpty() || text.length() > 200 || text.contains("\n"))
            report.add("package/link-form", entry.path, text.length() > 200 ? text.substring(0, 200) : text);
        else if (type.startsWith("AIP"))
            place(entry, place, objectId);
    }

    private void place(Entry entry, Matcher place, String objectId) {
        Matcher own = OWN.matcher(objectId);
        if (own.matches() && !own.group(1).equals(place.group("fonds")))
            report.add("package/link-other-fonds", entry.path, place.group("fonds"), own.group(1));
        String path = SafePath.decode(place.group("path"));
        if (path == null || !SafePath.safe(path, Limits.DEFAULT))
            report.add("package/bad-reference", entry.path, place.group("path"));
    }

    /** @return what the file says, without blanks around; null if that can't be known */
    private String text(Entry entry) {
        if (entry.size > LONGEST) {
            report.add("package/link-form", entry.path, "…");
            return null;
        }
        try (InputStream in = bag.open(entry)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            bag.unreadable(entry, e);
            return null;
        }
    }
}
