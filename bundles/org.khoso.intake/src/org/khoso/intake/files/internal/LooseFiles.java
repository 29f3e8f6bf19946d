package org.khoso.intake.files.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.khoso.intake.files.internal.FileMatcher.Item;
import org.khoso.text.Fold;

/**
 * Files of folders that belong to no dossier, by their names: deliveries that keep all files in one folder, or one file for
 * each dossier. Made when a dossier without a folder first asks.
 */
public final class LooseFiles {
    private static final int MOST = 500_000;
    private static final int TELLING = 6;
    private static final String END = "\uffff";
    private final FileTree tree;
    private final Set<String> catalogues;
    private final List<String> prefixes;
    private final boolean flat;
    private final PlaceNames places;
    private final Collection<String> dossiers;
    private final Map<Integer, List<Item>> byPlace = new HashMap<>();
    private final Map<Long, List<Item>> byTitle = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private NavigableMap<String, List<Item>> exact;
    private final NavigableMap<String, List<Item>> bare = new TreeMap<>();

    /** @param catalogues files that are no records but list them; @param prefixes words before a code; @param flat whether no dossier at all has a folder, so that short names tell enough; @param places dossiers by where they stand; @param dossiers what dossiers are called */
    public LooseFiles(FileTree tree, Set<String> catalogues, List<String> prefixes, boolean flat, PlaceNames places,
            Collection<String> dossiers) {
        this.dossiers = dossiers;
        this.places = places;
        this.catalogues = catalogues;
        this.tree = tree;
        this.prefixes = prefixes;
        this.flat = flat;
    }

    /**
     * @param place of the dossier, -1 if it has none
     * @param title key of its title
     * @return free files that the numbers in their paths say are its, else those whose name is one of these codes, or begins with one, else the one that is called by its title
     */
    public List<Item> find(int place, long title, Collection<String> dossier, Collection<String> records) throws IOException {
        if (exact == null)
            load();
        Set<Item> out = new LinkedHashSet<>(byPlace.getOrDefault(place, List.of()));
        if (out.isEmpty())
            named(dossier, records, out);
        List<Item> titled = out.isEmpty() && title != 0 ? byTitle.getOrDefault(title, List.of()) : List.of();
        if (titled.size() == 1)
            out.addAll(titled);
        return out.stream().filter(i -> !i.folder().claimed(i.index())).toList();
    }

    private void named(Collection<String> dossier, Collection<String> records, Set<Item> out) {
        for (String code : records)
            byCode(code, out);
        for (String code : dossier)
            byCode(code, out);
        if (flat && out.isEmpty())
            for (String code : dossier)
                if (out.isEmpty() && code.chars().anyMatch(Character::isDigit)) {
                    String key = bare(code);
                    List<Item> found = new ArrayList<>(bare.getOrDefault(key, List.of()));
                    bare.subMap(key + " ", key + " " + END).forEach((name, items) -> {
                        if (longest(name).equals(key)) // else it is 12a, not a part of 12
                            found.addAll(items);
                    });
                    if (found.stream().map(Item::folder).distinct().count() < 2) // else each folder counts from one
                        out.addAll(found);
                }
    }

    /** The longest beginning of a name that a dossier is called. */
    private String longest(String name) {
        String s = name;
        while (!known.contains(s) && s.contains(" "))
            s = s.substring(0, s.lastIndexOf(' '));
        return s;
    }

    /** @param place of the dossier, -1 if it has none @param title key of its title @return whether a file is called like the dossier itself, as one that holds all its records is */
    public boolean whole(Item file, int place, long title, Collection<String> dossier) {
        if (title != 0 && Titles.key(file.stem()) == title)
            return true;
        if (place >= 0 && places.exactly(path(file.folder(), file.stem())) == place)
            return true;
        return file.stem().chars().anyMatch(Character::isLetter) && dossier.stream().anyMatch(c -> c.chars().anyMatch(Character::isDigit)
                && bare(c).equals(bare(file.stem())));
    }

    private String path(Folder f, String stem) {
        return tree.read(f.relative().isEmpty() ? stem : f.relative() + "/" + stem);
    }

    private void byCode(String code, Set<Item> out) {
        String key = Names.code(code);
        if (key.length() < TELLING || key.chars().noneMatch(Character::isDigit))
            return;
        out.addAll(exact.getOrDefault(key, List.of()));
        exact.subMap(key + " ", key + " " + END).values().forEach(out::addAll);
    }

    private void load() throws IOException {
        exact = new TreeMap<>();
        dossiers.forEach(c -> known.add(bare(c)));
        int count = 0;
        for (Folder f : tree.folders()) {
            if (f.count() == 0 || taken(f) || count > MOST)
                continue;
            List<Path> files = FileTree.files(f);
            for (int i = 0; i < files.size(); i++, count++) {
                Item item = new Item(f, i, files.get(i));
                if (catalogues.contains(item.relative()))
                    continue;
                String stem = Names.stem(Fold.nfc(files.get(i).getFileName().toString()));
                int place = places.file(path(f, stem));
                if (place >= 0)
                    byPlace.computeIfAbsent(place, k -> new ArrayList<>(1)).add(item);
                long title = Titles.key(tree.read(stem));
                if (title != 0)
                    byTitle.computeIfAbsent(title, k -> new ArrayList<>(1)).add(item);
                exact.computeIfAbsent(Names.code(stem), k -> new ArrayList<>(1)).add(item);
                if (flat)
                    bare.computeIfAbsent(bare(stem), k -> new ArrayList<>(1)).add(item);
            }
        }
    }

    private String bare(String name) {
        String s = Names.loose(name);
        for (String p : prefixes)
            if (s.startsWith(p + " ") && s.length() > p.length() + 1)
            return s.substring(p.length() + 1);
        return s;
    }

    private static boolean taken(Folder f) {
        return f != null && (f.taken() || taken(f.parent()));
    }
}
