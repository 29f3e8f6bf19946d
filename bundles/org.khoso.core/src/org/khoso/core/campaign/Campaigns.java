package org.khoso.core.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.AccessFilter;
import org.khoso.api.Action;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.survey.CampaignMeter;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Digitisation campaigns (CV 851/BNV-CVT&amp;LTNN): made, changed and planned, each change one change set that can be undone; measured
 * against what is digitised. Thread-safe.
 */
@Component(service = Campaigns.class)
public final class Campaigns {
    private final CampaignMeter meter;

    /** Called by OSGi and tests. */
    @Activate
    public Campaigns(@Reference CampaignMeter meter) {
        this.meter = meter;
    }

    /**
     * Makes a campaign.
     *
     * @param texts what a person wrote, by field
     * @throws KhosoException if a value can't be read, the title is missing, or another campaign has the code
     */
    public Campaign create(Session session, Map<Field, String> texts) throws IOException {
        Map<String, Object> values = values(session).of(texts, "");
        values.values().removeIf(v -> v == Change.CLEAR);
        Holding fresh = new Holding(Ids.next(), Kind.CAMPAIGN, null, 0, values);
        sound(session, fresh);
        allow(session, fresh.text(Concepts.UNIT));
        commit(session, Message.of("core.campaign.created", fresh.text(Concepts.TITLE)), List.of(new Change.Create(fresh)));
        return read(session, fresh.id());
    }

    /**
     * Changes a campaign.
     *
     * @param seen  the campaign as the person saw it: its version guards against a faster writer
     * @param texts what a person wrote, by field; empty clears, what is not named stays
     */
    public Campaign edit(Session session, Campaign seen, Map<Field, String> texts) throws IOException {
        Map<String, Object> values = values(session).of(texts, "");
        values.entrySet().removeIf(e -> e.getValue().equals(seen.holding().values().getOrDefault(e.getKey(), Change.CLEAR)));
        if (values.isEmpty())
            return seen;
        Holding then = with(seen.holding(), values);
        sound(session, then);
        allow(session, seen.holding().text(Concepts.UNIT));
        allow(session, then.text(Concepts.UNIT));
        List<Change> changes = new ArrayList<>(List.of(new Change.Update(seen.id(), seen.holding().version(), values)));
        if (values.containsKey(Concepts.UNIT)) // lines are kept where their campaign is
            for (PlanLine l : lines(session, seen))
                changes.add(new Change.Update(l.id(), l.holding().version(), Map.of(Concepts.UNIT, values.get(Concepts.UNIT))));
        commit(session, Message.of("core.campaign.changed", then.text(Concepts.TITLE)), changes);
        return read(session, seen.id());
    }

    /**
     * Writes lines of the plan as one change set. A line with the lot, level and fonds of one that is there changes that one.
     *
     * @param texts   what a person wrote, by field, a map for each line
     * @param replace whether lines that are not among these are taken away
     * @return how many lines were made, changed, taken away
     */
    public Planned plan(Session session, Campaign campaign, List<Map<Field, String>> texts, boolean replace) throws IOException {
        return plan(session, campaign, texts.stream().map(t -> new Written("", t)).toList(), replace, values(session));
    }

    /**
     * The same from a table of text whose first line names the fields.
     *
     * @throws KhosoException if a line can't be used: names file, line, field; nothing is written
     */
    public Planned plan(Session session, Campaign campaign, Path csv, boolean replace) throws IOException {
        Values values = values(session);
        List<PlanCsv.Row> rows = PlanCsv.read(csv);
        String name = csv.getFileName().toString();
        List<Field> head = rows.isEmpty() ? List.of() : head(rows.get(0), name, values);
        List<Written> lines = new ArrayList<>();
        for (PlanCsv.Row row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            Map<Field, String> texts = new EnumMap<>(Field.class);
            for (int i = 0; i < Math.min(head.size(), row.cells().size()); i++)
                if (!row.cells().get(i).isBlank())
                texts.put(head.get(i), row.cells().get(i));
            lines.add(new Written(name + "!" + row.line(), texts));
        }
        if (lines.isEmpty())
            throw new KhosoException(Message.of("core.campaign.csv.empty", name), Message.of("core.campaign.csv.remedy"), null);
        return plan(session, campaign, lines, replace, values);
    }

    private static List<Field> head(PlanCsv.Row row, String name, Values values) throws KhosoException {
        List<Field> head = new ArrayList<>();
        for (String cell : row.cells()) {
            Field field = values.header(cell).orElseThrow(() -> new KhosoException(
                    Message.of("core.campaign.csv.header", cell.length() > 80 ? cell.substring(0, 80) : cell, name + "!" + row.line()),
                    Message.of("core.campaign.csv.header.remedy", String.join(", ", Field.ofLine().stream().map(Field::word).toList())),
                    null));
            if (head.contains(field))
                throw new KhosoException(Message.of("core.campaign.csv.header-twice", cell, name + "!" + row.line()),
                        Message.of("core.campaign.csv.remedy"), null);
            head.add(field);
        }
        return head;
    }

    /** A line as written. @param place file and line; empty for none */
    private record Written(String place, Map<Field, String> texts) {
    }

    /** What became of a plan. @param added lines made @param changed lines changed @param removed lines taken away */
    public record Planned(int added, int changed, int removed) {
    }

    private Planned plan(Session session, Campaign campaign, List<Written> written, boolean replace, Values values) throws IOException {
        allow(session, campaign.holding().text(Concepts.UNIT));
        Map<PlanLine.Key, Holding> there = new LinkedHashMap<>();
        for (PlanLine l : lines(session, campaign))
            there.put(PlanLine.Key.of(l.holding()), l.holding());
        Set<PlanLine.Key> met = new HashSet<>();
        List<Change> changes = new ArrayList<>();
        int added = 0;
        for (Written w : written) {
            Map<String, Object> line = values.of(w.texts, w.place);
            Holding fresh = with(new Holding(Ids.next(), Kind.PLAN_LINE, campaign.id(), 0, Map.of()), line);
            PlanLine.Key key = PlanLine.Key.of(fresh);
            if (!met.add(key))
                throw problem("core.campaign.line-twice", w.place, key.lot());
            if (key.level().isEmpty() && key.fonds() == null)
                throw problem("core.campaign.line-nothing", w.place, key.lot());
            Holding old = there.remove(key);
            if (!Values.ordered(from(old, line, Concepts.DATE_FROM), from(old, line, Concepts.DATE_TO)))
                throw problem("core.campaign.days", w.place, key.lot());
            if (old == null) {
                Map<String, Object> all = new HashMap<>(fresh.values());
                all.computeIfAbsent(Concepts.UNIT, k -> campaign.holding().value(Concepts.UNIT));
                changes.add(new Change.Create(new Holding(fresh.id(), Kind.PLAN_LINE, campaign.id(), 0, all)));
                added++;
            } else if (!with(old, line).values().equals(old.values()))
                changes.add(new Change.Update(old.id(), old.version(), line));
        }
        int changed = changes.size() - added;
        if (replace)
            there.values().forEach(h -> changes.add(new Change.Delete(h.id(), h.version())));
        if (!changes.isEmpty())
            commit(session, Message.of("core.campaign.planned", campaign.title(), changes.size()), changes);
        return new Planned(added, changed, changes.size() - added - changed);
    }

    private static Object from(Holding old, Map<String, Object> line, String concept) {
        return line.containsKey(concept) || old == null ? line.get(concept) : old.value(concept);
    }

    private static KhosoException problem(String key, String place, String lot) {
        return new KhosoException(Message.of(key, lot, place), Message.of(key + ".remedy"), null);
    }

    private static Holding with(Holding h, Map<String, Object> changes) {
        Map<String, Object> values = new HashMap<>(h.values());
        values.putAll(changes);
        values.values().removeIf(v -> v == Change.CLEAR);
        return new Holding(h.id(), h.kind(), h.parent(), h.version(), values);
    }

    private Values values(Session session) throws IOException {
        return new Values(new FondsNames(session));
    }

    private void sound(Session session, Holding h) throws IOException {
        if (h.text(Concepts.TITLE).isEmpty())
            throw new KhosoException(Message.of("core.campaign.no-title"), Message.of("core.campaign.no-title.remedy"), null);
        if (!Values.ordered(h.value(Concepts.DATE_FROM), h.value(Concepts.DATE_TO)))
            throw problem("core.campaign.days", "", h.text(Concepts.TITLE));
        String code = h.text(Concepts.REFERENCE_CODE);
        for (Campaign c : list(session))
            if (!code.isEmpty() && !c.id().equals(h.id()) && c.text(Field.CODE).equals(code))
            throw new KhosoException(Message.of("core.campaign.code-there", code, c.title()), Message.of("core.campaign.code-there.remedy"),
                    null);
    }

    private static void commit(Session session, Message label, List<Change> changes) throws IOException {
        session.archive().holdings().commit(session.actor(), new ChangeSet(Ids.next(), label, changes, null));
    }

    private static void allow(Session session, String unit) throws KhosoException {
        AccessFilter filter = session.filter(Action.SURVEY);
        if (filter.units() != null && !filter.units().contains(unit))
            throw new KhosoException(Message.of("core.survey.not-allowed", session.actor().name(), unit), null, null);
    }

    /** @return the campaigns that the actor may see, in the order in which they were made */
    public List<Campaign> list(Session session) throws IOException {
        AccessFilter units = new AccessFilter(session.filter(Action.SURVEY).units(), null, null);
        try (Stream<Holding> all = session.archive().holdings().stream(HoldingQuery.all(Kind.CAMPAIGN).within(units))) {
            return all.map(Campaign::new).toList();
        }
    }

    /** @return a campaign. @throws KhosoException if there is none, or the actor may not see it */
    public Campaign read(Session session, UUID id) throws IOException {
        return list(session).stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow(() -> unknown(id.toString()));
    }

    /** @return the campaign with that code, title or identity. @throws KhosoException if there is none, or several have it */
    public Campaign find(Session session, String given) throws IOException {
        List<Campaign> found = list(session).stream()
                .filter(c -> given.equals(c.text(Field.CODE)) || given.equals(c.title()) || given.equals(c.id().toString())).toList();
        if (found.size() > 1)
            throw new KhosoException(Message.of("core.campaign.several", given),
                    Message.of("core.campaign.several.remedy", String.join(", ", found.stream().map(c -> c.id().toString()).toList())),
                    null);
        if (found.isEmpty())
            throw unknown(given);
        return found.get(0);
    }

    private static KhosoException unknown(String given) {
        return new KhosoException(Message.of("core.campaign.unknown", given), Message.of("core.campaign.unknown.remedy"), null);
    }

    /** @return the lines of a campaign's plan, by lot */
    public List<PlanLine> lines(Session session, Campaign campaign) throws IOException {
        try (Stream<Holding> all = session.archive().holdings().stream(HoldingQuery.children(Kind.PLAN_LINE, campaign.id()))) {
            return all.map(PlanLine::new)
                    .sorted(Comparator.<PlanLine>comparingInt(l -> l.lot().length()).thenComparing(PlanLine::lot)).toList();
        }
    }

    /**
     * How far a campaign has come, by lot, level and fonds.
     *
     * @param today the day by which the pace is reckoned
     */
    public CampaignProgress progress(Session session, Campaign campaign, LocalDate today) throws IOException {
        CampaignMeter.Measured measured = meter.measure(session.archive().holdings(), session.filter(Action.SURVEY), campaign.id());
        return CampaignProgress.of(campaign, lines(session, campaign), measured, today);
    }

    /** @return the same, today */
    public CampaignProgress progress(Session session, Campaign campaign) throws IOException {
        return progress(session, campaign, LocalDate.now());
    }
}
