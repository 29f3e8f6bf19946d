package org.khoso.intake.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.intake.files.internal.Names;
import org.khoso.intake.files.internal.Shelf;
import org.khoso.intake.internal.Entries.Entry;
import org.khoso.intake.internal.RowKinds.RowKind;
import org.khoso.intake.mapping.internal.Words;
import org.khoso.intake.table.internal.Cell;
import org.khoso.intake.table.internal.TableRow;
import org.khoso.model.Concepts;

/** First pass: sorts rows into dossiers and records and puts them aside. Secret rows lose their content here. */
final class Collector {
    private final Entries entries;
    private final Spill spill;
    private final RowSecrecy secrecy;
    private final Words words;
    private final List<Finding> findings;
    private final boolean includeSecret;
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<Plan> plans = new ArrayList<>();
    private final Map<String, Entry> byBase = new java.util.HashMap<>();
    private java.util.function.Function<String, Entry> byFolder = folder -> null;
    private UntoldDossiers untold;
    private String section = "";
    private Shelf shelf = Shelf.NONE;
    /** Dossier that a title or heading above the row names. */
    private String titled = "";
    private final Set<String> told = new HashSet<>();
    private boolean listed;
    private Plan plan;
    private int planIndex;
    private RowKinds kinds;
    private Entry current;
    private final Withheld withheld;
    private String sheetSecret;
    private String headingSecret;
    private String sectionSecret;
    private String lastKey = "";
    private int lastRow;

    Collector(Entries entries, Spill spill, RowSecrecy secrecy, Words words, List<Finding> findings, boolean includeSecret,
            Withheld withheld) {
        this.withheld = withheld;
        this.entries = entries;
        this.spill = spill;
        this.secrecy = secrecy;
        this.words = words;
        this.findings = findings;
        this.includeSecret = includeSecret;
    }

    /** Rows of this sheet follow. @param listed whether some sheet lists dossiers */
    void sheet(Plan p, boolean anyDossiers) {
        plan = p;
        listed = anyDossiers;
        plans.add(p);
        planIndex = plans.size() - 1;
        kinds = new RowKinds(p, words);
        current = null;
        lastKey = "";
        lastRow = 0;
        String file = p.scan.path;
        headingSecret = secrecy.ofName(p.scan.name);
        for (String part : file.split("/"))
            headingSecret = secrecy.stronger(headingSecret, secrecy.ofName(file.endsWith(part) ? Names.stem(part) : part));
        sectionSecret = null;
        sheetSecret = headingSecret;
        section = "";
        shelf = Shelf.NONE;
        titled = p.role == Role.RECORDS ? p.heads.sheet(p.scan.name) : "";
    }

    /** @param owner says which dossier has a folder, null for none */
    void folders(java.util.function.Function<String, Entry> owner, UntoldDossiers others) {
        byFolder = owner;
        untold = others;
    }

    Plan plan(int index) {
        return plans.get(index);
    }

    Map<String, Long> counts() {
        return counts;
    }

    private void count(String kind, long n) {
        counts.merge(kind, n, Long::sum);
    }

    boolean row(TableRow row) throws IOException {
        count(RowKind.BLANK.code(), Math.max(0, row.number() - lastRow - 1));
        lastRow = row.number();
        RowKind kind = kinds.next(row);
        if (kind != RowKind.DATA) {
            count(kind.code(), 1);
            if (kind == RowKind.SECTION)
                lastKey = "";
            heading(kind, row);
            return true;
        }
        switch (plan.role) {
            case DOSSIERS -> dossier(row);
            case RECORDS -> recordOfSheet(row);
            case MIXED -> mixed(row);
            case IGNORED -> count("unused", 1);
        }
        return true;
    }

    /** A mark above a table holds for all of it, one in a heading within it until the next heading. */
    private void heading(RowKind kind, TableRow row) {
        if (kind != RowKind.TITLE && kind != RowKind.SECTION)
            return;
        String mark = null;
        for (Cell c : row.cells())
            if (!c.blank()) {
                mark = secrecy.stronger(mark, secrecy.ofHeading(c.text()));
                Shelf said = plan.heads.heading(c.text(), shelf);
                shelf = said == null ? shelf : said;
            }
        String code = plan.heads.dossier(row.cells().stream().filter(c -> !c.blank()).map(Cell::text).collect(Collectors.joining(" ")));
        titled = kind == RowKind.SECTION || !code.isEmpty() ? code : titled;
        if (kind == RowKind.TITLE)
            headingSecret = secrecy.stronger(headingSecret, mark);
        else
            section(row, mark);
        sheetSecret = secrecy.stronger(headingSecret, sectionSecret);
    }

    private void section(TableRow row, String mark) {
        sectionSecret = mark;
        List<String> texts = new ArrayList<>();
        for (int c = 0; c < row.cells().size(); c++)
            if (c != plan.rowNumber && !row.cell(c).blank())
            texts.add(row.cell(c).text());
        section = texts.size() == 1 ? texts.get(0) : "";
    }

    /** Its words must not come out by another way. */
    private void hold(String mark, TableRow row) {
        List<String> texts = new ArrayList<>();
        for (int c = 0; c < row.cells().size(); c++)
            if (c != plan.rowNumber && !row.cell(c).blank())
            texts.add(row.cell(c).text());
        withheld.row(mark, texts);
    }

    private String text(TableRow row, int column) {
        return column < 0 ? "" : row.cell(column).text();
    }

    private void dossier(TableRow row) throws IOException {
        List<String> codes = new ArrayList<>();
        for (int c : plan.keys())
            if (!text(row, c).isEmpty() && row.cell(c).kind() != Cell.Kind.ERROR)
            codes.add(text(row, c));
        String mark = secrecy.of(plan, row, plan.dossierColumns, sheetSecret);
        if (mark == null && !plan.inner(row))
            mark = secrecy.of(plan, row, plan.outerColumns, sheetSecret);
        String place = plan.place(row.number());
        boolean hide = mark != null && !includeSecret;
        if (hide)
            hold(mark, row);
        long at = spill.write(hide ? keep(row, plan.keys()) : row);
        String code = codes.isEmpty() ? "" : codes.get(0);
        Entry e = new Entry(hide ? place : entries.key(code, place), plan, row.number(), at, codes);
        e.secret = mark;
        e.folderCell = text(row, plan.folder);
        e.shelf = plan.shelf(row, shelf);
        e.marks = Marks.of(plan, row, code);
        twice(e, code);
        entries.add(e);
        current = e;
        lastKey = code;
        count("dossier", 1);
    }

    private void mixed(TableRow row) throws IOException {
        String key = "";
        for (int c : plan.keys())
            if (key.isEmpty())
            key = text(row, c);
        boolean inner = plan.inner(row);
        boolean same = current != null && (key.isEmpty() || Names.code(key).equals(Names.code(lastKey))
                && current.shelf.agrees(plan.shelf(row, shelf)));
        boolean below = current != null && inner && !same && !lastKey.isEmpty() && Names.code(key).startsWith(Names.code(lastKey)
                + " ");
        if (key.isEmpty() && !inner && plan.outer(row)) {
            dossier(row);
            return;
        }
        if (same || below) {
            record(current, row);
            return;
        }
        if (key.isEmpty()) {
            lost(row);
            return;
        }
        Entry known = entries.all(key, plan.shelf(row, shelf)).stream().findFirst().orElse(null);
        if (known != null && known.plan == plan && inner && (title(row).isEmpty() || title(row).equals(titleOf(known)))) {
            current = known; // the list comes back to a dossier
            lastKey = key;
            record(current, row);
            return;
        }
        dossier(row);
        titles.put(current, title(row).hashCode());
        if (inner)
            record(current, row);
    }

    private final Map<Entry, Integer> titles = new java.util.HashMap<>();

    private Object titleOf(Entry e) {
        return titles.get(e);
    }

    private String title(TableRow row) {
        return text(row, Plan.column(plan.dossierColumns, Concepts.TITLE));
    }

    private void recordOfSheet(TableRow row) throws IOException {
        Entry found = null;
        String named = "";
        for (int c : plan.keys()) {
            String code = text(row, c);
            if (!code.isEmpty() && named.isEmpty())
                named = code;
            if (!code.isEmpty() && found == null)
                found = meant(code, row);
        }
        if (named.isEmpty()) {
            String own = text(row, Plan.column(plan.recordColumns, Concepts.REFERENCE_CODE));
            found = own.isEmpty() ? null : byPrefix(own);
            if (found == null && !lastKey.isEmpty())
                found = entries.find(lastKey);
            if (found == null && !titled.isEmpty())
                found = meant(titled, row);
            if (found == null && !plan.base().isEmpty())
                found = ofFolder();
            if (found == null && !titled.isEmpty() && !listed && section.isEmpty())
                found = made(titled, row);
            if (found == null && untold != null)
                found = untold.of(plan, row, section, includeSecret ? null : sheetSecret, listed);
        } else
            lastKey = named;
        if (found == null && !listed && !named.isEmpty())
            found = made(named, row);
        if (found == null)
            lost(row);
        else
            record(found, row);
    }

    /** A dossier that no list has. */
    private Entry made(String code, TableRow row) {
        Entry e = new Entry(entries.key(code, plan.place(row.number())), plan, row.number(), -1, List.of(code));
        e.shelf = plan.shelf(row, shelf);
        entries.add(e);
        return e;
    }

    /** The dossier that a row of records names; where several are called so, the first, which is told once for each code. */
    private Entry meant(String code, TableRow row) {
        List<Entry> named = entries.all(code, plan.shelf(row, shelf));
        if (named.isEmpty())
            return null;
        List<Entry> beside = named.stream().filter(e -> e.plan.base().equals(plan.base())).toList();
        List<Entry> all = beside.isEmpty() ? named : beside; // two deliveries in one folder, each with its lists
        if (all.size() > 1 && told.add(plan.scan.path + "!" + plan.scan.name + "!" + code))
            findings.add(Problems.of("row-several-dossiers", Kind.RECORD, plan.place(row.number()), "", plan.place(row.number()),
                    all.get(0).place()));
        return all.get(0);
    }

    /** A list that is delivered in two forms, or a code that was given twice. */
    private void twice(Entry e, String code) {
        List<Entry> all = code.isEmpty() || e.secret != null ? List.of() : entries.all(code, e.shelf);
        if (!all.isEmpty() && all.get(0).secret == null && all.get(0).shelf.agrees(e.shelf)
                && all.get(0).codes.stream().anyMatch(c -> Names.code(c).equals(Names.code(code))))
            findings.add(Problems.of("dossier-twice", Kind.DOSSIER, e.place(), "", e.place(), all.get(0).place()));
    }

    /** A list of records that names no dossier and lies in its folder. */
    private Entry ofFolder() {
        Entry owner = byBase.containsKey(plan.base()) ? byBase.get(plan.base()) : byFolder.apply(plan.base());
        if (owner != null || listed)
            return owner;
        String name = plan.base().substring(plan.base().lastIndexOf('/') + 1);
        Entry e = new Entry(entries.key(name, plan.base()), plan, plan.headerLast, -1, List.of(name));
        e.folderCell = "/" + plan.base();
        entries.add(e);
        byBase.put(plan.base(), e);
        return e;
    }

    /** A record whose row names no dossier may say it in its own code. */
    private Entry byPrefix(String code) {
        for (int dot = lastSeparator(code); dot > 0; dot = lastSeparator(code.substring(0, dot))) {
            Entry e = entries.find(code.substring(0, dot));
            if (e != null)
                return e;
        }
        return null;
    }

    private static int lastSeparator(String code) {
        return Math.max(code.lastIndexOf('.'), Math.max(code.lastIndexOf('-'), Math.max(code.lastIndexOf('_'),
                code.lastIndexOf('/'))));
    }

    private void record(Entry e, TableRow row) throws IOException {
        String mark = secrecy.of(plan, row, plan.recordColumns, sheetSecret);
        if (mark == null && plan.role == Role.MIXED)
            mark = secrecy.of(plan, row, plan.sharedColumns, sheetSecret);
        boolean hide = mark != null && !includeSecret;
        if (hide)
            hold(mark, row);
        entries.record(e, spill.write(hide ? keep(row, List.of()) : row), planIndex, secrecy.number(mark));
        count("record", 1);
    }

    /** Of a secret row only what its files are found by. */
    private TableRow keep(TableRow row, List<Integer> more) {
        List<Integer> columns = new ArrayList<>(more);
        columns.addAll(plan.file);
        columns.add(plan.folder);
        for (String concept : List.of(Concepts.REFERENCE_CODE, Concepts.IDENTIFIER, Concepts.ORDINAL))
            columns.add(Plan.column(plan.recordColumns, concept));
        List<Cell> cells = new ArrayList<>();
        for (int c = 0; c < row.cells().size(); c++)
            cells.add(columns.contains(c) ? row.cell(c) : row.cell(c).bare());
        return new TableRow(row.number(), row.hidden(), cells);
    }

    private void lost(TableRow row) {
        // no dossier, so no file of it can be told from another: its name is not told if it may be secret
        String mark = includeSecret ? null : secrecy.of(plan, row, plan.recordColumns, sheetSecret);
        if (mark != null) {
            hold(mark, row);
            withheld.open(List.of());
        }
        count("lost", 1);
        String place = plan.place(row.number());
        findings.add(Problems.of("row-no-dossier", Kind.RECORD, place, "", plan.scan.sheet.file(), plan.scan.sheet.sheet(),
                row.number()));
    }
}
