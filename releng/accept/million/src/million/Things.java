package million;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.media.PageText;
import org.khoso.api.store.Holding;
import org.khoso.api.store.ObjectVault;
import org.khoso.core.PageTexts;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/** What a big archive is filled with: the values that an intake of a catalogue in order leaves behind. Drawn from a seed. */
final class Things {
    private final Session session;
    private SplittableRandom random;
    private final Vocabulary words;
    private final String[] pageTexts;
    private final List<ObjectVault.Stored> pdfs = new ArrayList<>();
    private final String dossierSet;
    private final RecordSetInfo recordSet;
    private final String fondsSet;
    private final String[] issuers;

    Things(Session session, Arguments given) throws Exception {
        this.session = session;
        random = new SplittableRandom(given.number("seed"));
        words = new Vocabulary(Path.of(given.text("words")));
        pageTexts = texts(given.number("pages"), Path.of(given.text("texts")));
        try (Stream<Path> files = Files.list(Path.of(given.text("pdfs")))) {
            for (Path p : files.sorted().toList())
                pdfs.add(session.archive().vault().put(p));
        }
        fondsSet = name(session.profile().fonds());
        dossierSet = name(session.profile().dossier());
        recordSet = session.standards().recordSet(session.profile().text()).orElseThrow();
        issuers = new String[120];
        Arrays.setAll(issuers, i -> words.words(random, 3, 6));
        // page texts and issuers are the same in each part, titles are not
        random = new SplittableRandom(given.number("seed") * 1_000_003L + given.number("first"));
    }

    private String name(String set) {
        return session.standards().recordSet(set).map(s -> s.id() + "@" + s.version()).orElseThrow();
    }

    private String[] texts(int count, Path told) throws Exception {
        String[] objects = new String[count];
        List<String> lines = new ArrayList<>();
        try (ObjectVault.Batch batch = session.archive().vault().batch()) {
            for (int i = 0; i < count; i++) {
                String text = words.words(random, 60, 180);
                lines.add(text);
                objects[i] = PageTexts.store(new Batched(session.archive().vault(), batch), List.of(laid(text)));
                if (i % 1000 == 999)
                    batch.settle();
            }
            batch.settle();
        }
        Files.write(told, lines);
        return objects;
    }

    /** Words in lines of ten, as a text layer has them. */
    private static PageText laid(String text) {
        List<PageText.Word> all = new ArrayList<>();
        for (String w : text.split(" "))
            all.add(new PageText.Word(w, 70 + 45 * (all.size() % 10), 80 + 18 * (all.size() / 10), 40, 12, all.size() / 10, 100));
        return new PageText(1, 595, 842, all);
    }

    int page() {
        return pageTexts.length == 0 ? -1 : random.nextInt(pageTexts.length);
    }

    Holding fonds(String code) {
        Map<String, Object> v = new LinkedHashMap<>();
        v.put(Concepts.RECORD_SET, fondsSet);
        v.put(Concepts.REFERENCE_CODE, code);
        v.put(Concepts.TITLE, words.words(random, 4, 6));
        v.put(Concepts.NAME, v.get(Concepts.TITLE));
        return new Holding(Ids.next(), Kind.FONDS, null, 0, v);
    }

    Holding dossier(UUID fonds, String prefix, int number, int records) {
        int year = 1950 + number % 70;
        Map<String, Object> v = described(dossierSet, "%s.%d.%06d".formatted(prefix, year, number), words.words(random, 6, 14));
        v.put(Concepts.RETENTION, "0" + random.nextInt(1, 8));
        v.put(Concepts.DATE_FROM, PartialDate.day(LocalDate.of(year, 1, 1)));
        v.put(Concepts.DATE_TO, PartialDate.day(LocalDate.of(year, 12, 31)));
        v.put(Concepts.RECORD_COUNT, (long) records);
        v.put(Concepts.SHEET_COUNT, (long) records);
        return new Holding(Ids.next(), Kind.DOSSIER, fonds, 0, v);
    }

    Holding record(Holding dossier, int ordinal) {
        String code = dossier.text(Concepts.REFERENCE_CODE);
        int year = ((PartialDate) dossier.value(Concepts.DATE_FROM)).from().getYear();
        Map<String, Object> v = described(recordSet.id() + "@" + recordSet.version(), "%s.%07d".formatted(code, ordinal), words.words(random, 6, 20));
        v.put(Concepts.DOSSIER_CODE, code);
        v.put(Concepts.ORDINAL, (long) ordinal);
        v.put(Concepts.DOCUMENT_TYPE, "%02d".formatted(1 + (int) (32 * random.nextDouble() * random.nextDouble())));
        v.put(Concepts.NUMBER, String.valueOf(random.nextInt(1, 9000)));
        v.put(Concepts.NOTATION, random.nextInt(3) == 0 ? "UB-VP" : random.nextBoolean() ? "CV-UB" : "BC-SN");
        v.put(Concepts.ISSUED_ON, PartialDate.day(LocalDate.of(year, random.nextInt(1, 13), random.nextInt(1, 29))));
        v.put(Concepts.ISSUER, issuers[(int) (issuers.length * random.nextDouble() * random.nextDouble())]);
        if (!recordSet.recordType().isEmpty())
            v.put(Concepts.RECORD_TYPE, recordSet.recordType());
        return new Holding(Ids.next(), Kind.RECORD, dossier.id(), 0, v);
    }

    private Map<String, Object> described(String set, String code, String title) {
        Map<String, Object> v = new LinkedHashMap<>();
        v.put(Concepts.RECORD_SET, set);
        v.put(Concepts.REFERENCE_CODE, code);
        v.put(Concepts.TITLE, title);
        v.put(Concepts.LANGUAGE, random.nextInt(20) == 0 ? "02" : "01");
        v.put(Concepts.ACCESS_MODE, random.nextInt(10) == 0 ? "02" : "01");
        v.put(Concepts.RELIABILITY, random.nextInt(4) == 0 ? "01" : "02");
        v.put(Concepts.CONDITION, random.nextInt(5) == 0 ? "02" : "01");
        v.put(Concepts.PAGE_COUNT, (long) random.nextInt(1, 30));
        v.put(Concepts.DIGITISED_ON, PartialDate.day(LocalDate.of(2025, 9, 1)));
        return v;
    }

    Holding file(Holding record, int ordinal, int page) {
        ObjectVault.Stored object = pdfs.get(random.nextInt(pdfs.size()));
        String code = record.text(Concepts.REFERENCE_CODE);
        Map<String, Object> v = new LinkedHashMap<>();
        v.put(Concepts.PATH, record.text(Concepts.DOSSIER_CODE) + "/" + code + "." + ordinal + ".pdf");
        v.put(Concepts.NAME, code + "." + ordinal + ".pdf");
        v.put(Concepts.OBJECT, object.id());
        v.put(Concepts.SIZE, object.size());
        v.put(Concepts.ROLE, "original");
        v.put(Concepts.ORDINAL, (long) ordinal);
        v.put(Concepts.READABLE, true);
        v.put(Concepts.PUID, "fmt/18");
        v.put(Concepts.FORMAT_NAME, "PDF 1.4");
        v.put(Concepts.MIME, "application/pdf");
        v.put(Concepts.PAGES, 1L);
        v.put(Concepts.DPI, BigDecimal.valueOf(300));
        v.put(Concepts.TEXT_LAYER, page >= 0);
        if (page >= 0)
            v.put(Concepts.TEXT_OBJECT, pageTexts[page]);
        return new Holding(Ids.next(), Kind.FILE, record.id(), 0, v);
    }
}
