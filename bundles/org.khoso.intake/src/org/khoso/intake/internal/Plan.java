package org.khoso.intake.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.khoso.api.FieldInfo;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.intake.Mapping;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.api.intake.Mapping.SheetMapping;
import org.khoso.intake.files.internal.Shelf;
import org.khoso.intake.mapping.internal.SheetScan;
import org.khoso.intake.table.internal.TableRow;
import org.khoso.model.Concepts;

/** What the columns of a sheet are, ready for reading rows. */
final class Plan {
    /** A mapped column. */
    record Column(int index, FieldInfo field) {
    }

    /** A folder's name of so many words may be the title of what lies in it. */
    private static final int TITLE_WORDS = 4;
    private static final Pattern FIRST_NUMBER = Pattern.compile("\\D*(\\d{1,6}).*");
    final SheetScan scan;
    final Role role;
    /** Record set of dossiers, null in a sheet of records. */
    final RecordSetInfo dossierSet;
    /** Record set of records, null in a sheet of dossiers. */
    final RecordSetInfo recordSet;
    final List<Column> dossierColumns = new ArrayList<>();
    final List<Column> recordColumns = new ArrayList<>();
    /** In a mixed sheet: what a dossier's column means in the row of a record. */
    final List<Column> sharedColumns = new ArrayList<>();
    /** In a mixed sheet: what a record's column means in the row of a dossier. */
    final List<Column> outerColumns = new ArrayList<>();
    final List<Integer> file = new ArrayList<>();
    final List<Integer> unmapped = new ArrayList<>();
    int folder = -1;
    int rowNumber = -1;
    /** Columns of box, catalogue and fonds, -1 if there is none. */
    private int box = -1;
    private int catalogue = -1;
    private int fonds = -1;
    /** Column of the sheet that a record begins on. */
    private int firstSheet = -1;
    final SecrecyHeads heads;
    /** Whether the sheet is called by its box. */
    private final boolean boxSheet;
    /** Columns that say how secret a row is: those mapped so, and those headed so whatever they are mapped to. */
    final List<Integer> secrecy = new ArrayList<>();
    /** Columns headed as the access regime, whatever they are mapped to. */
    final List<Integer> access = new ArrayList<>();
    /** Columns headed as the year of a dossier. */
    final List<Integer> years = new ArrayList<>();
    private final int width;
    int dossierKey = -1;
    final int headerFirst;
    final int headerLast;

    Plan(SheetScan scan, SheetMapping m, List<RecordSetInfo> sets, SecrecyHeads heads) {
        this.scan = scan;
        this.heads = heads;
        role = m.role();
        headerFirst = m.headerFirst();
        headerLast = m.headerLast();
        RecordSetInfo own = sets.stream().filter(s -> s.id().equals(m.recordSet())).findFirst().orElse(null);
        dossierSet = role == Role.RECORDS ? null : own;
        recordSet = role == Role.RECORDS ? own : role == Role.MIXED ? inner(m, sets) : null;
        width = Math.max(scan.sheet.columns().size(), m.columns().keySet().stream().mapToInt(i -> i + 1).max().orElse(0));
        for (int c = 0; c < width; c++)
            column(c, m.columns().get(c));
        for (int c = 0; c < width; c++) {
            if (box < 0 && heads.box(header(c)))
                box = c;
            if (catalogue < 0 && heads.catalogue(header(c)))
                catalogue = c;
            if (fonds < 0 && heads.fonds(header(c)))
                fonds = c;
            if (heads.secrecy(header(c)) && !secrecy.contains(c))
                secrecy.add(c);
            if (firstSheet < 0 && heads.firstSheet(header(c)))
                firstSheet = c;
            if (heads.year(header(c)))
                years.add(c);
            if (heads.access(header(c)))
                access.add(c);
        }
        if (rowNumber < 0) // a running number is one of the row, too, whatever else it is
            rowNumber = column(recordColumns, Concepts.ORDINAL);
        boxSheet = heads.box(scan.name.replaceAll("\\d+", "").strip());
        share();
    }

    /** @return whether the mapping names a record set in force that is one for such rows */
    boolean fits() {
        boolean outer = role == Role.RECORDS || dossierSet != null && dossierSet.kind() == Kind.DOSSIER;
        boolean inner = role == Role.DOSSIERS || recordSet != null && recordSet.kind() == Kind.RECORD;
        return outer && inner;
    }

    /** @return ids of the record sets that such rows may have */
    String fitting(List<RecordSetInfo> sets) {
        Kind kind = role == Role.RECORDS ? Kind.RECORD : Kind.DOSSIER;
        return sets.stream().filter(s -> s.kind() == kind).map(RecordSetInfo::id).collect(Collectors.joining(", "));
    }

    /** @param heading what headings above the row say @return where the row says that its dossier stands */
    Shelf shelf(TableRow row, Shelf heading) {
        String sheet = boxSheet ? scan.name : "";
        return new Shelf(first(row.cell(box).text(), heading.box(), sheet), first(row.cell(catalogue).text(), heading.catalogue()),
                first(row.cell(fonds).text(), heading.fonds()));
    }

    /** @return the sheet that the record of a row begins on, -1 if it is not said */
    long firstSheet(TableRow row) {
        Matcher number = FIRST_NUMBER.matcher(row.cell(firstSheet).text());
        return number.matches() ? Long.parseLong(number.group(1)) : -1;
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(t -> !t.isEmpty()).findFirst().orElse("");
    }

    /** Record set of records that the qualified columns of a mixed sheet name; else the first one of records. */
    private static RecordSetInfo inner(SheetMapping m, List<RecordSetInfo> sets) {
        for (String target : m.columns().values())
            for (RecordSetInfo s : sets)
                if (s.kind() == Kind.RECORD && target.startsWith(s.id() + "/"))
                return s;
        return sets.stream().filter(s -> s.kind() == Kind.RECORD).findFirst().orElse(null);
    }

    private void column(int c, String target) {
        switch (target == null ? "" : target) {
            case "" -> {
                unmapped.add(c);
            }
            case Mapping.FILE -> file.add(c);
            case Mapping.FOLDER -> folder = c;
            case Mapping.ROW_NUMBER -> rowNumber = c;
            case Mapping.SECRECY -> secrecy.add(c);
            case Mapping.DOSSIER -> dossierKey = c;
            default -> field(c, target);
        }
    }

    private void field(int c, String target) {
        String code = target.substring(target.indexOf('/') + 1);
        Optional<FieldInfo> outer = dossierSet == null || recordSet != null && target.startsWith(recordSet.id() + "/")
                ? Optional.empty()
                : dossierSet.field(code);
        Optional<FieldInfo> inner = recordSet == null || outer.isPresent() ? Optional.empty() : recordSet.field(code);
        outer.ifPresent(f -> dossierColumns.add(new Column(c, f)));
        inner.ifPresent(f -> recordColumns.add(new Column(c, f)));
        if (outer.isEmpty() && inner.isEmpty())
            unmapped.add(c);
    }

    private void share() {
        if (role != Role.MIXED || recordSet == null || dossierSet == null)
            return;
        for (Column c : dossierColumns)
            recordSet.byConcept(c.field.concept()).filter(f -> !f.concept().equals(Concepts.REFERENCE_CODE)
                    && recordColumns.stream()
                            .noneMatch(r -> r.field.equals(f)))
                    .ifPresent(f -> sharedColumns.add(new Column(c.index, f)));
        for (Column c : recordColumns)
            dossierSet.byConcept(c.field.concept()).filter(f -> !f.concept().equals(Concepts.REFERENCE_CODE)
                    && dossierColumns.stream()
                            .noneMatch(d -> d.field.equals(f)))
                    .ifPresent(f -> outerColumns.add(new Column(c.index, f)));
    }

    /** @return whether a row of a mixed sheet says something that only records have */
    boolean inner(TableRow row) {
        return file.stream().anyMatch(c -> !row.cell(c).blank()) || recordColumns.stream().anyMatch(
                c -> !row.cell(c.index).blank() && outerColumns.stream().noneMatch(o -> o.index == c.index));
    }

    /** @return whether a row of a mixed sheet says something that only dossiers have */
    boolean outer(TableRow row) {
        return dossierColumns.stream().anyMatch(c -> !row.cell(c.index).blank() && sharedColumns.stream()
                .noneMatch(s -> s.index == c.index));
    }

    /** @return column of a concept among these, -1 if there is none */
    static int column(List<Column> columns, String concept) {
        return columns.stream().filter(c -> c.field.concept().equals(concept)).mapToInt(Column::index).findFirst().orElse(-1);
    }

    /** @return place of a row; a CSV file has no name of a sheet to tell */
    String place(int row) {
        return scan.sheet.file() + sheetPart() + "!" + row;
    }

    private String sheetPart() {
        return scan.sheet.sheet().isEmpty() ? "" : "!" + scan.sheet.sheet();
    }

    /** @return place of a row that is held back: folders whose names read like a title are told by a number */
    String closedPlace(int row) {
        String[] path = scan.sheet.file().split("/");
        for (int i = 0; i < path.length - 1; i++)
            if (Withheld.words(path[i]) >= TITLE_WORDS)
            path[i] = "#" + (i + 1);
        return String.join("/", path) + sheetPart() + "!" + row;
    }

    /** @return how many columns there are */
    int width() {
        return width;
    }

    /** @return folder of the catalogue inside the delivery, empty for the top */
    String base() {
        String file = scan.sheet.file();
        return file.contains("/") ? file.substring(0, file.lastIndexOf('/')) : "";
    }

    /** @return text at the head of a column */
    String header(int column) {
        return column < scan.sheet.columns().size() ? scan.sheet.columns().get(column) : "";
    }

    /** @return columns that tell which dossier a row is or belongs to, the most telling first */
    List<Integer> keys() {
        List<Integer> out = new ArrayList<>();
        if (role == Role.RECORDS) {
            add(out, column(recordColumns, Concepts.DOSSIER_CODE));
            add(out, dossierKey);
            return out;
        }
        add(out, column(dossierColumns, Concepts.REFERENCE_CODE));
        add(out, column(dossierColumns, Concepts.NOTATION));
        add(out, dossierKey);
        add(out, column(dossierColumns, Concepts.PAPER_CODE));
        return out;
    }

    private static void add(List<Integer> out, int column) {
        if (column >= 0)
            out.add(column);
    }
}
