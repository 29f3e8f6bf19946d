package org.khoso.ui.holdings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.store.Holding;
import org.khoso.core.HoldingView;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.khoso.ui.State;

/**
 * Which columns a grid has: the fields of the record sets of its rows, each concept once, in the order and width that the
 * user gave them before.
 *
 * @param key    under what order and widths are remembered
 * @param fields fields in order
 * @param widths widths in pixels
 */
record GridColumns(String key, List<FieldInfo> fields, List<Integer> widths) {
    private static final int SAMPLE = 200;
    private static final int MIN = 70;
    private static final int MAX = 320;
    /** What tells one row from the next comes first; the rest follows as the standard has it. */
    private static final List<String> FIRST = List.of(Concepts.ORDINAL, Concepts.REFERENCE_CODE, Concepts.TITLE, Concepts.DOCUMENT_TYPE,
            Concepts.NUMBER, Concepts.NOTATION, Concepts.ISSUED_ON, Concepts.ISSUER, Concepts.DATE_FROM, Concepts.DATE_TO,
            Concepts.RETENTION, Concepts.ACCESS_MODE);
    /** The same in every row of a grid of records. */
    private static final List<String> LAST = List.of(Concepts.DOSSIER_CODE, Concepts.INSTITUTION_CODE);

    /** Makes the columns for rows. Not on the UI thread. */
    static GridColumns of(Session session, List<UUID> ids, State state) throws IOException {
        List<RecordSetInfo> rows = new ArrayList<>();
        for (Holding h : session.archive().holdings().findAll(ids.subList(0, Math.min(SAMPLE, ids.size()))))
            session.view(h).map(HoldingView::recordSet).ifPresent(rows::add);
        List<RecordSetInfo> sets = mostFirst(rows);
        Map<String, FieldInfo> fields = new LinkedHashMap<>();
        for (RecordSetInfo s : sets)
            for (FieldInfo f : s.fields())
                fields.putIfAbsent(f.concept(), f);
        String key = "grid." + sets.stream().findFirst().map(RecordSetInfo::id).orElse("none");
        List<FieldInfo> all = new ArrayList<>(fields.values());
        all.sort(java.util.Comparator.comparingInt(GridColumns::rank));
        return ordered(key, all, state.get(key, ""));
    }

    /** The set of most rows gives a shared column its name: one photo on top does not make titles of letters those of photos. */
    static List<RecordSetInfo> mostFirst(List<RecordSetInfo> rows) {
        Map<RecordSetInfo, Integer> many = new LinkedHashMap<>();
        rows.forEach(s -> many.merge(s, 1, Integer::sum));
        return many.entrySet().stream().sorted(Map.Entry.<RecordSetInfo, Integer>comparingByValue().reversed()).map(Map.Entry::getKey)
                .toList();
    }

    private static int rank(FieldInfo f) {
        int first = FIRST.indexOf(f.concept());
        return first >= 0 ? first : LAST.contains(f.concept()) ? FIRST.size() + 1 : FIRST.size();
    }

    private static GridColumns ordered(String key, List<FieldInfo> fields, String remembered) {
        List<FieldInfo> order = new ArrayList<>();
        List<Integer> widths = new ArrayList<>();
        for (String part : remembered.split(",")) {
            String[] p = part.split(":");
            fields.stream().filter(f -> p.length == 2 && f.concept().equals(p[0].replace('~', ':'))).findFirst().ifPresent(f -> {
                order.add(f);
                widths.add(number(p[1], width(f)));
            });
        }
        for (FieldInfo f : fields)
            if (!order.contains(f)) {
                order.add(f);
                widths.add(width(f));
            }
        return new GridColumns(key, List.copyOf(order), List.copyOf(widths));
    }

    private static int number(String text, int otherwise) {
        try {
            return Math.clamp(Integer.parseInt(text), 20, 2000);
        } catch (NumberFormatException e) {
            // a hand in the state file: the width that a fresh grid has
            return otherwise;
        }
    }

    private static int width(FieldInfo f) {
        int longest = f.type() == FieldType.DATE ? 12 : f.type() == FieldType.TEXT ? Math.max(10, f.maxLength() / 4) : 9;
        String en = f.label().en();
        int header = Math.max(f.label().vi().length(), en == null ? 0 : en.length());
        return Math.clamp(Math.max(longest, header + 2) * 8L, MIN, MAX);
    }

    /** Remembers order and widths. @param order columns as they stand now */
    static void remember(State state, String key, List<FieldInfo> order, List<Integer> widths) {
        var b = new StringBuilder();
        for (int i = 0; i < order.size(); i++)
            b.append(i == 0 ? "" : ",").append(order.get(i).concept().replace(':', '~')).append(':').append(widths.get(i));
        state.set(key, b.toString());
    }
}
