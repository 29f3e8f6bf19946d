package org.khoso.intake.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.intake.files.internal.Names;
import org.khoso.intake.table.internal.Cell;
import org.khoso.intake.table.internal.TableRow;

/** Files that a row names, and those that its cells open. */
final class NamedFiles {
    private static final Pattern SEVERAL = Pattern.compile("\\s*[;|]\\s*");

    private NamedFiles() {
    }

    /** @return names in the columns of files, with their folder if another column of a sheet of records says it */
    static List<String> named(Plan p, TableRow row) {
        String folder = p.role == Role.RECORDS && p.folder >= 0 ? row.cell(p.folder).text() : "";
        List<String> out = new ArrayList<>();
        for (int c : p.file)
            for (String part : SEVERAL.split(row.cell(c).text()))
                if (!part.isBlank())
                out.add(Names.climbed(p.base(),
                        folder.isEmpty() || part.contains("/") || part.contains("\\") ? part : folder + "/" + part));
        return out;
    }

    /** @return files that cells open: those of the columns of files, else those of any */
    static List<String> linked(Plan p, TableRow row) {
        List<String> out = new ArrayList<>();
        for (int c : p.file)
            link(p, row.cell(c), out);
        if (out.isEmpty())
            row.cells().forEach(c -> link(p, c, out));
        return out;
    }

    private static void link(Plan p, Cell cell, List<String> out) {
        String path = Names.climbed(p.base(), cell.link());
        if (!path.isEmpty() && !out.contains(path))
            out.add(path);
    }

    /** @return what tells the folder of a row's files: their names, else the folder itself, else what its cells open */
    static List<String> all(Plan p, TableRow row) {
        List<String> out = named(p, row);
        if (out.isEmpty() && p.folder >= 0 && !row.cell(p.folder).blank())
            out.add(row.cell(p.folder).text());
        return out.isEmpty() ? linked(p, row) : out;
    }
}
