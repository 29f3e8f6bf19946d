package samples;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Plants material that must not enter an archive: its titles and texts are listed, so that a test can look for them. */
final class Secrets {
    private final Grammar grammar;
    private final World world;
    private final Names names;
    private final Truth truth;
    private final Random random;
    private final List<Item> dossiers;
    private final boolean secrecyColumn;

    Secrets(Grammar grammar, World world, Names names, Truth truth, Random random, List<Item> dossiers, boolean secrecyColumn) {
        this.grammar = grammar;
        this.world = world;
        this.names = names;
        this.truth = truth;
        this.random = random;
        this.dossiers = dossiers;
        this.secrecyColumn = secrecyColumn;
    }

    void register(Defects to, Picks picks, List<Item> strays) {
        to.kind("secret-dossier-mode", () -> dossier("secret-dossier-mode", Field.ACCESS, "03", ""));
        to.kind("secret-dossier-word", () -> dossier("secret-dossier-word", Field.ACCESS, "03", say("secret.mark")));
        to.kind("secret-dossier-column", () -> secrecyColumn && dossier("secret-dossier-column", Field.SECRECY, say("secret.mark"), ""));
        to.kind("secret-record-mode", () -> record("secret-record-mode", Field.ACCESS, "03", picks));
        to.kind("secret-record-column", () -> secrecyColumn && record("secret-record-column", Field.SECRECY, say("secret.mark"), picks));
        to.kind("secret-folder", () -> folder(strays));
    }

    private String say(String rule) {
        return grammar.say(rule, dossiers.get(0).facts, random);
    }

    private boolean dossier(String kind, Field field, String value, String raw) {
        String matter = say("secret.matter");
        int index = dossiers.size() + 1;
        Item dossier = world.extra(index, 1980 + random.nextInt(40), matter);
        names.name(dossier, index);
        mark(dossier, field, value, raw);
        dossier.records.forEach(r -> mark(r, field, value, raw));
        dossiers.add(random.nextInt(dossiers.size()), dossier);
        truth.add(kind, "intake/secret", () -> dossier.place, () -> "", matter);
        return true;
    }

    private static void mark(Item item, Field field, String value, String raw) {
        item.secret = true;
        item.set(field, value);
        if (!raw.isEmpty())
            item.raw.put(field, raw);
    }

    private boolean record(String kind, Field field, String value, Picks picks) {
        Optional<Item> found = picks.item(Role.DOSSIER, d -> !d.withoutFolder && d.records.stream().noneMatch(r -> r.secret), "secret");
        found.ifPresent(d -> {
            String matter = say("secret.matter");
            Item record = world.extra(d, matter);
            mark(record, field, value, "");
            d.records.add(record);
            names.name(record);
            truth.add(kind, "intake/secret", () -> record.place, () -> "", matter);
        });
        return found.isPresent();
    }

    private boolean folder(List<Item> strays) {
        String folder = say("secret.folder") + " " + (1 + strays.size());
        String matter = say("secret.matter");
        Item model = world.extra(dossiers.get(0), matter);
        model.secret = true;
        model.folder = folder;
        model.file = "01.pdf";
        strays.add(model);
        truth.add("secret-folder", "intake/secret", () -> folder, () -> "", matter);
        return true;
    }
}
