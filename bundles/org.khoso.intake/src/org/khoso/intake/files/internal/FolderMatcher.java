package org.khoso.intake.files.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the folders of a dossier: by the cell that names it, by its code, by a name that begins with its code. */
public final class FolderMatcher {
    private final FileTree tree;
    private final Map<String, List<Folder>> byCode = new HashMap<>();
    private final Map<String, List<Folder>> byLoose = new HashMap<>();
    private final Map<String, List<Folder>> byPath = new HashMap<>();
    /** By the end of a name that begins with other numbers, such as those of fonds and catalogue. */
    private final Map<String, List<Folder>> byEnd = new HashMap<>();
    private final TreeMap<String, Folder> sorted = new TreeMap<>();
    private final List<String> prefixes;

    /** @param prefixes folded words that may stand before a code @param places tells boxes from dossiers */
    public FolderMatcher(FileTree tree, List<String> prefixes, PlaceNames places) throws IOException {
        this.tree = tree;
        this.prefixes = prefixes;
        for (Folder f : tree.folders()) {
            if (f.parent() == null)
                continue;
            String name = tree.read(f.name());
            byCode.computeIfAbsent(Names.code(name), k -> new ArrayList<>(1)).add(f);
            byLoose.computeIfAbsent(box(f, places) ? Names.loose(name) : bare(name), k -> new ArrayList<>(1)).add(f);
            byPath.computeIfAbsent(Names.loose(tree.read(f.relative())), k -> new ArrayList<>(1)).add(f);
            ends(Names.loose(name).split(" "), f);
            sorted.put(Names.code(name) + "\u0001" + f.relative(), f);
        }
    }

    /** "H001" may be a dossier or a box: the first thing in it tells. */
    private static boolean box(Folder f, PlaceNames places) throws IOException {
        if (!places.mayBeBox(f.name()))
            return false;
        if (!f.children().isEmpty())
            return places.namesDossier(f.children().get(0).name());
        List<Path> files = FileTree.files(f);
        return !files.isEmpty() && places.namesDossier(Names.stem(files.get(0).getFileName().toString()));
    }

    private void ends(String[] words, Folder f) {
        boolean digits = false;
        for (int i = 1; i < words.length && f.count() > 0; i++) {
            digits |= words[i - 1].chars().anyMatch(Character::isDigit);
            if (digits)
                byEnd.computeIfAbsent(String.join(" ", Arrays.copyOfRange(words, i, words.length)), k -> new ArrayList<>(1)).add(f);
        }
    }

    private String bare(String name) {
        String s = Names.loose(name);
        for (String p : prefixes)
            if (s.startsWith(p + " ") && s.length() > p.length() + 1)
            return s.substring(p.length() + 1);
        return s;
    }

    /** @param base folder of the catalogue @return folder that a cell names, null if there is none; only inside the delivery */
    public Folder named(String cell, String base) {
        List<String> segments = Names.segments(cell);
        if (segments == null || segments.isEmpty())
            return null;
        Folder near = base.isEmpty() ? null : tree.folder(base + "/" + String.join("/", segments));
        if (near != null)
            return near;
        for (int i = 0; i < segments.size(); i++) {
            Folder f = tree.folder(String.join("/", segments.subList(i, segments.size())));
            if (f != null && f.parent() != null)
                return f;
        }
        List<Folder> found = byCode.getOrDefault(Names.code(segments.get(segments.size() - 1)), List.of());
        return found.size() == 1 ? found.get(0) : null;
    }

    /** @param base folder of the catalogue, not the top @return the one folder below it that is called so; null if none is certain */
    public Folder beside(List<String> codes, String base) {
        String above = Names.path(base) + "/";
        for (String c : codes) {
            List<Folder> found = free(byLoose.get(bare(c))).stream().filter(f -> Names.path(f.relative()).startsWith(above)).toList();
            if (found.size() == 1)
                return found.get(0);
        }
        return null;
    }

    /** @param codes codes of the dossier, the most telling first @return its folders, empty if none is certain */
    public List<Folder> find(List<String> codes) {
        for (String c : codes) {
            List<Folder> exact = free(byCode.get(Names.code(c)));
            if (exact.size() == 1 || exact.size() > 1 && c.length() > 6)
                return exact;
        }
        for (String c : codes) {
            Folder f = single(byLoose.get(bare(c)));
            if (f == null)
                f = begins(Names.code(c));
            if (f == null)
                f = tail(Names.loose(c));
            if (f == null)
                f = single(byEnd.get(Names.loose(c)));
            if (f != null)
                return List.of(f);
        }
        return List.of();
    }

    /** @return the one folder that is called so below one of that year, or within its name; null if none is certain */
    public Folder ofYear(List<String> codes, String year) {
        if (year.isEmpty())
            return null;
        for (String c : codes) {
            String alone = (" " + Names.code(c) + " ").replace(" " + year + " ", " ").strip();
            for (String name : List.of(Names.code(c), alone)) {
                List<Folder> found = free(byLoose.get(bare(name))).stream().filter(f -> (" " + Names.code(f.parent().relative()) + " ")
                        .contains(" " + year + " ")).toList();
                if (found.size() == 1)
                    return found.get(0);
            }
        }
        return null;
    }

    /** @param titles keys of the titles of things @return things by the folders that are called by their titles */
    public <T> Map<Folder, T> titled(Map<T, Long> titles) {
        Map<Folder, Long> names = new HashMap<>();
        for (Folder f : tree.folders())
            if (f.parent() != null && !f.taken() && f.count() > 0)
            names.put(f, Titles.key(tree.read(f.name())));
        return Titles.pairs(titles, names);
    }

    /** @return folders by the dossier that the numbers in their paths mean, where that is one and the folder is one */
    public Map<Integer, Folder> places(PlaceNames places) {
        Map<Integer, List<Folder>> found = new HashMap<>();
        for (Folder f : tree.folders())
            if (f.parent() != null && !f.taken() && (f.count() > 0 || !f.children().isEmpty())) {
                int dossier = places.exactly(tree.read(f.relative()));
                if (dossier >= 0)
                    found.computeIfAbsent(dossier, k -> new ArrayList<>(1)).add(f);
            }
        Map<Integer, Folder> out = new HashMap<>();
        found.forEach((dossier, folders) -> {
            if (folders.size() == 1)
                out.put(dossier, folders.get(0));
        });
        return out;
    }

    /**
     * @param shelf where the list says that the dossier stands
     * @return its folder below folders with the numbers of its box, catalogue and fonds; null if none is certain
     */
    public Folder onShelf(List<String> codes, Shelf shelf) {
        for (Shelf s : shelf.box().isEmpty() ? List.of(shelf) : List.of(shelf, shelf.withoutBox())) {
            List<String> numbers = s.numbers();
            for (String c : codes) {
                List<Folder> found = free(byLoose.get(bare(c))).stream().filter(f -> below(f, numbers)).toList();
                if (found.size() == 1)
                    return found.get(0);
            }
        }
        return null;
    }

    /** Whether the folders above have these numbers, and those all or several of them. */
    private static boolean below(Folder folder, List<String> numbers) {
        int same = 0;
        for (Folder f = folder.parent(); f != null && f.parent() != null && same < numbers.size(); f = f.parent()) {
            if (f.name().chars().noneMatch(Character::isDigit))
                continue;
            if (!Shelf.number(f.name()).equals(numbers.get(same++)))
                return false;
        }
        return same > 0 && (same == numbers.size() || same > 1);
    }

    /** @param box box or sheet that the dossier is listed in @return its folder in that box, where numbers begin anew in each; null if none is certain */
    public Folder inBox(List<String> codes, String box) {
        String[] words = Names.loose(box).split(" ");
        String number = words[words.length - 1];
        if (number.chars().noneMatch(Character::isDigit))
            return null;
        for (String c : codes) {
            List<Folder> found = free(byLoose.get(bare(c))).stream().filter(f -> {
                String parent = " " + Names.loose(f.parent().name());
                return f.parent().parent() != null && parent.endsWith(" " + number);
            }).toList();
            if (found.size() == 1)
                return found.get(0);
        }
        return null;
    }

    private static List<Folder> free(List<Folder> all) {
        return all == null ? List.of() : all.stream().filter(f -> !f.taken()).toList();
    }

    private static Folder single(List<Folder> all) {
        List<Folder> free = free(all);
        return free.size() == 1 ? free.get(0) : null;
    }

    /** A name such as "CODE Title of the dossier". */
    private Folder begins(String code) {
        if (code.length() < 3 || code.chars().noneMatch(Character::isDigit))
            return null;
        SortedMap<String, Folder> range = sorted.subMap(code + " ", code + "!");
        return range.size() == 1 && !range.get(range.firstKey()).taken() ? range.get(range.firstKey()) : null;
    }

    /** A path such as 2010/01 for the code H49.2010.01. */
    private Folder tail(String loose) {
        String[] words = loose.split(" ");
        for (int i = 1; i < words.length - 1; i++) {
            String end = String.join(" ", Arrays.copyOfRange(words, i, words.length));
            Folder f = single(byPath.get(end));
            if (f == null)
                f = single(byLoose.get(end));
            if (f != null)
                return f;
        }
        return words.length < 4 ? null : single(byLoose.get(words[words.length - 1]));
    }
}
