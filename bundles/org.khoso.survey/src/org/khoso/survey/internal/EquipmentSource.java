package org.khoso.survey.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.khoso.api.AccessFilter;
import org.khoso.api.Kind;
import org.khoso.api.survey.AnswerSource;
import org.khoso.model.Concepts;
import org.khoso.survey.internal.CampaignBook.Campaign;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Item 1.d with stroke: software and equipment, as campaigns name them, then programs named in the metadata of digitised files, then software
 * among the PREMIS agents. What nothing names is not told.
 */
@Component(service = AnswerSource.class, property = "item=" + EquipmentSource.ITEM)
public final class EquipmentSource extends Source {
    /** 1.d with stroke: no Vietnamese letter stands in the sources. */
    static final String ITEM = "1.\u0111";
    private static final String SOFTWARE = "SOFTWARE";
    private static final String SCANNER = "SCANNER";
    private static final String OTHER = "OTHER";
    private final Censuses censuses;

    /** Called by OSGi and tests. */
    @Activate
    public EquipmentSource(@Reference Censuses censuses) {
        super(ITEM);
        this.censuses = censuses;
    }

    /** A row of the answer. @param quantity number, or null @param query where it comes from */
    private record Thing(String level, String kind, String name, Long quantity, String vendor, String function, String query,
            IdList behind) {
    }

    @Override
    Coverage fill(Context context, Plan plan, Figures figures) throws IOException {
        Words words = Words.read("equipment.properties");
        List<Thing> things = new ArrayList<>();
        Census census = censuses.take(context, plan.bornDigital());
        for (Campaign c : CampaignBook.read(context).campaigns())
            for (String level : CampaignBook.levels(c, census.bodies, plan))
                planned(c, level, words, things);
        producers(context, plan, census, words, things);
        agents(context, things);
        int row = 0;
        for (Thing t : things)
            row(figures, String.valueOf(++row), t);
        return census.bodies.coverage(census.here());
    }

    private static void row(Figures figures, String row, Thing t) {
        if (!t.level.isEmpty())
            figures.text(Figures.at(row, Plan.LEVEL), t.level, t.query, t.behind);
        figures.text(Figures.at(row, "kind"), t.kind, t.query, t.behind);
        figures.text(Figures.at(row, "name"), t.name, t.query, t.behind);
        if (t.quantity != null)
            figures.number(Figures.at(row, "qty"), BigDecimal.valueOf(t.quantity), "piece", t.query, t.behind);
        if (!t.vendor.isEmpty())
            figures.text(Figures.at(row, "vendor"), t.vendor, t.query, t.behind);
        if (!t.function.isEmpty())
            figures.text(Figures.at(row, "func"), t.function, t.query, t.behind);
    }

    /** Software: name | supplier | what it does; equipment: name | number | supplier; one a line. */
    private static void planned(Campaign c, String level, Words words, List<Thing> things) throws IOException {
        for (String line : c.text(Concepts.SOFTWARE).lines().toList()) {
            String[] p = parts(line);
            add(things, new Thing(level, SOFTWARE, p[0], null, p[1], p[2], "campaign.software", Figures.list(List.of(c.id()))));
        }
        for (String line : c.text(Concepts.EQUIPMENT).lines().toList()) {
            String[] p = parts(line);
            Long quantity = p[1].matches("\\d{1,9}") ? Long.valueOf(p[1]) : null;
            String kind = scanner(p[0], words) ? SCANNER : OTHER;
            add(things, new Thing(level, kind, p[0], quantity, p[2], "", "campaign.equipment", Figures.list(List.of(c.id()))));
        }
    }

    private static String[] parts(String line) {
        String[] found = line.split("\\|", 3);
        String[] all = {"", "", ""};
        for (int i = 0; i < found.length; i++)
            all[i] = found[i].strip();
        return all;
    }

    private static boolean scanner(String name, Words words) throws IOException {
        String low = name.toLowerCase(Locale.ROOT);
        return words.list("scanner").stream().anyMatch(low::contains);
    }

    private static void add(List<Thing> things, Thing t) {
        if (!t.name.isEmpty() && things.stream().noneMatch(o -> o.level.equals(t.level) && o.name.equalsIgnoreCase(t.name)))
            things.add(t);
    }

    private static void producers(Context context, Plan plan, Census census, Words words, List<Thing> things) throws IOException {
        Map<String, Named> named = new TreeMap<>();
        census.files(context, (file, table, i) -> {
            int fonds = census.fondsOf(table, i);
            String level = fonds < 0 ? "" : plan.level(census.bodies.fonds().get(fonds).level());
            named.computeIfAbsent(level, k -> new Named(context)).add(file.text(Concepts.PRODUCER), file.id());
        });
        int most = Integer.parseInt(words.get("most"));
        for (var e : named.entrySet())
            for (Named.Group g : e.getValue().groups().stream().limit(most).toList())
                add(things, new Thing(e.getKey(), scanner(g.name(), words) ? SCANNER : SOFTWARE, g.name(), null, "", "",
                        "file.producer of digitised records: " + g.files().count() + " files", g.files()));
    }

    private static void agents(Context context, List<Thing> things) throws IOException {
        AccessFilter a = context.access();
        List<Thing> found = new ArrayList<>();
        Bodies.each(context, Kind.AGENT, new AccessFilter(a.units(), null, null), h -> {
            if (h.text(Concepts.TYPE).equals("software"))
                found.add(
                        new Thing("", SOFTWARE, Named.clean((h.text(Concepts.NAME) + " " + h.text(Concepts.VERSION)).strip()), null, "", "",
                                "agent.type = software (PREMIS)", Figures.list(List.<UUID>of(h.id()))));
        });
        found.forEach(t -> add(things, t));
    }
}
