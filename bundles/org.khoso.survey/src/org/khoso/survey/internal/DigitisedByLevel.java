package org.khoso.survey.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.AccessFilter;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.AnswerSource;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Item 1.a of the letter of May 2025: how much is digitised, by level of the creating body. */
@Component(service = AnswerSource.class, property = "item=" + DigitisedByLevel.ITEM)
public final class DigitisedByLevel extends Source {
    static final String ITEM = "1.a";
    private final Censuses censuses;

    /** Called by OSGi and tests. */
    @Activate
    public DigitisedByLevel(@Reference Censuses censuses) {
        super(ITEM);
        this.censuses = censuses;
    }

    /** With a census of its own. */
    DigitisedByLevel() {
        this(new Censuses());
    }

    @Override
    Coverage fill(Context context, Plan plan, Figures figures) throws IOException {
        Census census = censuses.take(context, plan.bornDigital());
        new Count(context, plan, census).fill(figures);
        new LevelOutline(context, plan, census).fill(figures);
        return census.bodies.coverage(census.here());
    }

    /** One count of holdings that stand still. */
    private static final class Count {
        private final Context context;
        private final Plan plan;
        private final Census census;
        /** Row of each fonds. */
        private final int[] rowOf;
        private final int rows;

        Count(Context context, Plan plan, Census census) {
            this.context = context;
            this.plan = plan;
            this.census = census;
            this.rowOf = census.bodies.rows(plan);
            this.rows = plan.rows().size();
        }

        void fill(Figures figures) throws IOException {
            boolean[] some = some();
            for (Plan.Column c : plan.columns())
                if (!LevelOutline.COLUMNS.contains(c.id())) {
                    IdList[] lists = column(c);
                    int row = 0;
                    for (String id : plan.rows().keySet())
                        figures.number(Figures.at(id, c.id()), value(c, lists[row], some[row]), c.unit(), plan.query(id, c), lists[row++]);
                }
        }

        /** @param some whether there is something digitised in the row: shelves that nobody measured are not 0 metres */
        private static BigDecimal value(Plan.Column column, IdList list, boolean some) {
            boolean unknown = some && column.kind().equals("location") && list.count().signum() == 0;
            return unknown ? null : "sum".equals(column.aggregate()) ? list.sum() : list.count();
        }

        private boolean[] some() {
            boolean[] some = new boolean[rows];
            for (IdTable table : List.of(census.dossiers, census.records))
                for (int i = 0; i < table.size(); i++)
                    if (census.counted(table, i) && row(census.fondsOf(table, i)) >= 0)
                    some[row(census.fondsOf(table, i))] = true;
            return some;
        }

        private IdList[] column(Plan.Column column) throws IOException {
            return switch (column.kind()) {
                case "fonds" -> fonds();
                case "dossier" -> objects(census.dossiers);
                case "record" -> objects(census.records);
                case "file" -> pages();
                case "location" -> metres();
                default -> throw new KhosoException(
                        Message.of("survey.bad-template", ITEM, column.id() + ": " + column.kind()), null, null);
            };
        }

        private IdList[] lists() {
            IdList[] lists = new IdList[rows];
            for (int i = 0; i < rows; i++)
                lists[i] = IdList.in(context);
            return lists;
        }

        /** What lies in no fonds counts where fonds without a level count. */
        private int row(int fonds) {
            return fonds < 0 ? plan.row("") : rowOf[fonds];
        }

        private void add(IdList[] lists, int row, UUID id, BigDecimal amount) {
            if (row >= 0)
                lists[row].add(id, amount);
        }

        private IdList[] fonds() {
            IdList[] lists = lists();
            TreeMap<UUID, Integer> byId = new TreeMap<>(IdList::compare);
            for (int i = 0; i < census.digitised.length; i++)
                if (census.digitised[i])
                byId.put(census.bodies.fonds().get(i).id(), rowOf[i]);
            byId.forEach((id, row) -> add(lists, row, id, null));
            return lists;
        }

        private IdList[] objects(IdTable table) {
            IdList[] lists = lists();
            for (int i = 0; i < table.size(); i++)
                if (census.counted(table, i))
                add(lists, row(census.fondsOf(table, i)), table.id(i), null);
            return lists;
        }

        private IdList[] pages() throws IOException {
            IdList[] lists = lists();
            census.files(context, (file, table, i) -> {
                boolean counts = Census.role(file) == table.bestRole(i);
                if (counts && file.value(Concepts.PAGES) instanceof Number n && n.longValue() > 0)
                    add(lists, row(census.fondsOf(table, i)), file.id(), BigDecimal.valueOf(n.longValue()));
            });
            return lists;
        }

        private IdList[] metres() throws IOException {
            boolean[] located = new boolean[census.all.length];
            List<Extent> extents = new ArrayList<>();
            Bodies.each(context, Kind.LOCATION, AccessFilter.ALL, h -> location(h, located, extents));
            for (int i = 0; i < located.length; i++) {
                Bodies.Fonds f = census.bodies.fonds().get(i);
                boolean whole = census.all[i] > 0 && census.counted[i] == census.all[i];
                if (!located[i] && whole && f.metres() != null)
                    extents.add(new Extent(f.id(), rowOf[i], f.metres()));
            }
            IdList[] lists = lists();
            extents.sort(Comparator.comparing(Extent::id, IdList::compare));
            extents.forEach(e -> add(lists, e.row, e.id, e.metres));
            return lists;
        }

        private void location(Holding h, boolean[] located, List<Extent> extents) {
            if (!(h.value(Concepts.SHELF_METRES) instanceof BigDecimal metres) || metres.signum() <= 0 || !census.admitted(h))
                return;
            IdTable table = census.records.find(h.parent()) >= 0 ? census.records : census.dossiers;
            int i = table.find(h.parent());
            if (i < 0)
                return;
            int fonds = census.fondsOf(table, i);
            if (fonds >= 0)
                located[fonds] = true;
            if (census.counted(table, i))
                extents.add(new Extent(h.id(), row(fonds), metres));
        }
    }

    private record Extent(UUID id, int row, BigDecimal metres) {
    }
}
