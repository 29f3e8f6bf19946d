package org.khoso.intake.files.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.khoso.text.Fold;

/** Which files belong to which record of a dossier. */
public final class FileMatcher {
    private final FileTree tree;
    private final Map<Folder, List<Path>> cache = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Folder, List<Path>> eldest) {
            return size() > 8;
        }
    };

    private final Set<String> catalogues;
    private final NameIndex index;

    /** @param tree folders of the delivery; @param catalogues paths of files that are no records but list them */
    public FileMatcher(FileTree tree, Set<String> catalogues) {
        this.tree = tree;
        this.catalogues = catalogues;
        index = new NameIndex(tree);
    }

    /** A file. @param folder folder @param index position in it @param path on disk */
    public record Item(Folder folder, int index, Path path) {
        /** @return path inside the delivery */
        public String relative() {
            String name = Fold.nfc(path.getFileName().toString());
            return folder.relative().isEmpty() ? name : folder.relative() + "/" + name;
        }

        /** @return name without ending */
        public String stem() {
            return Names.stem(Fold.nfc(path.getFileName().toString()));
        }

        boolean claim() {
            return folder.claim(index);
        }
    }

    /**
     * What is known of a record.
     *
     * @param code    its code, may be empty
     * @param ordinal number in the dossier, -1 if unknown
     * @param serial  number of its row in the list, -1 if it has none
     * @param sheet   sheet of the dossier that it begins on, -1 if unknown
     * @param sign    number and sign of the document, may be empty
     * @param title   title or subject, may be empty
     * @param named   files that its row names
     * @param links   files that its cells open
     * @param found   receives its files
     * @param missing receives names that led to nothing
     * @param outside receives names that lead out of the delivery
     */
    public record Wanted(String code, long ordinal, long serial, long sheet, String sign, String title, List<String> named,
            List<String> links,
            List<Item> found, List<String> missing,
            List<String> outside) {
        /** Nothing found yet. */
        public Wanted(String code, long ordinal, long serial, long sheet, String sign, String title, List<String> named,
                List<String> links) {
            this(code, ordinal, serial, sheet, sign, title, named, links, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Gives all records of a dossier the one file that holds them all. @param records those that name no file */
    public static void share(Item file, List<Wanted> records) {
        file.claim();
        records.forEach(w -> w.found.add(file));
    }

    /** @return files of these folders and those below that no other dossier has */
    public List<Item> items(List<Folder> folders) throws IOException {
        List<Item> out = new ArrayList<>();
        for (Folder f : folders)
            add(f, out);
        return out;
    }

    private void add(Folder f, List<Item> out) throws IOException {
        List<Path> files = files(f);
        for (int i = 0; i < files.size(); i++) {
            Item item = new Item(f, i, files.get(i));
            if (!catalogues.contains(item.relative()))
                out.add(item);
        }
        for (Folder c : f.children())
            if (!c.taken())
            add(c, out);
    }

    private List<Path> files(Folder f) throws IOException {
        List<Path> files = cache.get(f);
        if (files == null) {
            files = FileTree.files(f);
            cache.put(f, files);
        }
        return files;
    }

    /** Gives each record its files. @param near folders of the dossier and of the catalogue, for names without a path */
    public void match(List<Item> items, List<Wanted> records, List<Folder> near) throws IOException {
        for (Wanted w : records) {
            for (String name : w.named)
                named(name, w, items, near);
            linked(w, items, near);
        }
        List<Item> free = new ArrayList<>(items.stream().filter(i -> !i.folder.claimed(i.index)).toList());
        List<Wanted> open = records.stream().filter(w -> w.named.isEmpty() && w.found.isEmpty()).toList();
        if (open.isEmpty() || free.isEmpty())
            return;
        if (records.size() == 1 && items.size() == 1 && free.size() == 1) {
            give(open.get(0), free.get(0), free);
            return;
        }
        boolean byCode = byCode(open, free);
        if (byCode)
            return;
        give(NameSigns.bySign(open, free), free);
        give(titled(open.stream().filter(w -> w.found.isEmpty()).toList(), free), free);
        open = open.stream().filter(w -> w.found.isEmpty()).toList();
        byNumber(open, free);
        open = open.stream().filter(w -> w.found.isEmpty()).toList();
        if (!open.isEmpty() && !free.isEmpty() && NameSheets.of(free, open).isEmpty()) // else they may be numbers of sheets
            give(NameSigns.byFirstNumber(open, free, records), free);
    }

    private Map<Item, Wanted> titled(List<Wanted> open, List<Item> free) {
        Map<Wanted, Long> wanted = new IdentityHashMap<>();
        open.forEach(w -> wanted.put(w, Titles.key(w.title)));
        Map<Item, Long> files = new HashMap<>();
        free.forEach(i -> files.put(i, Titles.key(tree.read(i.stem()))));
        return Titles.pairs(wanted, files);
    }

    private static void give(Map<Item, Wanted> pairs, List<Item> free) {
        for (Item i : List.copyOf(free))
            if (pairs.containsKey(i))
            give(pairs.get(i), i, free);
    }

    private static void give(Wanted w, Item item, List<Item> free) {
        if (item.claim())
            w.found.add(item);
        free.remove(item);
    }

    private boolean byCode(List<Wanted> open, List<Item> free) {
        Map<String, Wanted> exact = unique(open, true);
        Map<String, Wanted> loose = unique(open, false);
        boolean any = false;
        for (Item i : List.copyOf(free)) {
            Wanted w = exact.get(Names.code(i.stem()));
            if (w == null)
                w = loose.get(Names.loose(i.stem()));
            if (w != null) {
                give(w, i, free);
                any = true;
            }
        }
        for (Item i : List.copyOf(free)) // CODE_001, CODE trang 2: pages of one record
            for (String s = Names.code(i.stem()); s.contains(" ");) {
                s = s.substring(0, s.lastIndexOf(' '));
                Wanted w = exact.get(s);
                if (w != null && !exact.containsKey(Names.code(i.stem()))) {
                    give(w, i, free);
                    any = true;
                    break;
                }
            }
        for (Item i : List.copyOf(free)) { // only the end of the code
            String stem = Names.loose(i.stem());
            List<Wanted> ends = stem.isEmpty() || stem.equals("0")
                    ? List.of()
                    : open.stream().filter(w -> Names.loose(w.code).endsWith(" " + stem)).limit(2).toList();
            if (ends.size() == 1 && ends.get(0).found.isEmpty() && !any) {
                give(ends.get(0), i, free);
            }
        }
        return any || open.stream().anyMatch(w -> !w.found.isEmpty());
    }

    private static Map<String, Wanted> unique(List<Wanted> open, boolean exact) {
        Map<String, Wanted> out = new HashMap<>();
        for (Wanted w : open) {
            String k = exact ? Names.code(w.code) : Names.loose(w.code);
            if (!k.isEmpty() && out.put(k, w) != null)
                out.put(k, null);
        }
        out.values().removeIf(java.util.Objects::isNull);
        return out;
    }

    /** By the number at the end of names that otherwise look alike, or by the one before it where the last counts pages. */
    private void byNumber(List<Wanted> open, List<Item> free) {
        Map<Item, Long> pages = NamePages.of(free);
        if (!pages.isEmpty()) {
            Map<Long, Wanted> wanted = numbered(open);
            if (wanted.keySet().containsAll(pages.values()))
                pages.forEach((i, number) -> give(wanted.get(number), i, free));
            return; // else it would be a guess
        }
        Map<Item, Wanted> sheets = NameSheets.of(free, open);
        Map<String, List<Item>> groups = free.stream().filter(i -> Names.number(i.stem()) >= 0)
                .collect(Collectors.groupingBy(i -> Names.path(i.stem()).replaceAll("\\d+\\D*$", "")));
        List<Item> files = groups.values().stream().max(java.util.Comparator.comparingInt(List::size)).orElse(List.of());
        if (files.size() * 2 < free.size() || files.isEmpty()) { // what few names have in common is no way of numbering
            give(sheets, free);
            return;
        }
        Map<Long, List<Item>> byNumber = files.stream().collect(Collectors.groupingBy(i -> Names.number(i.stem())));
        boolean counted = open.stream().allMatch(w -> w.ordinal < 0 && w.code.isEmpty());
        if (counted && byNumber.size() != open.size()) { // rows that are no records have no number
            Map<Long, Wanted> serials = serials(open);
            boolean fewer = serials.keySet().containsAll(byNumber.keySet()); // rows or sheets: nobody can tell
            give(serials.size() == byNumber.size() ? ordinals(byNumber, serials) : fewer ? Map.of() : sheets, free);
            return;
        }
        give(NameSheets.either(ordinals(byNumber, numbered(open)), sheets, open), free);
    }

    /** By places; not where some numbers are of no record and some records of no number: they count something else, such as sheets. */
    private static Map<Item, Wanted> ordinals(Map<Long, List<Item>> files, Map<Long, Wanted> wanted) {
        Map<Item, Wanted> out = new LinkedHashMap<>();
        if (wanted.keySet().containsAll(files.keySet()) || files.keySet().containsAll(wanted.keySet()))
            wanted.forEach((number, w) -> files.getOrDefault(number, List.of()).forEach(i -> out.put(i, w)));
        return out;
    }

    /** Records by their place in the dossier, or the number of their code; empty if numbers occur twice, for they tell nothing. */
    private static Map<Long, Wanted> numbered(List<Wanted> open) {
        Map<Long, Wanted> out = new HashMap<>();
        for (int n = 0; n < open.size(); n++) {
            Wanted w = open.get(n);
            long number = w.ordinal >= 0 ? w.ordinal : w.code.isEmpty() ? n + 1 : Names.number(w.code);
            if (number < 0 || out.put(number, w) != null)
                return Map.of();
        }
        return out;
    }

    /** Records by the number of their rows, where these run 1, 2, 3; empty where they do not. */
    private static Map<Long, Wanted> serials(List<Wanted> open) {
        Map<Long, Wanted> out = new HashMap<>();
        for (Wanted w : open)
            if (w.serial >= 0 && (w.serial != out.size() + 1 || out.put(w.serial, w) != null))
            return Map.of();
        return out;
    }

    /** @return the folder that holds what a row names, null if nothing is called so or things in several folders are */
    public Folder folderOf(String name) throws IOException {
        List<String> segments = Names.segments(name);
        if (segments == null || segments.isEmpty())
            return null;
        List<Item> found = resolve(segments, List.of(), List.of());
        if (found.isEmpty())
            found = index.find(segments);
        Folder folder = found.isEmpty() ? null : found.get(0).folder;
        return found.stream().allMatch(i -> i.folder == folder) ? folder : null;
    }

    private void named(String name, Wanted w, List<Item> items, List<Folder> near) throws IOException {
        List<String> segments = Names.segments(name);
        if (segments == null) {
            w.outside.add(name);
            return;
        }
        List<Item> found = lookedUp(segments, items, near);
        List<String> parts = found.isEmpty() ? Names.several(name) : List.of();
        if (parts.size() > 1)
            for (String part : parts)
                named(part, w, items, near);
        else if (found.isEmpty())
            w.missing.add(name);
        take(w, found);
    }

    private List<Item> lookedUp(List<String> segments, List<Item> items, List<Folder> near) throws IOException {
        List<Item> found = segments.isEmpty() ? List.of() : resolve(segments, items, near);
        return found.isEmpty() && !segments.isEmpty() ? index.find(segments) : found;
    }

    private static void take(Wanted w, List<Item> found) {
        for (Item i : found) {
            i.claim();
            if (!w.found.contains(i))
                w.found.add(i); // several records may share one file: each keeps it
        }
    }

    /** What a cell opens counts where what stands in it leads to nothing: "open", "see". */
    private void linked(Wanted w, List<Item> items, List<Folder> near) throws IOException {
        if (!w.found.isEmpty())
            return;
        for (String link : w.links) {
            List<String> segments = Names.segments(link);
            take(w, segments == null ? List.of() : lookedUp(segments, items, near));
        }
        if (!w.found.isEmpty())
            w.missing.clear();
    }

    private List<Item> resolve(List<String> segments, List<Item> items, List<Folder> near) throws IOException {
        String last = segments.get(segments.size() - 1);
        for (int i = 0; i < segments.size(); i++) {
            String folder = String.join("/", segments.subList(i, segments.size() - 1));
            List<Folder> bases = new ArrayList<>(near);
            if (segments.size() > 1 || near.isEmpty())
                bases.add(tree.root());
            for (Folder base : bases) {
                String at = base.relative().isEmpty()
                        ? folder
                        : folder.isEmpty()
                                ? base.relative()
                                : base.relative() + "/"
                                        + folder;
                Folder f = at.isEmpty() ? tree.root() : tree.folder(at);
                if (f == null || i > 0 && folder.isEmpty() && base == tree.root())
                    continue;
                List<Item> found = in(f, last);
                if (!found.isEmpty())
                    return found;
                Folder whole = tree.folder(at.isEmpty() ? last : at + "/" + last);
                if (whole != null && whole.count() > 0 && !near.contains(whole))
                    return items(List.of(whole));
            }
        }
        return best(items, last);
    }

    private List<Item> in(Folder f, String name) throws IOException {
        List<Path> files = files(f);
        List<Item> all = new ArrayList<>(files.size());
        for (int i = 0; i < files.size(); i++)
            all.add(new Item(f, i, files.get(i)));
        return best(all, name);
    }

    private List<Item> best(List<Item> items, String name) {
        String nfc = Fold.nfc(name);
        String path = Names.path(name);
        String code = Names.code(name);
        String stem = Names.code(Names.stem(nfc));
        String loose = Names.loose(Names.stem(nfc));
        for (int tier = 0; tier < 6; tier++) {
            List<Item> found = new ArrayList<>();
            for (Item i : items) {
                String own = tree.read(Fold.nfc(i.path.getFileName().toString()));
                boolean fits = switch (tier) {
                    case 0 -> own.equals(nfc);
                    case 1 -> Names.path(own).equals(path);
                    case 2 -> Names.code(own).equals(code);
                    case 3 -> Names.code(Names.stem(own)).equals(code);
                    case 4 -> !stem.isEmpty() && Names.code(Names.stem(own)).equals(stem);
                    default -> !loose.isEmpty() && Names.loose(Names.stem(own)).equals(loose); // 004 for 4.pdf
                };
                if (fits)
                    found.add(i);
            }
            if (!found.isEmpty())
                return tier < 5 || found.size() == 1 ? found : List.of();
        }
        return List.of();
    }
}
