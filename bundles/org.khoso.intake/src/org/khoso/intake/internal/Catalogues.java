package org.khoso.intake.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Progress;
import org.khoso.intake.files.internal.FileTree;
import org.khoso.intake.mapping.internal.HeaderFinder;
import org.khoso.intake.mapping.internal.SheetScan;
import org.khoso.intake.table.internal.Table;
import org.khoso.intake.table.internal.Tables;
import org.khoso.text.Fold;
import org.khoso.text.Identifiers;

/** The spreadsheets of a delivery that are catalogues: those at its top, and those in folders below whose header is known. */
final class Catalogues {
    private static final int MOST = 2_000;
    private static final int DEEPEST = 8;
    private static final int SURE = 3;
    private final List<String> paths = new ArrayList<>();
    private final ToldNames names;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final List<SheetScan> scans = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final boolean single;
    private final Predicate<String> closed;
    private boolean full;

    /** @param closed folders whose catalogues are not even looked at: their names say more than that they are secret */
    Catalogues(Path root, Path only, HeaderFinder finder, ToldNames names, Predicate<String> closed, Progress progress)
            throws IOException {
        this.closed = closed;
        this.names = names;
        single = only != null;
        if (single) {
            look(root, only, finder, 0);
            return;
        }
        walk(root, root, 0, finder, progress);
    }

    /** Files of a folder before those below it: the list of dossiers stands above the lists of their records. */
    private void walk(Path root, Path folder, int depth, HeaderFinder finder, Progress progress) throws IOException {
        if (depth > 0 && !Files.isReadable(folder))
            return; // told when the files are matched
        List<Path> folders = new ArrayList<>();
        for (Path p : list(folder)) {
            if (progress.cancelled())
                return;
            if (Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)) {
                if (!closed.test(p.getFileName().toString()))
                    folders.add(p);
            } else if (Tables.named(p))
                look(root, p, finder, depth == 0 ? 0 : SURE);
        }
        for (Path p : folders)
            if (depth < DEEPEST)
            walk(root, p, depth + 1, finder, progress);
    }

    private static List<Path> list(Path folder) throws IOException {
        List<Path> out = new ArrayList<>();
        try (DirectoryStream<Path> s = Files.newDirectoryStream(folder)) {
            for (Path p : s)
                if (!FileTree.junk(p.getFileName().toString()) && !Files.isSymbolicLink(p))
                out.add(p);
        }
        out.sort((a, b) -> Identifiers.NATURAL.compare(a.getFileName().toString(), b.getFileName().toString()));
        return out;
    }

    private void look(Path root, Path file, HeaderFinder finder, int known) throws IOException {
        if (files.size() >= MOST) {
            if (!full)
                findings.add(Problems.of("table-too-many", Kind.CATALOGUE, root.getFileName().toString(), "", MOST));
            full = true;
            return;
        }
        StringBuilder relative = new StringBuilder();
        for (Path part : root.relativize(file))
            relative.append(relative.isEmpty() ? "" : "/").append(Fold.nfc(part.toString()));
        List<SheetScan> found = new ArrayList<>();
        try (Table table = Tables.open(file)) {
            for (int i = 0; i < table.sheets().size(); i++)
                found.add(new SheetScan(relative.toString(), table, i, finder, names));
        } catch (KhosoException e) {
            if (known == 0) { // below the top it may well be a record of its own
                String told = add(relative.toString(), file, List.of());
                String own = file.getFileName().toString();
                findings.add(new Finding("intake/table-unreadable", "", org.khoso.api.Confidence.DESIGN,
                        org.khoso.api.Level.SHOULD,
                        new org.khoso.api.Subject(Kind.CATALOGUE, null, told), "", ToldNames.told(e.problem(), own, told),
                        e.remedy()));
            }
            return;
        }
        if (known > 0 && found.stream().noneMatch(s -> s.known >= known))
            return;
        String told = add(relative.toString(), file, found);
        found.forEach(s -> scans.add(s.in(told)));
    }

    /** @return what the file is called outside */
    private String add(String path, Path file, List<SheetScan> found) {
        boolean secret = !found.isEmpty() && found.stream().allMatch(s -> s.secret);
        String told = names.file(path, files.size() + 1, secret, found.stream().anyMatch(s -> s.fileSecret));
        paths.add(path);
        files.put(told, file);
        return told;
    }

    /** @return whether the delivery is one catalogue, beside which anything may lie */
    boolean single() {
        return single;
    }

    List<SheetScan> scans() {
        return scans;
    }

    /** @return problems with files that could not be read as catalogues */
    List<Finding> findings() {
        return findings;
    }

    /** @return paths of the files as they are */
    List<String> paths() {
        return List.copyOf(paths);
    }

    /** @param file path as it is told */
    Path path(String file) {
        return files.get(file);
    }

    /** @return what was seen of a sheet, null if it is not there */
    SheetScan scan(String file, String sheet) {
        return scans.stream().filter(s -> s.sheet.file().equals(file) && s.sheet.sheet().equals(sheet)).findFirst().orElse(null);
    }
}
