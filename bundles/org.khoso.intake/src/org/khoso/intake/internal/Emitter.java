package org.khoso.intake.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.intake.Delivery.IncomingDossier;
import org.khoso.api.intake.Delivery.IncomingFile;
import org.khoso.api.intake.Delivery.IncomingRecord;
import org.khoso.api.intake.Delivery.Marking;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.intake.files.internal.FileMatcher;
import org.khoso.intake.files.internal.FileMatcher.Item;
import org.khoso.intake.files.internal.FileMatcher.Wanted;
import org.khoso.intake.files.internal.FileTree;
import org.khoso.intake.files.internal.Folder;
import org.khoso.intake.files.internal.LooseFiles;
import org.khoso.intake.files.internal.Names;
import org.khoso.intake.internal.Entries.Entry;
import org.khoso.intake.table.internal.Cell;
import org.khoso.intake.table.internal.TableRow;
import org.khoso.intake.values.internal.Pairs;
import org.khoso.intake.values.internal.Values;
import org.khoso.model.Concepts;

/** Second pass: one dossier of the index becomes values, records and files. */
final class Emitter {
    private static final Pattern SERIAL = Pattern.compile("(\\d{1,7})[.)]?");
    private final Entries entries;
    private final Spill spill;
    private final Collector rows;
    private final Values values;
    private final Pairs pairs;
    private final FileMatcher files;
    private final FileTree tree;
    private final RowSecrecy secrecy;
    private final List<RecordSetInfo> sets;
    private final boolean includeSecret;
    private final boolean filesAreRecords;
    private LooseFiles looseFiles;
    private final Withheld withheld;

    Emitter(Entries entries, Spill spill, Collector rows, Values values, Pairs pairs, FileMatcher files, FileTree tree,
            RowSecrecy secrecy,
            List<RecordSetInfo> sets, boolean includeSecret, boolean filesAreRecords, Withheld withheld) {
        this.withheld = withheld;
        this.entries = entries;
        this.spill = spill;
        this.rows = rows;
        this.values = values;
        this.pairs = pairs;
        this.files = files;
        this.tree = tree;
        this.secrecy = secrecy;
        this.sets = sets;
        this.includeSecret = includeSecret;
        this.filesAreRecords = filesAreRecords;
    }

    /** A record on its way. */
    private record Draft(Described described, Wanted wanted, Plan plan, int row, String[] secret, List<Finding> findings,
            String subject) {
    }

    IncomingDossier dossier(Entry e) throws IOException {
        List<Finding> findings = new ArrayList<>();
        RecordSetInfo set = e.plan.dossierSet != null
                ? e.plan.dossierSet
                : sets.stream().filter(s -> s.kind() == Kind.DOSSIER)
                        .findFirst().orElse(null);
        String secret = e.secret;
        for (Folder f : e.folders)
            secret = secrecy.stronger(secret, f.secret());
        Described d = describe(e, set, findings);
        List<Draft> drafts = new ArrayList<>();
        for (int r : entries.records(e))
            drafts.add(draft(e, d, r));
        List<Item> items = e.folders.isEmpty() ? loose(e, drafts) : files.items(e.folders);
        List<Folder> near = new ArrayList<>(e.folders);
        Folder base = e.plan.base().isEmpty() ? null : tree.folder(e.plan.base());
        if (base != null)
            near.add(base);
        List<Wanted> wanted = drafts.stream().map(Draft::wanted).toList();
        if (!shared(e, items, wanted))
            files.match(items, wanted, near);
        else if (secret == null && drafts.stream().allMatch(x -> x.secret[0] == null))
            findings.add(Problems.of(Level.MAY, "file-shared", Kind.DOSSIER, e.key, "", items.get(0).relative(), wanted.size()));
        if (secret != null && !includeSecret) {
            String degree = secret;
            hold(degree, d);
            drafts.forEach(x -> hold(degree, x.described));
            if (e.folders.isEmpty() && items.isEmpty())
                withheld.open(List.of());
            for (Item i : items)
                i.folder().claim(i.index());
            String place = e.plan.closedPlace(e.row);
            return new IncomingDossier(place, Map.of(), Map.of(), place, set, List.of(), List.of(),
                    Optional.of(new Marking(secret, place)));
        }
        List<IncomingRecord> records = records(e, drafts, findings);
        if (drafts.isEmpty() && filesAreRecords)
            records = fromFiles(e, items, findings);
        missingFolder(e, records, findings);
        return new IncomingDossier(e.key, d.values, d.raw, e.place(), set, records, findings, marking(secret, e.place()));
    }

    /** One file that is called like the dossier holds all its records, where none of them is called so itself. */
    private boolean shared(Entry e, List<Item> items, List<Wanted> wanted) {
        boolean one = looseFiles != null && items.size() == 1 && wanted.size() > 1
                && wanted.stream().allMatch(w -> w.named().isEmpty() && w.links().isEmpty() && !Names.loose(w.code()).equals(
                        Names.loose(items.get(0).stem())))
                && looseFiles.whole(items.get(0), e.stand, e.marks.title(), e.called);
        if (one)
            FileMatcher.share(items.get(0), wanted);
        return one;
    }

    /** Where files may be of dossiers that have no folder. */
    void loose(LooseFiles index) {
        looseFiles = index;
    }

    private List<Item> loose(Entry e, List<Draft> drafts) throws IOException {
        if (looseFiles == null || drafts.stream().anyMatch(d -> !d.wanted.named().isEmpty()))
            return List.of();
        List<String> codes = e.called.isEmpty() || entries.anew(e.called.get(0)) ? List.of() : e.called;
        return looseFiles.find(e.stand, e.marks.title(), codes, drafts.stream().map(d -> d.wanted.code()).toList());
    }

    /** Words of what is held back because of its folder or file, not its row. */
    private void hold(String mark, Described d) {
        withheld.row(mark, d.values.values().stream().filter(String.class::isInstance).map(String.class::cast).toList());
    }

    private static Optional<Marking> marking(String degree, String place) {
        return degree == null ? Optional.empty() : Optional.of(new Marking(degree, place));
    }

    private Described describe(Entry e, RecordSetInfo set, List<Finding> findings) throws IOException {
        if (e.at < 0)
            return new Described(set, e.plan, new TableRow(e.row, false, List.of())).fill(Concepts.REFERENCE_CODE,
                    e.codes.get(0)).fill(Concepts.TITLE, e.title);
        TableRow row = spill.read(e.at);
        List<Plan.Column> columns = new ArrayList<>(e.plan.dossierColumns);
        if (!e.plan.inner(row))
            columns.addAll(e.plan.outerColumns);
        Described d = new Described(set, e.plan, row).read(columns, values, pairs, Kind.DOSSIER, e.key, findings);
        return e.plan.role == Role.MIXED ? d.kept() : d.remarks();
    }

    private Draft draft(Entry e, Described dossier, int record) throws IOException {
        Plan p = rows.plan(entries.sheet(record));
        TableRow row = spill.read(entries.at(record));
        List<Finding> findings = new ArrayList<>();
        String subject = subject(p, row);
        Described d = new Described(p.recordSet, p, row);
        List<Plan.Column> columns = p.role == Role.MIXED ? shared(p, row, e, dossier) : p.recordColumns;
        d.read(columns, values, pairs, Kind.RECORD, subject, findings);
        if (p.role == Role.MIXED && row.number() != e.row)
            d.others(p.dossierColumns.stream().filter(c -> !p.keys().contains(c.index())
                    && columns.stream().noneMatch(r -> r.index() == c.index())).toList(), dossier);
        d.remarks();
        d.fill(Concepts.DOSSIER_CODE, dossier.text(Concepts.REFERENCE_CODE));
        String code = d.text(Concepts.REFERENCE_CODE, Concepts.IDENTIFIER);
        String sign = d.text(Concepts.NUMBER) + "/" + d.text(Concepts.NOTATION);
        Wanted w = new Wanted(code, d.number(Concepts.ORDINAL), serial(row.cell(p.rowNumber)), p.firstSheet(row), sign,
                d.text(Concepts.SUBJECT,
                        Concepts.TITLE),
                NamedFiles.named(p, row),
                NamedFiles.linked(p, row));
        return new Draft(d, w, p, row.number(), new String[]{secrecy.degree(entries.secret(record))}, findings, subject);
    }

    /** Columns of a record in a mixed sheet: its own, and those of the dossier that speak of it. */
    private static List<Plan.Column> shared(Plan p, TableRow row, Entry e, Described dossier) {
        List<Plan.Column> columns = new ArrayList<>(p.recordColumns);
        boolean all = shares(p, row, e);
        for (Plan.Column c : p.sharedColumns)
            if (all || dossier.tells(c, row, e.row))
            columns.add(c);
        return columns;
    }

    private static long serial(Cell cell) {
        Matcher m = SERIAL.matcher(cell.text());
        return m.matches() ? Long.parseLong(m.group(1)) : -1;
    }

    /** In the row of a dossier the shared columns are the dossier's; below it they are the record's. */
    private static boolean shares(Plan p, TableRow row, Entry e) {
        return e.row != row.number() && (p.keys().isEmpty() || p.keys().stream().allMatch(c -> row.cell(c).blank()
                || !e.codes.isEmpty() && !Names.code(row.cell(c).text()).equals(Names.code(e.codes.get(0)))));
    }

    private String subject(Plan p, TableRow row) {
        for (String concept : List.of(Concepts.REFERENCE_CODE, Concepts.IDENTIFIER)) {
            int c = Plan.column(p.recordColumns, concept);
            if (c >= 0 && !row.cell(c).blank())
                return row.cell(c).text();
        }
        return p.place(row.number());
    }

    private List<IncomingRecord> records(Entry e, List<Draft> drafts, List<Finding> findings) throws IOException {
        List<IncomingRecord> out = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        Map<Item, String> closed = closed(drafts);
        for (Draft d : drafts) {
            String place = d.plan.place(d.row);
            String secret = d.secret[0];
            for (Item i : d.wanted.found())
                secret = secrecy.stronger(secret, closed.get(i));
            if (secret != null && !includeSecret) {
                place = d.plan.closedPlace(d.row);
                hold(secret, d.described);
                if (d.wanted.found().isEmpty())
                    withheld.open(e.folders);
                out.add(new IncomingRecord(place, Map.of(), Map.of(), place, d.plan.recordSet, List.of(), marking(secret,
                        place)));
                continue;
            }
            findings.addAll(d.findings);
            List<IncomingFile> found = new ArrayList<>();
            for (Item i : d.wanted.found()) {
                found.add(new IncomingFile(i.path(), i.relative()));
                empty(i, findings);
            }
            missing(e, d, findings);
            String key = d.wanted.code().isEmpty() || !keys.add(d.wanted.code()) ? place : d.wanted.code();
            out.add(new IncomingRecord(key, d.described.values, d.described.raw, place, d.plan.recordSet, found, marking(secret,
                    place)));
        }
        return out;
    }

    /** Degree of each file: what its names say, and a file that holds one secret record is closed to the others that share it. */
    private Map<Item, String> closed(List<Draft> drafts) {
        Map<Item, String> out = new HashMap<>();
        for (Draft d : drafts)
            for (Item i : d.wanted.found()) {
                String named = secrecy.stronger(i.folder().secret(), secrecy.ofName(Names.stem(i.path().getFileName().toString())));
                out.merge(i, secrecy.stronger(d.secret[0], named) == null ? "" : secrecy.stronger(d.secret[0], named),
                        (a, b) -> a.isEmpty() || b.isEmpty() ? a + b : secrecy.stronger(a, b));
            }
        out.values().removeIf(String::isEmpty);
        return out;
    }

    private static void empty(Item i, List<Finding> findings) throws IOException {
        if (Files.isReadable(i.path()) && Files.size(i.path()) == 0)
            findings.add(Problems.of("file-empty", Kind.FILE, i.relative(), "", i.relative()));
    }

    private static void missing(Entry e, Draft d, List<Finding> findings) {
        for (String name : d.wanted.outside())
            findings.add(Problems.of("path-outside", Kind.RECORD, d.subject, name, name));
        for (String name : d.wanted.missing()) {
            String path = expected(e, name);
            findings.add(Problems.of("file-missing", Kind.RECORD, d.subject, path, path));
        }
        if (d.wanted.named().isEmpty() && d.wanted.found().isEmpty())
            findings.add(Problems.of("file-missing", Kind.RECORD, d.subject, String.join("; ", d.wanted.links()),
                    String.join("; ", d.wanted.links())));
    }

    private static String expected(Entry e, String name) {
        List<String> segments = Names.segments(name);
        if (segments.size() != 1)
            return String.join("/", segments);
        String folder = e.folders.isEmpty() ? e.folderCell.replace('\\', '/').replaceAll("/+$", "") : e.folders.get(0).relative();
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    private List<IncomingRecord> fromFiles(Entry e, List<Item> items, List<Finding> findings) throws IOException {
        RecordSetInfo set = sets.stream().filter(s -> s.kind() == Kind.RECORD).findFirst().orElse(null);
        List<IncomingRecord> out = new ArrayList<>();
        if (set == null)
            return out;
        long ordinal = 0;
        for (Item i : items) {
            i.folder().claim(i.index());
            String stem = Names.stem(i.path().getFileName().toString());
            String secret = secrecy.stronger(i.folder().secret(), secrecy.ofName(stem));
            if (secret == null && !includeSecret)
                secret = withheld.like(stem); // called like a secret dossier, and no row says what it is
            if (secret != null && !includeSecret) {
                String place = e.place() + "#" + ++ordinal;
                out.add(new IncomingRecord(place, Map.of(), Map.of(), place, set, List.of(), marking(secret, place)));
                continue;
            }
            empty(i, findings);
            Described d = new Described(set, e.plan, new TableRow(e.row, false, List.of())).fill(Concepts.ORDINAL, ++ordinal)
                    .fill(Concepts.DOSSIER_CODE, e.codes.isEmpty() ? "" : e.codes.get(0));
            out.add(new IncomingRecord(i.relative(), d.values, d.raw, i.relative(), set, List.of(new IncomingFile(i.path(),
                    i.relative())),
                    marking(secret, i.relative())));
        }
        return out;
    }

    private static void missingFolder(Entry e, List<IncomingRecord> records, List<Finding> findings) {
        boolean any = records.stream().anyMatch(r -> !r.files().isEmpty() || r.secret().isPresent());
        if (e.folders.isEmpty() && !any)
            findings.add(Problems.of("folder-missing", Kind.DOSSIER, e.key, "", e.folderCell.isEmpty() ? e.key : e.folderCell));
    }
}
