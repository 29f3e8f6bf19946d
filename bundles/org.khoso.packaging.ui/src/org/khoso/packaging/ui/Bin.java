package org.khoso.packaging.ui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khoso.api.packaging.PackageContents;
import org.khoso.core.Session;

/** The packages that lie in an archive, and those opened from elsewhere. */
final class Bin {
    /**
     * A package.
     *
     * @param path    folder or ZIP
     * @param label   what a person calls it: reference code of its dossier, else its file name
     * @param type    SIP, AIP ... as its METS says; empty if it says nothing
     * @param zip     whether it is a ZIP
     * @param own     whether it lies in the archive
     * @param outcome how it stood when it was verified last
     */
    record Entry(Path path, String label, String type, boolean zip, boolean own, Optional<Book.Outcome> outcome) {
    }

    private Bin() {
    }

    /** @return folder of an archive's packages */
    static Path folder(Session session) {
        return session.archive().directory().resolve("packages");
    }

    /** @return a number that is another one after a package was added, replaced or removed */
    static long changed(Session session) throws IOException {
        Path folder = folder(session);
        return Files.isDirectory(folder) ? Files.getLastModifiedTime(folder).toMillis() : 0;
    }

    /** @return the packages of an archive by name, then the others */
    static List<Entry> list(PackageContents contents, Path folder, Book book, List<Path> others) throws IOException {
        List<Entry> found = new ArrayList<>();
        if (Files.isDirectory(folder))
            try (var names = Files.newDirectoryStream(folder)) {
                for (Path p : names)
                    if (isPackage(p))
                    found.add(entry(contents, p, book, true));
            }
        found.sort(java.util.Comparator.comparing(Entry::label).thenComparing(e -> e.path().getFileName().toString()));
        for (Path p : others)
            found.add(entry(contents, p, book, false));
        return found;
    }

    private static boolean isPackage(Path p) {
        String name = p.getFileName().toString();
        return !name.startsWith(".") && (Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)
                || name.toLowerCase(java.util.Locale.ROOT).matches(".*\\.(zip|tar)"));
    }

    private static Entry entry(PackageContents contents, Path p, Book book, boolean own) {
        boolean zip = !Files.isDirectory(p);
        Xmls.Head head = head(contents, p, zip);
        String label = head.label() == null || head.label().isBlank() ? p.getFileName().toString() : head.label();
        String type = head.oaisType() == null || head.oaisType().equals("null") ? "" : head.oaisType();
        return new Entry(p, label, type, zip, own, book.of(p));
    }

    /** Only the head of the root METS is read; one that can't be is shown without, and verifying says why. */
    private static Xmls.Head head(PackageContents contents, Path p, boolean zip) {
        try {
            if (!zip)
                try (InputStream in = Files.newInputStream(p.resolve("METS.xml"), LinkOption.NOFOLLOW_LINKS)) {
                    return Xmls.head(in);
                }
            try (var files = new PackageFiles(contents, p)) {
                String base = files.base();
                if (base != null)
                    try (InputStream in = files.open(base + "METS.xml")) {
                        return Xmls.head(in);
                    }
            }
        } catch (IOException | RuntimeException e) {
            return new Xmls.Head(null, null, null, null);
        }
        return new Xmls.Head(null, null, null, null);
    }
}
