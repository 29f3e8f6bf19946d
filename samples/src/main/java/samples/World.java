package samples;

import java.text.DecimalFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Invents the dossiers and records of one province. Everything in it is right; defects come later. */
final class World {
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private final Grammar grammar;
    private final Options options;
    private final Random random;
    private final Letters letters;
    private String wanted;
    private int others;
    private boolean film;

    World(Grammar grammar, Options options) {
        this.grammar = grammar;
        this.options = options;
        this.random = new Random(options.seed() * 7919 + 17);
        this.letters = new Letters(grammar);
    }

    /** @return dossiers with their records, in order of their codes */
    List<Item> dossiers() {
        List<Item> result = new ArrayList<>();
        int records = Math.max(options.records(), options.dossiers() * 2);
        int[] sizes = new int[options.dossiers()];
        java.util.Arrays.fill(sizes, 2);
        for (int i = options.dossiers() * 2; i < records; i++)
            sizes[random.nextInt(sizes.length)]++;
        List<Integer> years = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++)
            years.add(i % 3 == 0 ? i % 2 == 0 ? 1976 + random.nextInt(19) : 1995 + random.nextInt(16) : 2011 + random.nextInt(14));
        years.sort(null);
        for (int i = 0; i < sizes.length; i++)
            result.add(dossier(i, years.get(i), sizes[i]));
        return result;
    }

    private Item dossier(int index, int year, int size) {
        Item dossier = new Item(Role.DOSSIER, null);
        facts(dossier, year);
        String number = new DecimalFormat("000").format(index * 3 + 1 + random.nextInt(3));
        int body = 11 + grammar.all("topics").indexOf(dossier.facts.get("topic"));
        dossier.set(Field.CODE, "H98.64." + body + "." + year + "." + number);
        dossier.set(Field.PAPER_CODE, String.format("H98.64.K%02d-G%02d-H%03d.%04d", 1 + random.nextInt(3), 1 + random.nextInt(12),
                1 + random.nextInt(300), 100 + index));
        LocalDate day = LocalDate.of(year, 1 + random.nextInt(3), 1 + random.nextInt(28));
        int media = size < 5 ? 0 : random.nextInt(100) < 50 || index == 1 ? 1 + random.nextInt(2) : 0;
        // work took longer then
        int length = dossier.look == Look.TYPED ? 290 * (1 + random.nextInt(3)) : 290;
        for (int i = 0; i < size; i++) {
            day = day.plusDays(random.nextInt(Math.max(1, length / size)));
            dossier.records.add(i < size - media ? text(dossier, day, i + 1)
                    : others++ % 2 == 1 ? media(dossier, day, i + 1) : photo(dossier, day, i + 1));
        }
        describe(dossier);
        return dossier;
    }

    /** @return another dossier, about this matter */
    Item extra(int index, int year, String matter) {
        wanted = matter;
        Item dossier = dossier(index, year, 2);
        wanted = null;
        return dossier;
    }

    /** @return another text record of the dossier about this matter, which the dossier does not count */
    Item extra(Item dossier, String matter) {
        Item shadow = new Item(Role.DOSSIER, null);
        shadow.values.putAll(dossier.values);
        shadow.facts.putAll(dossier.facts);
        shadow.facts.put("matter", matter);
        shadow.facts.put("matterCap", upperFirst(matter));
        shadow.look = dossier.look;
        Item made = text(shadow, LocalDate.of(Integer.parseInt(dossier.facts.get("year")), 11, 20), dossier.records.size() + 1);
        Item record = new Item(Role.TEXT, dossier);
        record.values.putAll(made.values);
        record.facts.putAll(made.facts);
        record.pages = made.pages;
        record.look = made.look;
        record.seed = made.seed;
        record.kind = made.kind;
        inherit(dossier, record);
        return record;
    }

    private void facts(Item dossier, int year) {
        Map<String, String> f = dossier.facts;
        f.put("year", String.valueOf(year));
        f.put("topic", grammar.say("topics", f, random));
        f.put("district", grammar.say("district", f, random));
        f.put("commune", grammar.say("commune", f, random));
        String topic = f.get("topic");
        f.put("topicName", grammar.all(topic + ".name").get(0));
        List<String> sectors = grammar.all("sector." + topic);
        f.put("sector", sectors.get(year < 2005 ? 0 : sectors.size() - 1));
        f.put("matter", wanted != null ? wanted : grammar.say(topic + ".matter", f, random));
        f.put("matterCap", upperFirst(f.get("matter")));
        f.put("level", "province");
        f.put("body", grammar.say("body.province", f, random));
        dossier.look = year < 1995 ? Look.TYPED : year < 2011 ? Look.OLD : Look.NEW;
    }

    static String upperFirst(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private void describe(Item dossier) {
        String first = null;
        String last = null;
        int pages = 0;
        int sheets = 0;
        for (Item record : dossier.records) {
            String day = day(record);
            first = first == null ? day : first;
            last = day;
            pages += record.pages.size();
            sheets += (record.pages.size() + 1) / 2;
        }
        String title = upperFirst(grammar.say("dossier.title", dossier.facts, random));
        String year = dossier.facts.get("year");
        dossier.set(Field.TITLE, title.contains(year) ? title : title + ", " + year);
        dossier.set(Field.TERM, random.nextInt(4) > 0 ? "01" : "0" + (2 + random.nextInt(5)));
        dossier.set(Field.ACCESS, random.nextInt(8) > 0 ? "01" : "02");
        dossier.set(Field.TONGUE, "01");
        dossier.set(Field.FROM, first);
        dossier.set(Field.TO, last);
        dossier.set(Field.KEYWORDS, random.nextInt(3) > 0 ? grammar.say("keywords", dossier.facts, random) : "");
        dossier.set(Field.DOCS, String.valueOf(dossier.records.size()));
        dossier.set(Field.SHEETS, String.valueOf(sheets));
        dossier.set(Field.PAGES, String.valueOf(pages));
        dossier.set(Field.STATE, "0" + (1 + random.nextInt(dossier.look == Look.TYPED ? 3 : 2)));
        dossier.set(Field.SIGN, random.nextInt(3) == 0 ? grammar.say("sign.groups", dossier.facts, random) : "");
        dossier.set(Field.TRUST, "02");
        boolean backup = random.nextBoolean();
        dossier.set(Field.BACKUP, backup ? "1" : "0");
        dossier.set(Field.BACKUP_STATE, backup ? "0" + (1 + random.nextInt(2)) : "");
        dossier.set(Field.NOTE, random.nextInt(3) == 0 ? grammar.say("note.dossier", dossier.facts, random) : "");
        if (dossier.look == Look.TYPED && wanted == null && random.nextInt(3) == 0)
            inexact(dossier, first);
        for (Item record : dossier.records)
            inherit(dossier, record);
    }

    /** Old dossiers often say only the month or the year, in many ways. */
    private void inexact(Item dossier, String day) {
        String year = day.substring(6);
        int month = Integer.parseInt(day.substring(3, 5));
        dossier.raw.put(Field.FROM, switch (random.nextInt(4)) {
        case 0 -> "?/" + month + "/" + year.substring(2);
        case 1 -> month + "/" + year;
        case 2 -> "00/00/" + year;
        default -> year;
        });
    }

    private static void inherit(Item dossier, Item record) {
        record.set(Field.ACCESS, dossier.get(Field.ACCESS));
        if (record.role != Role.TEXT) {
            record.set(Field.TERM, dossier.get(Field.TERM));
            record.set(Field.BACKUP, dossier.get(Field.BACKUP));
            record.set(Field.BACKUP_STATE, dossier.get(Field.BACKUP_STATE));
        }
    }

    private static String day(Item record) {
        return record.get(record.role == Role.TEXT ? Field.DATE : record.role == Role.PHOTO ? Field.PIC_DATE : Field.MEDIA_DATE);
    }

    private Item common(Role role, Item dossier, int ordinal) {
        Item record = new Item(role, dossier);
        record.seed = random.nextLong();
        record.look = dossier.look;
        record.facts.putAll(dossier.facts);
        record.set(Field.CODE, dossier.code());
        record.set(Field.DOC_CODE, dossier.code() + "." + new DecimalFormat("0000000").format(ordinal));
        record.set(Field.ORDINAL, String.valueOf(ordinal));
        record.set(Field.TONGUE, "01");
        record.set(Field.STATE, random.nextInt(3) == 0 ? "02" : "01");
        return record;
    }

    private Item text(Item dossier, LocalDate day, int ordinal) {
        Item record = common(Role.TEXT, dossier, ordinal);
        Map<String, String> f = record.facts;
        boolean department = random.nextInt(5) < 2;
        if (department)
            f.put("body", grammar.say("body.department", f, random));
        f.put("level", department ? "department" : "province");
        do
            record.kind = grammar.say(record.look == Look.NEW ? "kinds.new" : "kinds.old", f, random);
        while (department && record.kind.equals("decision"));
        String[] kind = grammar.all("kind." + record.kind).get(0).split(";");
        String number = new DecimalFormat("00").format(1 + random.nextInt(random.nextInt(4) == 0 ? 9 : 900));
        String body = department ? "S" + initials(f.get("sector")) : record.look == Look.NEW ? "UBND" : "UB";
        String notation = kind[2].equals("CV") && record.look == Look.NEW ? body + "-" + grammar.say("sign.groups", f, random)
                : kind[2] + (record.look == Look.TYPED ? "." : "-") + body;
        f.put("number", number);
        f.put("notation", notation);
        f.put("kindTitle", kind[1]);
        f.put("dd", record.look == Look.NEW ? two(day.getDayOfMonth()) : String.valueOf(day.getDayOfMonth()));
        f.put("mm", record.look == Look.NEW && day.getMonthValue() < 3 ? two(day.getMonthValue()) : String.valueOf(day.getMonthValue()));
        f.put("yyyy", String.valueOf(day.getYear()));
        f.put("about", grammar.say("about." + record.kind, f, random));
        f.put("seal", department ? f.get("sector").toUpperCase(Locale.ROOT) : "");
        f.put("signer", grammar.say("person", f, random));
        record.pages = letters.write(record);
        boolean numbered = !record.kind.equals("minutes");
        record.set(Field.KIND, kind[0]);
        record.set(Field.NUMBER, numbered ? number : "");
        record.set(Field.NOTATION, numbered ? notation : "");
        record.set(Field.DATE, day.format(DAY));
        record.set(Field.ISSUER, f.get("body"));
        record.set(Field.SUBJECT, grammar.say("about.long", f, random));
        record.set(Field.PAGES, String.valueOf(record.pages.size()));
        record.set(Field.KEYWORDS, random.nextInt(4) == 0 ? grammar.say("keywords", f, random) : "");
        record.set(Field.TRUST, "02");
        record.set(Field.HAND, random.nextInt(12) == 0 ? grammar.say("hand", f, random) : "");
        record.set(Field.NOTE, random.nextInt(5) == 0 ? grammar.say("note.doc", f, random) : "");
        return record;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static String initials(String text) {
        StringBuilder out = new StringBuilder();
        for (String word : text.split("[ -]+"))
            out.append(Character.toUpperCase(word.charAt(0)));
        return out.toString();
    }

    private Item photo(Item dossier, LocalDate day, int ordinal) {
        Item record = common(Role.PHOTO, dossier, ordinal);
        Map<String, String> f = new HashMap<>(record.facts);
        boolean negative = record.look != Look.NEW && random.nextBoolean();
        record.kind = negative ? "tif" : "jpg";
        record.set(Field.PIC_KIND, negative ? "01" : "02");
        record.set(Field.SPECIAL_NO, (negative ? "PA" : "A") + "." + (1000 + random.nextInt(9000)));
        record.set(Field.EVENT, grammar.say("pic.event", f, random));
        record.set(Field.PIC_TITLE, grammar.say("pic.title", f, random));
        record.set(Field.PIC_BY, grammar.say("pic.by", f, random));
        record.set(Field.PIC_PLACE, grammar.say("pic.place", f, random));
        record.set(Field.PIC_DATE, day.format(DAY));
        record.set(Field.COLOUR, record.look == Look.NEW ? "01" : "02");
        record.set(Field.SIZE, negative ? "6x9" : "10x15");
        record.set(Field.ATTACHED, "0");
        return record;
    }

    private Item media(Item dossier, LocalDate day, int ordinal) {
        Item record = common(Role.MEDIA, dossier, ordinal);
        boolean video = film;
        film = !film;
        int seconds = video ? 3 + random.nextInt(3) : 8 + random.nextInt(22);
        record.kind = video ? "mp4" : "mp3";
        record.facts.put("seconds", String.valueOf(seconds));
        record.set(Field.MEDIA_KIND, video ? "02" : "01");
        record.set(Field.SPECIAL_NO, (video ? "GH." : "GA.") + (100 + random.nextInt(900)));
        record.set(Field.EVENT, grammar.say("pic.event", record.facts, random));
        record.set(Field.MEDIA_TITLE, grammar.say(video ? "video.title" : "audio.title", record.facts, random));
        record.set(Field.MEDIA_BY, grammar.say("person", record.facts, random));
        record.set(Field.MEDIA_PLACE, grammar.say("pic.place", record.facts, random));
        record.set(Field.MEDIA_DATE, day.format(DAY));
        record.set(Field.PLAY_TIME, String.format("00:00:%02d", seconds));
        record.set(Field.ATTACHED, "0");
        record.set(Field.QUALITY, grammar.say("quality", record.facts, random));
        return record;
    }
}
