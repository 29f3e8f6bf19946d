package org.khoso.core.report;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.khoso.api.Action;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.Progress;
import org.khoso.api.report.ReportData;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/** The children of an object as rows, counted beforehand. What the actor may not read is neither listed nor counted. */
final class Inventory implements ReportData {
    private static final String YEARS = "years";
    private final Session session;
    private final Holding parent;
    private final HoldingQuery query;
    private final String rows;
    private final Map<String, Object> values = new HashMap<>();

    /** @param rows name of the rows */
    Inventory(Session session, Holding parent, HoldingQuery query, String rows) {
        this.session = session;
        this.parent = parent;
        this.query = query.within(session.filter(Action.READ));
        this.rows = rows;
    }

    Inventory with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** Reads all once, for what stands above or below the table. */
    Inventory counted(Progress progress) throws IOException {
        var sum = new Object() {
            long count;
            long pages;
            int from = Integer.MAX_VALUE;
            int to = Integer.MIN_VALUE;
        };
        try (Stream<Holding> all = session.archive().holdings().stream(query)) {
            for (var i = all.iterator(); i.hasNext() && !progress.cancelled();) {
                Holding h = i.next();
                sum.count++;
                sum.pages += h.value(Concepts.PAGE_COUNT) instanceof Number n ? n.longValue() : 0;
                for (String concept : new String[]{Concepts.DATE_FROM, Concepts.DATE_TO, Concepts.ISSUED_ON})
                    if (h.value(concept) instanceof PartialDate d && d.from() != null) {
                        sum.from = Math.min(sum.from, d.from().getYear());
                        sum.to = Math.max(sum.to, d.to().getYear());
                    }
            }
        }
        progress.total(sum.count);
        values.put("count", sum.count);
        values.put("pages", sum.pages);
        if (sum.from <= sum.to)
            values.put(YEARS, sum.from == sum.to ? String.valueOf(sum.from) : sum.from + "-" + sum.to);
        return this;
    }

    @Override
    public Object value(String name) {
        return values.get(name);
    }

    @Override
    public void rows(String name, Receiver receiver) throws IOException {
        if (!name.equals(rows))
            throw new KhosoException(Message.of("core.report.no-rows", name), Message.of("core.report.no-rows.remedy", rows), null);
        long next = 1;
        try (Stream<Holding> all = session.archive().holdings().stream(query)) {
            for (var i = all.iterator(); i.hasNext();) {
                Holding h = i.next();
                long pages = h.value(Concepts.PAGE_COUNT) instanceof Number n ? n.longValue() : 0;
                // from the first record without a number of pages on nobody can say where the next begins
                String place = next == 0 || pages <= 0 ? "" : pages == 1 ? String.valueOf(next) : next + "-" + (next + pages - 1);
                next = next == 0 || pages <= 0 ? 0 : next + pages;
                receiver.row(new HoldingRow(session, h, parent, place));
            }
        }
    }
}
