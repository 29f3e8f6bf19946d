package org.khoso.packaging.ui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.khoso.api.packaging.PackageContents;
import org.khoso.api.packaging.PackageContents.Item;

/** The files of a package, folder or ZIP, looked at where they are. */
final class PackageFiles implements AutoCloseable {
    /** Most files that are listed. */
    static final int MOST = 100_000;

    private final PackageContents.Opened opened;

    PackageFiles(PackageContents contents, Path path) throws IOException {
        opened = contents.open(path, MOST);
    }

    /** @return files by path */
    List<Item> items() {
        return opened.items();
    }

    /** @return whether there are more than are listed */
    boolean cut() {
        return opened.cut();
    }

    /** @return folder of the root METS with a slash at the end, empty if that is the top; null if there is no METS */
    String base() {
        String best = null;
        for (Item i : items())
            if (i.path().equals("METS.xml") || i.path().endsWith("/METS.xml"))
            if (best == null || i.path().length() < best.length())
            best = i.path();
        return best == null ? null : best.substring(0, best.length() - "METS.xml".length());
    }

    /** @return the bytes of a listed file; the caller closes */
    InputStream open(String path) throws IOException {
        return opened.open(path);
    }

    @Override
    public void close() throws IOException {
        opened.close();
    }
}
