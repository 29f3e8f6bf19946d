package org.khoso.intake.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.intake.files.internal.Folder;
import org.khoso.intake.files.internal.Names;
import org.khoso.intake.files.internal.Shelf;

/**
 * Index of a catalogue: which dossiers there are and which rows are their records. A record costs 24 bytes (position on
 * disk, next of the same dossier, sheet, mark), a dossier about 400.
 */
final class Entries {
    /** A dossier of the catalogue. */
    static final class Entry {
        final String key;
        final Plan plan;
        final int row;
        /** Position of its row on disk, -1 if it has none. */
        final long at;
        final List<String> codes;
        String folderCell = "";
        /** Title where no row of its own says it, empty if nothing does. */
        String title = "";
        /** Where its row, a heading or the sheet says that it stands. */
        Shelf shelf = Shelf.NONE;
        /** What else it may be known by. */
        Marks marks = Marks.NONE;
        /** What its folder or files may be called by: its codes, or the number of its row where no dossier has a code. */
        List<String> called;
        /** Its number among those that stand on a shelf, -1 if it is none of them. */
        int stand = -1;
        String secret;
        List<Folder> folders = List.of();
        int first = -1;
        int last = -1;

        Entry(String key, Plan plan, int row, long at, List<String> codes) {
            this.key = key;
            this.plan = plan;
            this.row = row;
            this.at = at;
            this.codes = codes;
            called = codes;
        }

        /** @return whether its code names its year, and something else */
        boolean dated() {
            List<String> words = codes.isEmpty() ? List.of() : List.of(Names.code(codes.get(0)).split(" "));
            return words.size() > 1 && words.contains(marks.year());
        }

        String place() {
            return plan.place(row);
        }
    }

    final List<Entry> dossiers = new ArrayList<>();
    private final Map<String, Integer> exact = new HashMap<>();
    /** Further dossiers with a code that an earlier one has. */
    private final Map<String, List<Entry>> further = new HashMap<>();
    private final Map<String, Integer> loose = new HashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private long[] at = new long[1024];
    private int[] next = new int[1024];
    private int[] sheet = new int[1024];
    private byte[] secret = new byte[1024];
    private int count;

    /** @return a key that no other dossier has: the code, else the code with its place */
    String key(String code, String place) {
        if (code.isEmpty())
            return place;
        return keys.putIfAbsent(code, 1) == null ? code : code + "@" + place;
    }

    void add(Entry e) {
        int n = dossiers.size();
        dossiers.add(e);
        for (String c : e.codes) {
            if (exact.putIfAbsent(Names.code(c), n) != null)
                further.computeIfAbsent(Names.code(c), k -> new ArrayList<>(1)).add(e);
            loose.merge(Names.loose(c), n, (a, b) -> -1);
        }
    }

    /** @return the dossier that a code means, null if there is none or several */
    Entry find(String code) {
        Integer n = exact.get(Names.code(code));
        if (n == null)
            n = loose.get(Names.loose(code));
        return n == null || n < 0 ? null : dossiers.get(n);
    }

    /** @return dossiers with that code that stand where it is said; of several the first has the records */
    List<Entry> all(String code, Shelf shelf) {
        Entry first = find(code);
        List<Entry> more = further.get(Names.code(code));
        if (first == null || more == null)
            return first == null ? List.of() : List.of(first);
        List<Entry> out = new ArrayList<>();
        out.add(first);
        more.stream().filter(e -> !out.contains(e)).forEach(out::add);
        List<Entry> there = out.stream().filter(e -> e.shelf.agrees(shelf)).toList();
        return there.isEmpty() ? out : there;
    }

    /** @return whether several dossiers have that code */
    boolean shared(String code) {
        return further.containsKey(Names.code(code));
    }

    /** @return whether dossiers with that code stand in different places: numbers begin anew there, and one of them alone means none */
    boolean anew(String code) {
        Entry first = find(code);
        return first != null && further.getOrDefault(Names.code(code), List.of()).stream().anyMatch(e -> apart(e, first));
    }

    private static boolean apart(Entry a, Entry b) {
        boolean years = !a.marks.year().isEmpty() && !b.marks.year().isEmpty() && !a.marks.year().equals(b.marks.year());
        return years || !a.shelf.agrees(b.shelf);
    }

    /** Where no list gives its dossiers a code, folders can be called by the numbers of the rows only: if each has its own. */
    void numbered() {
        long numbers = dossiers.stream().map(e -> e.marks.serial()).filter(s -> !s.isEmpty()).distinct().count();
        if (numbers == dossiers.size() && dossiers.stream().allMatch(e -> e.codes.isEmpty()))
            dossiers.forEach(e -> e.called = List.of(e.marks.serial()));
    }

    /** Adds a record to a dossier. @param mark number of its degree of secrecy, 0 for none */
    void record(Entry e, long position, int plan, byte mark) {
        if (count == at.length) {
            at = Arrays.copyOf(at, count * 2);
            next = Arrays.copyOf(next, count * 2);
            sheet = Arrays.copyOf(sheet, count * 2);
            secret = Arrays.copyOf(secret, count * 2);
        }
        at[count] = position;
        next[count] = -1;
        sheet[count] = plan;
        secret[count] = mark;
        if (e.first < 0)
            e.first = count;
        else
            next[e.last] = count;
        e.last = count++;
    }

    /** @return numbers of a dossier's records in order */
    int[] records(Entry e) {
        int n = 0;
        for (int i = e.first; i >= 0; i = next[i])
            n++;
        int[] out = new int[n];
        n = 0;
        for (int i = e.first; i >= 0; i = next[i])
            out[n++] = i;
        return out;
    }

    long at(int record) {
        return at[record];
    }

    int sheet(int record) {
        return sheet[record];
    }

    byte secret(int record) {
        return secret[record];
    }
}
