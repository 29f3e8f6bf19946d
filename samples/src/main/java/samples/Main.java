package samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes a sample delivery. */
public final class Main {
    private Main() {
    }

    /** @param args see samples/README.md */
    public static void main(String[] args) throws Exception {
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "; see samples/README.md");
            System.exit(2);
            return;
        }
        if (Files.isDirectory(options.out()))
            try (var old = Files.list(options.out())) {
                if (old.findAny().isPresent()) {
                    System.err.println(options.out() + " is not empty; old files would be found as orphans");
                    System.exit(2);
                }
            }
        if (options.hostile())
            new Hostile(options).write();
        else
            deliver(options);
    }

    private static void deliver(Options options) throws Exception {
        Lists lists = new Lists();
        Grammar grammar = new Grammar();
        World world = new World(grammar, options);
        List<Item> dossiers = world.dossiers();
        Names names = new Names(new Random(options.seed() * 31 + 7));
        names.name(dossiers);
        Catalogue catalogue = new Catalogue(lists, grammar, options, names.listed);
        Truth truth = new Truth();
        Random random = new Random(options.seed() * 6151 + 3);
        Picks picks = new Picks(dossiers, random);
        Defects defects = new Defects(lists, picks, truth, random, catalogue.span());
        Secrets secrets = new Secrets(grammar, world, names, truth, random, dossiers, catalogue.secrecyColumn());
        Damage damage = new Damage(lists, grammar, picks, truth, random, dossiers, catalogue, secrets);
        damage.register(defects);
        Set<String> without = defects.plant(options.defects(), options.records() >= 100);
        List<Table> tables = catalogue.lay(dossiers);
        Files.createDirectories(options.out());
        write(options.out(), tables, options.seed());
        List<Item> records = dossiers.stream().flatMap(d -> d.records.stream()).toList();
        List<Item> all = new ArrayList<>(records);
        all.addAll(damage.strays);
        files(options, all.stream().filter(r -> r.state != Item.FileState.MISSING).toList());
        truth.write(options.truth());
        System.out.printf("%d dossiers, %d records, layout %s, seed %d: %s%n", dossiers.size(), records.size(), catalogue.layout,
                options.seed(), options.out());
        if (!options.defects().equals("none"))
            System.out.printf("%d defects of %d kinds: %s%s%n", truth.entries().stream().filter(e -> !e.kind().equals("consequence")).count(),
                    truth.entries().stream().map(Truth.Entry::kind).distinct().filter(k -> !k.equals("consequence")).count(),
                    options.truth(), without.isEmpty() ? "" : "; no place for " + String.join(", ", without));
    }

    static void write(Path out, List<Table> tables, long seed) throws IOException {
        Map<String, List<Table>> byFile = new LinkedHashMap<>();
        tables.forEach(t -> byFile.computeIfAbsent(t.file, f -> new ArrayList<>()).add(t));
        Random random = new Random(seed * 13);
        char separator = List.of(',', ';', '\t').get(random.nextInt(3));
        boolean mark = random.nextBoolean();
        for (var entry : byFile.entrySet()) {
            List<Table> list = entry.getValue();
            Files.write(out.resolve(entry.getKey()),
                    list.get(0).sheet.isEmpty() ? Sheets.csv(list.get(0), separator, mark) : Sheets.xlsx(list));
        }
    }

    private static void files(Options options, List<Item> records) throws Exception {
        FileMaker maker = new FileMaker(options);
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Callable<Void>> work = new ArrayList<>();
            for (Item record : records)
                work.add(() -> {
                    Path file = options.out().resolve(record.path());
                    Files.createDirectories(file.getParent());
                    Files.write(file, maker.make(record));
                    return null;
                });
            for (Future<Void> done : pool.invokeAll(work))
                done.get();
        }
    }
}
