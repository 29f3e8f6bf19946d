package org.khoso.survey.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.survey.AnswerSource.Answer;
import org.khoso.api.survey.AnswerSource.Figure;
import org.khoso.api.survey.SurveyService.Difference;
import org.khoso.api.survey.SurveyService.Moved;

/** Sets two counts of one item side by side. */
final class Recount {
    private Recount() {
    }

    /**
     * @param before older count
     * @param now    newer count
     * @param lists  count whose lists are those of the older one, and whole
     * @return figures that are not the same
     */
    static List<Difference> differences(Answer before, Answer now, Answer lists) {
        Map<String, Figure> whole = byPlace(lists);
        Map<String, Figure> then = byPlace(before);
        Map<String, Figure> today = byPlace(now);
        Map<String, Figure> all = new TreeMap<>(then);
        today.forEach(all::putIfAbsent);
        List<Difference> differences = new ArrayList<>();
        all.forEach((place, any) -> {
            Figure a = then.get(place);
            Figure b = today.get(place);
            boolean both = a != null && b != null;
            boolean list = both && a.listHash().equals(b.listHash()) && whole(a);
            boolean query = both && a.query().equals(b.query());
            if (!list || !query || !same(value(a), value(b)) || !Objects.equals(text(a), text(b)))
                differences.add(new Difference(any.row(), any.column(), value(a), value(b), list, query, text(a), text(b),
                        list ? null : moved(whole.get(place), b)));
        });
        return differences;
    }

    private static Map<String, Figure> byPlace(Answer a) {
        Map<String, Figure> all = new TreeMap<>();
        a.figures().forEach(f -> all.put(f.row() + "\n" + f.column(), f));
        return all;
    }

    /** @return false if the list that is kept with a figure is not that of its hash: somebody has changed one of the two */
    private static boolean whole(Figure f) {
        return f.list().isEmpty() || hash(f.list()).equals(f.listHash());
    }

    private static String hash(List<UUID> ids) {
        IdList list = new IdList(0);
        UUID last = null;
        for (UUID id : ids) {
            if (last != null && IdList.compare(last, id) >= 0)
                return ""; // never written in this order
            last = id;
            list.add(id, null);
        }
        return list.hash();
    }

    /** @return what came and went; null if one of the lists is not whole */
    private static Moved moved(Figure a, Figure b) {
        List<UUID> before = a == null ? List.of() : a.list();
        List<UUID> now = b == null ? List.of() : b.list();
        if (a != null && !hash(before).equals(a.listHash()) || b != null && !hash(now).equals(b.listHash()))
            return null;
        List<UUID> came = new ArrayList<>();
        List<UUID> went = new ArrayList<>();
        long[] counts = new long[2];
        int i = 0;
        int j = 0;
        while (i < before.size() || j < now.size()) {
            int order = i == before.size() ? 1 : j == now.size() ? -1 : IdList.compare(before.get(i), now.get(j));
            if (order < 0 && ++counts[0] <= Moved.MOST)
                went.add(before.get(i));
            else if (order > 0 && ++counts[1] <= Moved.MOST)
                came.add(now.get(j));
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return new Moved(counts[1], counts[0], came, went);
    }

    private static boolean same(BigDecimal a, BigDecimal b) {
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }

    private static BigDecimal value(Figure f) {
        return f == null ? null : f.value();
    }

    private static String text(Figure f) {
        return f == null ? null : f.text();
    }
}
