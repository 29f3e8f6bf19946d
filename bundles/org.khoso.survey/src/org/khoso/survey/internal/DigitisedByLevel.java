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
import org.osgi.service.component.annotations.Component;

/** Item 1.a of the letter of May 2025: how much is digitised, by level of the creating body. */
@Component(service = AnswerSource.class, property = "item=" + DigitisedByLevel.ITEM)
public final class DigitisedByLevel implements AnswerSource {
    static final String ITEM = "1.a";
    private static final int TRIES = 3;

    @Override
    public Answer compute(Context context) throws IOException {
        Plan plan = context.parameters().containsKey(Plan.ROWS) ? Plan.of(context.parameters()) : Templates.plan(ITEM);
        for (int i = 0; i < TRIES; i++) {
            long before = context.holdings().position();
            Answer answer = new Count(context, plan).answer(before);
            if (context.holdings().position() == before)
                return answer;
        }
        throw new KhosoException(Message.of("survey.moving", ITEM), Message.of("survey.moving-remedy"), null);
    }

    /** One count of holdings that stand still. */
    private static final class Count {
        private final Context context;
        private final Plan plan;
        private final Census census;
        private final int rows;

        Count(Context context, Plan plan) throws IOException {
            this.context = context;
            this.plan = plan;
            this.census = Census.take(context, plan);
            this.rows = plan.rows().size();
        }

        Answer answer(long position) throws IOException {
            List<IdList[]> columns = new ArrayList<>();
            for (Plan.Column c : plan.columns())
                columns.add(column(c));
            List<Figure> figures = new ArrayList<>();
            boolean[] some = some();
            int row = 0;
            for (String id : plan.rows().keySet()) {
                for (int c = 0; c < columns.size(); c++)
                    figures.add(figure(id, plan.columns().get(c), columns.get(c)[row], some[row]));
                row++;
            }
            return new Answer(ITEM, context.now(), position, figures, census.bodies.coverage(census.here()));
        }

        /** @param some whether there is something digitised in the row: shelves that nobody measured are not 0 metres */
        private Figure figure(String row, Plan.Column column, IdList list, boolean some) {
            boolean unknown = some && column.kind().equals("location") && list.count().signum() == 0;
            BigDecimal value = unknown ? null : "sum".equals(column.aggregate()) ? list.sum() : list.count();
            return new Figure(row, column.id(), value, column.unit(), plan.query(row, column, context.access()), list.hash(),
                    list.list());
        }

        private boolean[] some() {
            boolean[] some = new boolean[rows];
            for (IdTable table : List.of(census.dossiers, census.records))
                for (int i = 0; i < table.size(); i++)
                    if (census.counted(table, i) && row(fondsOf(table, i)) >= 0)
                    some[row(fondsOf(table, i))] = true;
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
                lists[i] = new IdList();
            return lists;
        }

        /** What lies in no fonds counts where fonds without a level count. */
        private int row(int fonds) {
            return fonds < 0 ? plan.row("") : census.bodies.fonds().get(fonds).row();
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
                byId.put(census.bodies.fonds().get(i).id(), row(i));
            byId.forEach((id, row) -> add(lists, row, id, null));
            return lists;
        }

        private IdList[] objects(IdTable table) {
            IdList[] lists = lists();
            for (int i = 0; i < table.size(); i++)
                if (census.counted(table, i))
                add(lists, row(fondsOf(table, i)), table.id(i), null);
            return lists;
        }

        private int fondsOf(IdTable table, int i) {
            return table == census.records ? census.fondsOfRecord(i) : census.fondsOfDossier(i);
        }

        private IdList[] pages() throws IOException {
            IdList[] lists = lists();
            Bodies.each(context, Kind.FILE, AccessFilter.ALL, file -> {
                IdTable table = census.records.find(file.parent()) >= 0 ? census.records : census.dossiers;
                int i = table.find(file.parent());
                boolean counts = i >= 0 && census.admitted(file) && census.ownFilesCount(table, i)
                        && Census.role(file) == table.bestRole(i);
                if (counts && file.value(Concepts.PAGES) instanceof Number n && n.longValue() > 0)
                    add(lists, row(fondsOf(table, i)), file.id(), BigDecimal.valueOf(n.longValue()));
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
                    extents.add(new Extent(f.id(), f.row(), f.metres()));
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
            int fonds = fondsOf(table, i);
            if (fonds >= 0)
                located[fonds] = true;
            if (census.counted(table, i))
                extents.add(new Extent(h.id(), row(fonds), metres));
        }
    }

    private record Extent(UUID id, int row, BigDecimal metres) {
    }
}
