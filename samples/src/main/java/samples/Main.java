package samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
        deliver(options);
    }

    private static void deliver(Options options) throws Exception {
        Lists lists = new Lists();
        Grammar grammar = new Grammar();
        List<Item> dossiers = new World(grammar, options).dossiers();
        Names names = new Names(new Random(options.seed() * 31 + 7));
        names.name(dossiers);
        Catalogue catalogue = new Catalogue(lists, grammar, options, names.listed);
        List<Table> tables = catalogue.lay(dossiers);
        Files.createDirectories(options.out());
        write(options.out(), tables, options.seed());
        List<Item> records = dossiers.stream().flatMap(d -> d.records.stream()).toList();
        files(options, records);
        System.out.printf("%d dossiers, %d records, layout %s, seed %d: %s%n", dossiers.size(), records.size(), catalogue.layout,
                options.seed(), options.out());
    }

    private static void write(Path out, List<Table> tables, long seed) throws IOException {
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
