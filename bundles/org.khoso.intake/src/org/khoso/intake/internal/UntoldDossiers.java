package org.khoso.intake.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.intake.files.internal.FileMatcher;
import org.khoso.intake.files.internal.Folder;
import org.khoso.intake.internal.Entries.Entry;
import org.khoso.intake.table.internal.TableRow;

/** Dossiers of rows that name none: the folder of the file that a row names tells it, else the heading above the row. */
final class UntoldDossiers {
    /** "Album 01: Festival", "12 - Land": what comes before the sign is how the dossier is called. */
    private static final Pattern CALLED = Pattern
            .compile("^([^:\\u2013\\u2014]{0,40}?\\d[^:\\u2013\\u2014\\s]{0,20})\\s*(?:[:\\u2013\\u2014]|\\s-)\\s*(\\S.*)$");
    private final Entries entries;
    private final FileMatcher files;
    private final Function<String, Entry> owner;
    private final Map<String, Entry> byFolder = new HashMap<>();
    private final Map<String, Entry> byHeading = new HashMap<>();

    /** @param owner says which dossier of a list has a folder, null for none */
    UntoldDossiers(Entries entries, FileMatcher files, Function<String, Entry> owner) {
        this.entries = entries;
        this.files = files;
        this.owner = owner;
    }

    /**
     * @param heading section line above the row, empty if there is none
     * @param secret  degree that the heading says, null for none
     * @param listed  whether some sheet lists the dossiers: then none is made
     * @return the dossier that a row of records belongs to, null if nothing tells it
     */
    Entry of(Plan plan, TableRow row, String heading, String secret, boolean listed) throws IOException {
        Folder folder = folder(plan, row);
        if (folder != null && folder.parent() != null) {
            Entry known = owner.apply(folder.relative());
            if (known != null)
                return known;
            if (!listed)
                return byFolder.computeIfAbsent(folder.relative(), f -> made(plan, row, folder, heading, secret));
        }
        if (listed || heading.isEmpty())
            return null;
        return byHeading.computeIfAbsent(plan.scan.path + "!" + plan.scan.name + "!" + heading,
                h -> made(plan, row, null, heading, secret));
    }

    private Folder folder(Plan plan, TableRow row) throws IOException {
        Folder found = null;
        for (String name : NamedFiles.all(plan, row)) {
            Folder f = files.folderOf(name);
            if (f == null || found != null && found != f)
                return null;
            found = f;
        }
        return found;
    }

    private Entry made(Plan plan, TableRow row, Folder folder, String heading, String secret) {
        Matcher m = CALLED.matcher(heading);
        boolean split = m.matches();
        String code = folder != null ? folder.name() : split ? m.group(1).strip() : heading;
        String place = plan.place(row.number());
        boolean hide = secret != null;
        Entry e = new Entry(hide ? place : entries.key(code, place), plan, row.number(), -1, List.of(code));
        e.title = hide ? "" : split ? m.group(2).strip() : heading;
        e.secret = secret;
        if (folder != null)
            e.folderCell = "/" + folder.relative();
        entries.add(e);
        return e;
    }
}
