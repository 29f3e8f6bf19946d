package samples;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Lays the catalogue out in the manner of one contractor, drawn from the seed. */
final class Catalogue {
    /** Which files and sheets there are. */
    enum Layout {
        SHEETS, CSV, MIXED, MULTI
    }

    private final Lists lists;
    private final Grammar grammar;
    private final Random random;
    final Layout layout;
    private final boolean pathColumns;
    private final boolean secrecyColumn;
    /** Whether what is not secret is called usual, not left empty. */
    private final boolean usual;
    /** Whether both dates of a dossier stand in one column. */
    private final boolean span;
    private final boolean accents;
    private final boolean grouped;
    private final Map<Field, Boolean> labels = new HashMap<>();
    private final Map<Field, Boolean> digits = new HashMap<>();
    private final Map<Field, Integer> dateStyles = new HashMap<>();
    private final Map<Field, Integer> headers = new EnumMap<>(Field.class);
    private final List<Table> tables = new ArrayList<>();

    Catalogue(Lists lists, Grammar grammar, Options options, boolean listed) {
        this.lists = lists;
        this.grammar = grammar;
        this.random = new Random(options.seed() * 104729 + 5);
        Layout drawn = Layout.values()[random.nextInt(4)];
        this.layout = switch (options.layout()) {
        case "random" -> drawn;
        case "folder+xlsx" -> Layout.SHEETS;
        default -> Layout.valueOf(options.layout().toUpperCase(java.util.Locale.ROOT));
        };
        this.pathColumns = listed || random.nextInt(3) == 0;
        this.secrecyColumn = random.nextInt(3) == 0;
        this.span = random.nextInt(4) == 0;
        this.usual = random.nextBoolean();
        this.accents = random.nextInt(4) > 0;
        this.grouped = layout != Layout.CSV && random.nextInt(3) > 0;
    }

    /** @return tables with the rows of these dossiers; notes in each item where its row stands */
    List<Table> lay(List<Item> dossiers) {
        switch (layout) {
        case SHEETS -> sheets("Muc luc.xlsx", dossiers);
        case CSV -> sheets(null, dossiers);
        case MIXED -> mixed(dossiers);
        case MULTI -> {
            int cut = dossiers.size() / 2;
            sheets("Muc luc tap 1.xlsx", dossiers.subList(0, cut));
            sheets("Muc luc tap 2.xlsx", dossiers.subList(cut, dossiers.size()));
        }
        }
        return tables;
    }

    boolean span() {
        return span;
    }

    boolean secrecyColumn() {
        return secrecyColumn;
    }

    boolean pathColumns() {
        return pathColumns;
    }

    private Table table(String file, String csv, String words) {
        Table table = file == null ? new Table(csv, "") : new Table(file, grammar.all("words." + words).get(0));
        tables.add(table);
        return table;
    }

    private void sheets(String file, List<Item> dossiers) {
        Table first = table(file, "ho_so.csv", "dossier");
        open(first, columns(List.of(Role.DOSSIER)), dossiers);
        fill(first, columns(List.of(Role.DOSSIER)), dossiers);
        section(file, "van_ban.csv", "record", Role.TEXT, dossiers);
        section(file, "anh.csv", "photo", Role.PHOTO, dossiers);
        section(file, "ghi_am_ghi_hinh.csv", "media", Role.MEDIA, dossiers);
    }

    private void section(String file, String csv, String words, Role role, List<Item> dossiers) {
        List<Item> records = dossiers.stream().flatMap(d -> Stream.concat(d.records.stream(), d.loose.stream()))
                .filter(r -> r.role == role).toList();
        if (records.isEmpty())
            return;
        Table table = table(file, csv, words);
        List<Field> columns = columns(List.of(role));
        open(table, columns, dossiers);
        fill(table, columns, records);
    }

    private void mixed(List<Item> dossiers) {
        Table table = table("Muc luc.xlsx", "", "mixed");
        List<Field> columns = columns(List.of(Role.DOSSIER, Role.TEXT));
        open(table, columns, dossiers);
        List<Item> rows = new ArrayList<>();
        for (Item dossier : dossiers) {
            rows.add(dossier);
            dossier.records.stream().filter(r -> r.role == Role.TEXT).forEach(rows::add);
        }
        fill(table, columns, rows);
        section("Muc luc.xlsx", "", "photo", Role.PHOTO, dossiers);
        section("Muc luc.xlsx", "", "media", Role.MEDIA, dossiers);
    }

    private List<Field> columns(List<Role> roles) {
        Set<Field> columns = new LinkedHashSet<>();
        roles.forEach(r -> columns.addAll(lists.columns(r)));
        if (span && columns.contains(Field.FROM)) {
            List<Field> joined = new ArrayList<>(columns);
            joined.set(joined.indexOf(Field.FROM), Field.SPAN);
            joined.remove(Field.TO);
            columns.clear();
            columns.addAll(joined);
        }
        if (!secrecyColumn)
            columns.remove(Field.SECRECY);
        if (!pathColumns) {
            columns.remove(Field.FILE);
            columns.remove(Field.FOLDER);
        }
        return new ArrayList<>(columns);
    }

    private void open(Table table, List<Field> columns, List<Item> dossiers) {
        int width = columns.size();
        int titles = table.sheet.isEmpty() ? random.nextInt(2) : 1 + random.nextInt(3);
        for (int i = 0; i < titles; i++) {
            String text = i == 0 ? grammar.say("catalogue.title", Map.of(), random)
                    : grammar.fill(grammar.all("catalogue.line").get(i - 1), dossiers.get(0).facts, random);
            table.rows.add(padded(new Cell(Cell.Kind.TITLE, text), width));
            if (!table.sheet.isEmpty())
                table.merges.add(new Table.Merge(i, i, 0, Math.min(width - 1, 8)));
        }
        if (titles > 1 && random.nextBoolean())
            table.rows.add(padded(Cell.text(""), width));
        header(table, columns);
        table.headerLast = table.rows.size();
    }

    private static List<Cell> padded(Cell first, int width) {
        List<Cell> row = new ArrayList<>();
        row.add(first);
        while (row.size() < width)
            row.add(Cell.text(""));
        return row;
    }

    private String headerText(Field field) {
        List<String> all = lists.spec(field).headers();
        List<String> fitting = all.stream().filter(h -> h.contains(">") == grouped).toList();
        List<String> variants = fitting.isEmpty() ? all : fitting;
        String text = grouped && !fitting.isEmpty() ? variants.get(0)
                : variants.get(headers.computeIfAbsent(field, f -> random.nextInt(variants.size())));
        return accents ? text : Marks.strip(text);
    }

    private void header(Table table, List<Field> columns) {
        List<Cell> upper = new ArrayList<>();
        List<Cell> lower = new ArrayList<>();
        boolean twoRows = false;
        for (Field field : columns) {
            String text = headerText(field);
            int slash = text.indexOf('>');
            upper.add(new Cell(Cell.Kind.HEADER, slash < 0 ? text : text.substring(0, slash)));
            lower.add(new Cell(Cell.Kind.HEADER, slash < 0 ? "" : text.substring(slash + 1)));
            twoRows |= slash >= 0;
        }
        int row = table.rows.size();
        table.rows.add(upper);
        if (!twoRows)
            return;
        table.rows.add(lower);
        for (int i = 0; i < columns.size(); i++) {
            if (lower.get(i).value().isEmpty()) {
                table.merges.add(new Table.Merge(row, row + 1, i, i));
                continue;
            }
            int last = i;
            while (last + 1 < columns.size() && !lower.get(last + 1).value().isEmpty()
                    && upper.get(last + 1).value().equals(upper.get(i).value())) {
                last++;
                upper.set(last, new Cell(Cell.Kind.HEADER, ""));
            }
            if (last > i)
                table.merges.add(new Table.Merge(row, row, i, last));
            i = last;
        }
    }

    private void fill(Table table, List<Field> columns, List<Item> items) {
        int number = 0;
        List<Item> since = new ArrayList<>();
        for (Item item : items) {
            if (item.withoutRow)
                continue;
            List<Cell> row = new ArrayList<>();
            boolean inner = item.dossier != null && columns.contains(Field.DOCS);
            if (!inner)
                number++;
            for (Field field : columns)
                row.add(field == Field.STT ? inner ? Cell.text("") : new Cell(Cell.Kind.NUMBER, String.valueOf(number)) : cell(item, field, columns));
            table.rows.add(row);
            item.place = table.place();
            item.sheet = table.sheet;
            since.add(item);
            if (since.size() > 20 && random.nextInt(12) == 0 && !columns.contains(Field.DOC_CODE)) {
                total(table, columns, since);
                since.clear();
            }
        }
        total(table, columns, since);
    }

    private void total(Table table, List<Field> columns, List<Item> since) {
        if (table.sheet.isEmpty() && random.nextBoolean())
            return;
        List<Cell> row = padded(Cell.text(""), columns.size());
        int at = columns.contains(Field.CODE) ? columns.indexOf(Field.CODE) + random.nextInt(2) : 1;
        row.set(random.nextBoolean() ? 0 : at, new Cell(Cell.Kind.TOTAL, grammar.say("total", Map.of(), random)));
        int at2 = columns.indexOf(Field.PAGES);
        if (at2 > 0) {
            Role counted = columns.contains(Field.DOC_CODE) ? Role.TEXT : Role.DOSSIER;
            int sum = since.stream().filter(i -> i.role == counted).mapToInt(i -> Integer.parseInt("0" + i.get(Field.PAGES))).sum();
            row.set(at2, new Cell(Cell.Kind.NUMBER, String.valueOf(sum)));
        }
        table.rows.add(row);
    }

    private Cell cell(Item item, Field field, List<Field> columns) {
        if (field == Field.SPAN)
            return Cell.text(item.role == Role.DOSSIER ? span(item) : "");
        boolean own = lists.columns(item.role).contains(field);
        boolean inner = item.dossier != null && columns.contains(Field.DOCS);
        if (!own || inner && field == Field.CODE)
            return Cell.text("");
        String raw = item.raw.get(field);
        if (raw != null)
            return raw.startsWith("#") ? new Cell(Cell.Kind.ERROR, raw) : Cell.text(raw);
        String value = item.get(field);
        if (field == Field.SECRECY && value.isEmpty() && usual)
            return Cell.text(grammar.all("secret.none").get(0));
        if (value.isEmpty())
            return Cell.text("");
        String type = lists.spec(field).type();
        if (type.startsWith("code:"))
            return code(field, value);
        if (type.equals("date"))
            return date(field, value);
        if (type.equals("number"))
            return new Cell(Cell.Kind.NUMBER, value);
        if (field == Field.NUMBER && value.matches("[0-9]+") && labels.computeIfAbsent(field, f -> random.nextBoolean()))
            return new Cell(Cell.Kind.ZEROS, value);
        return Cell.text(value);
    }

    /** Years for dossiers whose start is uncertain, days for the others. */
    private static String span(Item item) {
        String from = item.get(Field.FROM);
        String to = item.get(Field.TO);
        if (!item.raw.containsKey(Field.FROM))
            return from.equals(to) ? from : from + " - " + to;
        return from.substring(6).equals(to.substring(6)) ? from.substring(6) : from.substring(6) + "-" + to.substring(6);
    }

    private Cell code(Field field, String value) {
        boolean label = labels.computeIfAbsent(field, f -> random.nextBoolean());
        String text = lists.list(field).get(value);
        if (label && text != null)
            return Cell.text(text);
        boolean number = digits.computeIfAbsent(field, f -> random.nextBoolean());
        return value.matches("0?[0-9]") && number ? new Cell(value.length() == 2 ? Cell.Kind.ZEROS : Cell.Kind.NUMBER, value)
                : Cell.text(value);
    }

    private Cell date(Field field, String value) {
        if (!value.matches("[0-9]{2}/[0-9]{2}/[0-9]{4}"))
            return Cell.text(value);
        int style = dateStyles.computeIfAbsent(field, f -> random.nextInt(4));
        String bare = value.replaceAll("\\b0([0-9])", "$1");
        // even in a column of real dates somebody typed a few as text
        return style == 0 || random.nextInt(15) == 0 ? Cell.text(random.nextBoolean() ? value : bare)
                : style == 1 ? Cell.text(bare) : new Cell(Cell.Kind.DATE, value);
    }
}
