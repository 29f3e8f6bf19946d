package org.khoso.survey.exchange.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.Response;
import org.khoso.survey.exchange.internal.Merge.Filled;

/** A workbook that came back: what it knows of itself, and what was filled in. */
final class BookInside {
    private final BookReader book;
    private final String name;
    private final List<List<String>> lines;
    private final Response base;

    /** @throws KhosoException if Khoso has not written the workbook, another version has, or its hidden sheet was changed */
    BookInside(BookReader book) throws IOException {
        this.book = book;
        name = book.name();
        if (!book.sheets().contains(BookMap.SHEET))
            throw Refused.notOurs(name);
        lines = lines(book.cells(BookMap.SHEET));
        if (lines.isEmpty() || !lines.getFirst().getFirst().equals(BookMap.FORMAT))
            throw Refused.notOurs(name);
        String version = field(lines.getFirst(), 1);
        if (!version.equals(Integer.toString(BookMap.VERSION)))
            throw Refused.foreign(name, version, BookMap.VERSION);
        String checksum = of(BookMap.CHECKSUM).stream().map(l -> field(l, 1)).findFirst().orElse("");
        if (!checksum.equals(BookMap.checksum(lines)))
            throw new KhosoException(Message.of("survey.file.checksum", name), Message.of("survey.file.checksum.remedy"), null);
        base = base();
    }

    /** @return the response as it was when the workbook was written */
    Response before() {
        return base;
    }

    private static List<List<String>> lines(Map<String, Raw> cells) {
        Map<Integer, Map<Integer, String>> rows = new TreeMap<>();
        cells.forEach((ref, raw) -> {
            int row = BookCell.number(ref.replaceFirst("^[A-Z]+", ""), 0);
            rows.computeIfAbsent(row, k -> new TreeMap<>()).put(BookCell.column(ref), raw.shown());
        });
        List<List<String>> lines = new ArrayList<>();
        for (Map<Integer, String> row : rows.values()) {
            List<String> line = new ArrayList<>();
            for (int i = 1; i <= BookMap.WIDEST; i++)
                line.add(row.getOrDefault(i, ""));
            while (!line.isEmpty() && line.getLast().isEmpty())
                line.removeLast();
            if (!line.isEmpty())
                lines.add(line);
        }
        return lines;
    }

    private static String field(List<String> line, int n) {
        return n < line.size() ? line.get(n) : "";
    }

    private List<List<String>> of(String kind) {
        return lines.stream().filter(l -> l.getFirst().equals(kind)).toList();
    }

    private Response base() throws IOException {
        StringBuilder base = new StringBuilder();
        of(BookMap.BASE).forEach(l -> base.append(field(l, 2)));
        byte[] json;
        try {
            json = Base64.getDecoder().decode(base.toString());
        } catch (IllegalArgumentException e) {
            throw Refused.broken(name, BookMap.BASE, e);
        }
        return ResponseReader.read(new ByteArrayInputStream(json), name);
    }

    /** @return all input cells with what stands in them. @throws KhosoException if cells were moved, or something stands where nothing is read */
    List<Filled> filled() throws IOException {
        Map<String, Map<String, List<String>>> map = new LinkedHashMap<>();
        for (List<String> l : lines)
            if (l.getFirst().equals(BookMap.LABEL) || l.getFirst().equals(BookMap.INPUT))
            map.computeIfAbsent(field(l, 1), k -> new LinkedHashMap<>()).put(field(l, 2), l);
        for (String s : map.keySet())
            if (!book.sheets().contains(s))
            throw moved("'" + s + "'");
        Set<String> strange = new LinkedHashSet<>(book.sheets());
        strange.removeAll(map.keySet());
        strange.removeAll(Set.of(BookMap.SHEET, BookChecks.SHEET));
        for (String s : strange)
            if (!book.cells(s).isEmpty())
            throw outside(BookReader.place(s, book.cells(s).keySet().iterator().next()));
        List<Filled> filled = new ArrayList<>();
        for (var e : map.entrySet())
            sheet(e.getKey(), e.getValue(), filled);
        return filled;
    }

    private void sheet(String sheet, Map<String, List<String>> map, List<Filled> filled) throws IOException {
        Map<String, Raw> cells = book.cells(sheet);
        for (var e : map.entrySet()) {
            String place = BookReader.place(sheet, e.getKey());
            Raw raw = cells.getOrDefault(e.getKey(), Raw.BLANK);
            List<String> l = e.getValue();
            if (l.getFirst().equals(BookMap.INPUT))
                filled.add(new Filled(new Slot(field(l, 3), field(l, 4), field(l, 5), field(l, 6)), raw, field(l, 7), place));
            else if (!BookMap.hash(raw.shown()).equals(field(l, 3)))
                throw moved(place);
        }
        Set<String> unread = new TreeSet<>(cells.keySet());
        unread.removeAll(map.keySet());
        if (!unread.isEmpty())
            throw outside(BookReader.place(sheet, unread.iterator().next()));
    }

    private KhosoException moved(String place) {
        return new KhosoException(Message.of("survey.file.moved", name, place), Message.of("survey.file.moved.remedy"), null);
    }

    private KhosoException outside(String place) {
        return new KhosoException(Message.of("survey.file.outside", name, place), Message.of("survey.file.outside.remedy"), null);
    }
}
