package org.khoso.packaging.test;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.khoso.api.FieldInfo;
import org.khoso.api.FileView;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RecordView;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageContent.Agent;
import org.khoso.api.packaging.PackageContent.Event;
import org.khoso.api.packaging.PackageContent.Item;
import org.khoso.api.packaging.PackageContent.Payload;
import org.khoso.api.packaging.PackageType;
import org.khoso.model.Concepts;

/** Dossiers of random content, invented through and through. */
public final class RandomContent {
    private static final String[] WORDS = {"Quyết định", "về việc", "phê duyệt", "kế hoạch", "Sở Nội vụ", "hồ sơ", "đất đai",
            "thị xã", "Ủy ban nhân dân", "ngày", "tháng", "năm", "<b>", "&", "\"đặc biệt\"", "ư ơ ễ ậ ỵ", "𠀋", "nghị quyết", "…",
            "Ðường", "café", "]]>", "--", "'"};
    private static final String[] NAMES = {"Quyết định số 5.pdf", "CON.pdf", "a:b?.tif", "ảnh cũ.JPG", "x.pdf", "X.PDF", "tệp.",
            "con.tar.gz", "  dấu cách .mp3", "%41.pdf", "a&b<c>.txt", "trùng.pdf", "trùng.pdf", "𠀋.pdf", "tiếng Việt tổ hợp.pdf", "",
            "a+b=c#1;2,3.pdf", "rất dài ".repeat(40) + ".pdf", "\u202Egpj.exe"};
    private final StandardsCatalog catalog;
    private final Random random;

    public RandomContent(StandardsCatalog catalog, long seed) {
        this.catalog = catalog;
        random = new Random(seed);
    }

    /** A view on a map. */
    public record View(UUID id, Kind kind, RecordSetInfo recordSet, String code, Map<String, Object> values) implements RecordView {
        @Override
        public Object value(String field) {
            return values.get(field);
        }

        @Override
        public String text(String field) {
            Object v = values.get(field);
            return v == null ? "" : v instanceof Boolean b ? b ? "1" : "0" : v instanceof PartialDate d ? d.display() : v.toString();
        }
    }

    public PackageContent next() {
        return next(PackageType.values()[random.nextInt(PackageType.values().length)], 1 + random.nextInt(12), 31, 20_000);
    }

    public PackageContent next(PackageType type, int records, int filesBelow, int sizeBelow) {
        var profile = catalog.profiles().stream().filter(p -> p.packageType().equals(type.code())).findFirst().orElseThrow();
        List<Item> items = new ArrayList<>();
        int left = filesBelow - 1;
        for (int i = 0; i < records; i++) {
            String set = switch (random.nextInt(4)) {
                case 0 -> profile.photo();
                case 1 -> profile.av();
                default -> profile.text();
            };
            int files = i == 0 ? 1 : Math.min(left, random.nextInt(5));
            left -= files;
            items.add(item(catalog.recordSet(set).orElseThrow(), i, files, sizeBelow));
        }
        View dossier = view(catalog.recordSet(profile.dossier()).orElseThrow(), "H49.64.33.2001." + random.nextInt(1000));
        dossier.recordSet().byConcept(Concepts.RECORD_COUNT).ifPresent(f -> dossier.values().put(f.code(), (long) records));
        return content(type, dossier, items);
    }

    private PackageContent content(PackageType type, View dossier, List<Item> items) {
        Agent person = new Agent(uuid(), "Người thử " + random.nextInt(99), "person", "");
        Agent office = new Agent(uuid(), "Cơ quan bịa & con", "organization", "");
        List<UUID> files = items.stream().flatMap(i -> i.files().stream()).map(p -> p.file().id()).toList();
        OffsetDateTime now = OffsetDateTime.of(2026, 11, 23, 10, 5, random.nextInt(60), 120_000_000, ZoneOffset.UTC);
        List<Event> events = List.of(new Event(uuid(), "transfer", now, "số hóa\u0001", "success", person.id(), files),
                new Event(uuid(), "validation", now, null, "", office.id(), List.of()));
        return new PackageContent(type, uuid(), random.nextInt(5) == 0 ? "" : "G09." + random.nextInt(100), dossier, items, events,
                List.of(person, office), now, "1.0.0.test", "NEW", random.nextBoolean() ? "ĐK-" + random.nextInt(99) : null, null,
                type == PackageType.DIP ? List.of(payload("xác thực.pdf", 200)) : List.of());
    }

    private Item item(RecordSetInfo set, int ordinal, int files, int sizeBelow) {
        View view = view(set, random.nextInt(9) == 0 ? "mã/trùng" : "H49.64.33.2001.160.%07d".formatted(ordinal + 1));
        List<Payload> payloads = new ArrayList<>();
        for (int i = 0; i < files; i++)
            payloads.add(payload(NAMES[random.nextInt(NAMES.length)], random.nextInt(10) == 0 ? 0 : random.nextInt(sizeBelow)));
        return new Item(view, payloads);
    }

    public Payload payload(String name, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        if (random.nextBoolean())
            java.util.Arrays.fill(bytes, size / 3, size, (byte) 'x');
        return new Payload(new FileView(uuid(), "in/" + name, name, sha(bytes), size, random.nextBoolean() ? "fmt/354" : "", "", 1, 0,
                null, 0, 0, true), name, () -> new ByteArrayInputStream(bytes));
    }

    public View view(RecordSetInfo set, String code) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FieldInfo f : set.fields())
            if (f.obligation().equals("M") || random.nextBoolean())
            values.put(f.code(), value(f));
        return new View(uuid(), set.kind(), set, code, values);
    }

    private Object value(FieldInfo f) {
        if (f.codeList() != null) {
            var list = catalog.codeList(f.codeList()).orElseThrow().values();
            String code = list.get(random.nextInt(list.size())).code();
            return f.repeatable() && random.nextBoolean() ? code + "; " + list.get(random.nextInt(list.size())).code() : code;
        }
        return switch (f.type()) {
            case NUMBER -> (long) random.nextInt(f.maxLength() == 4 ? 9999 : 1_000_000);
            case DECIMAL -> new java.math.BigDecimal("1.5");
            case BOOLEAN -> random.nextBoolean();
            case DATE -> PartialDate.day(java.time.LocalDate.of(1945 + random.nextInt(80), 1 + random.nextInt(12), 1 + random.nextInt(28)));
            case TEXT -> text(f.maxLength() == 0 ? 100 : f.maxLength());
        };
    }

    private String text(int longest) {
        StringBuilder b = new StringBuilder("Đ");
        int wanted = random.nextInt(Math.min(longest, 400));
        while (b.length() < wanted)
            b.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        if (random.nextInt(10) == 0)
            b.insert(1, random.nextBoolean() ? "\u0007" : "\r\n");
        String s = b.length() > longest ? b.substring(0, longest) : b.toString();
        return Character.isHighSurrogate(s.charAt(s.length() - 1)) ? s.substring(0, s.length() - 1) : s;
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static String sha(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
