package org.khoso.ui.holdings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.khoso.api.FieldInfo;
import org.khoso.api.store.Holding;
import org.khoso.core.Session;
import org.khoso.ui.UiJobs;

/** Rows of a grid: one ordered array of identities, and pages of values for the rows in sight, read in the background. UI thread. */
final class GridRows implements IDataProvider {
    private static final int PAGE = 100;
    private static final int PAGES = 40;

    private final Session session;
    private final UiJobs jobs;
    private final List<FieldInfo> columns;
    private final Runnable arrived;
    private final Set<Integer> asked = new HashSet<>();
    private final Map<Integer, Map<UUID, Holding>> pages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Map<UUID, Holding>> eldest) {
            boolean over = size() > PAGES;
            if (over)
                asked.remove(eldest.getKey());
            return over;
        }
    };
    private volatile List<UUID> ids;
    private int generation;
    private WriteCell writer = (h, f, v) -> {
    };

    /** Stores a value that was typed into a cell. */
    interface WriteCell {
        /** @param value text as the field's standard writes it */
        void write(Holding holding, FieldInfo field, String value);
    }

    GridRows(Session session, UiJobs jobs, List<FieldInfo> columns, List<UUID> ids, Runnable arrived) {
        this.session = session;
        this.jobs = jobs;
        this.columns = columns;
        this.ids = ids;
        this.arrived = arrived;
    }

    void writer(WriteCell w) {
        writer = w;
    }

    /** @return whether they are rows of that archive */
    boolean of(Session s) {
        return s == session;
    }

    /** Takes another order, or other rows. */
    void ids(List<UUID> now) {
        ids = now;
        stale();
        pages.clear();
    }

    /** Values may have changed: the old ones are shown until the new ones are there. */
    void stale() {
        generation++;
        asked.clear();
    }

    /** @return whether these are the rows that are shown, in the same order; may be asked on any thread */
    boolean same(List<UUID> now) {
        return ids.equals(now);
    }

    /** @return identity of a row */
    UUID id(int row) {
        return row >= 0 && row < ids.size() ? ids.get(row) : null;
    }

    /** @return row of an object, -1 if it is not here */
    int row(UUID id) {
        return ids.indexOf(id);
    }

    /** @return object of a row, null until it is loaded */
    Holding at(int row) {
        int page = row / PAGE;
        if (asked.add(page))
            ask(page);
        Map<UUID, Holding> loaded = pages.get(page);
        return loaded == null || row >= ids.size() ? null : loaded.get(ids.get(row));
    }

    private void ask(int page) {
        int from = page * PAGE;
        List<UUID> wanted = new ArrayList<>(ids.subList(from, Math.min(from + PAGE, ids.size())));
        int asking = generation;
        jobs.load(p -> session.archive().holdings().findAll(wanted), rows -> {
            if (asking != generation)
                return;
            Map<UUID, Holding> byId = new LinkedHashMap<>();
            rows.forEach(h -> byId.put(h.id(), h));
            pages.put(page, byId);
            arrived.run();
        });
    }

    @Override
    public Object getDataValue(int column, int row) {
        Holding h = at(row);
        return h == null ? null : h.value(columns.get(column).concept());
    }

    @Override
    public void setDataValue(int column, int row, Object value) {
        Holding h = at(row);
        if (h != null)
            writer.write(h, columns.get(column), value == null ? "" : value.toString());
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public int getRowCount() {
        return ids.size();
    }
}
