package org.khoso.intake.files.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.intake.files.internal.FileMatcher.Item;
import org.khoso.text.Fold;

/**
 * Files of folders that no dossier has, by their names: a row that names a file says where it is, whatever its folder is
 * called. Made when the first name leads to nothing where it should.
 */
final class NameIndex {
    private static final int MOST = 500_000;
    private final FileTree tree;
    private final Map<String, List<Item>> byName = new HashMap<>();
    private boolean loaded;

    NameIndex(FileTree tree) {
        this.tree = tree;
    }

    /** @param segments path that a row names @return the one file that can be meant, empty if there are none or several */
    List<Item> find(List<String> segments) throws IOException {
        if (!loaded)
            load();
        String last = segments.get(segments.size() - 1);
        List<Item> all = byName.getOrDefault(Names.code(last), List.of());
        if (all.isEmpty())
            all = byName.getOrDefault(Names.code(Names.stem(Fold.nfc(last))), List.of());
        List<Item> free = all.stream().filter(i -> !i.folder().claimed(i.index()) && !taken(i.folder())).toList();
        if (free.size() > 1 && segments.size() > 1) {
            String folder = Names.code(segments.get(segments.size() - 2));
            free = free.stream().filter(i -> Names.code(i.folder().name()).equals(folder)).toList();
        }
        return free.size() == 1 ? free : List.of();
    }

    private void load() throws IOException {
        loaded = true;
        int count = 0;
        for (Folder f : tree.folders()) {
            if (f.count() == 0 || count > MOST || taken(f))
                continue;
            List<Path> files = FileTree.files(f);
            for (int i = 0; i < files.size(); i++, count++) {
                Item item = new Item(f, i, files.get(i));
                String name = tree.read(Fold.nfc(files.get(i).getFileName().toString()));
                String whole = Names.code(name);
                byName.computeIfAbsent(whole, k -> new ArrayList<>(1)).add(item);
                String stem = Names.code(Names.stem(name));
                if (!stem.equals(whole))
                    byName.computeIfAbsent(stem, k -> new ArrayList<>(1)).add(item);
            }
        }
    }

    private static boolean taken(Folder f) {
        return f != null && (f.taken() || taken(f.parent()));
    }
}
