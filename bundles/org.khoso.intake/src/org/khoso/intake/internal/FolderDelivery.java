package org.khoso.intake.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.Mapping;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.api.intake.Mapping.SheetMapping;
import org.khoso.intake.files.internal.FileMatcher;
import org.khoso.intake.files.internal.FileTree;
import org.khoso.intake.files.internal.Folder;
import org.khoso.intake.files.internal.FolderMatcher;
import org.khoso.intake.files.internal.LooseFiles;
import org.khoso.intake.files.internal.Names;
import org.khoso.intake.files.internal.PlaceNames;
import org.khoso.intake.files.internal.Shelf;
import org.khoso.intake.internal.Entries.Entry;
import org.khoso.intake.mapping.internal.Proposer;
import org.khoso.intake.mapping.internal.SheetScan;
import org.khoso.intake.mapping.internal.Words;
import org.khoso.intake.secrecy.internal.SecrecyMarks;
import org.khoso.intake.table.internal.FillDown;
import org.khoso.intake.table.internal.RowsAhead;
import org.khoso.intake.table.internal.Table;
import org.khoso.intake.table.internal.Tables;
import org.khoso.intake.values.internal.Pairs;
import org.khoso.intake.values.internal.Values;

/** A folder with dossier folders and catalogues. */
final class FolderDelivery implements Delivery {
    private final Path root;
    private final Catalogues catalogues;
    private final StandardsCatalog standards;
    private final Words synonyms;
    private final Words secrecyWords;
    private Map<String, Long> counts = Map.of();

    FolderDelivery(Path root, Catalogues catalogues, StandardsCatalog standards, Words synonyms, Words secrecyWords) {
        this.root = root;
        this.catalogues = catalogues;
        this.standards = standards;
        this.synonyms = synonyms;
        this.secrecyWords = secrecyWords;
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public List<Sheet> sheets() {
        return catalogues.scans().stream().map(s -> s.sheet).toList();
    }

    @Override
    public Mapping propose(List<RecordSetInfo> recordSets) {
        Proposer proposer = new Proposer(synonyms, recordSets, standards.recordSets());
        return new Mapping(catalogues.scans().stream().map(proposer::propose).toList());
    }

    @Override
    public Map<String, Long> rowCounts() {
        return counts;
    }

    @Override
    public List<Finding> read(Mapping mapping, List<RecordSetInfo> sets, Sink sink, Progress progress) throws IOException {
        return read(mapping, sets, sink, progress, false);
    }

    @Override
    public List<Finding> read(Mapping mapping, List<RecordSetInfo> sets, Sink sink, Progress progress,
            boolean includeSecret) throws IOException {
        List<Finding> findings = new ArrayList<>(catalogues.findings());
        SecrecyMarks marks = new SecrecyMarks(secrecyWords);
        Values values = new Values(standards, synonyms);
        RowSecrecy secrecy = new RowSecrecy(marks, values, List.copyOf(secrecyWords.lists("codes").keySet()));
        Withheld withheld = new Withheld();
        List<Plan> plans = plans(mapping, sets, findings);
        Entries entries = new Entries();
        try (Spill spill = new Spill()) {
            Collector rows = new Collector(entries, spill, secrecy, synonyms, findings, includeSecret, withheld);
            FileTree tree = new FileTree(root, progress);
            for (Folder f : tree.folders())
                f.mark(f.parent() == null ? ofRoot(secrecy) : secrecy.ofName(f.name()));
            FolderMatcher folders = new FolderMatcher(tree, prefixes(), new PlaceNames(synonyms, List.of()));
            collect(plans.stream().filter(p -> p.role != Role.RECORDS).toList(), plans, rows, progress);
            entries.numbered();
            folders(entries, folders);
            FileMatcher files = new FileMatcher(tree, Set.copyOf(catalogues.paths()));
            Function<String, Entry> owners = owners(entries, tree);
            rows.folders(owners, new UntoldDossiers(entries, files, owners));
            collect(plans.stream().filter(p -> p.role == Role.RECORDS).toList(), plans, rows, progress);
            folders(entries, folders);
            spill.turn();
            counts = rows.counts();
            boolean filesAreRecords = plans.stream().noneMatch(p -> p.role == Role.RECORDS || p.role == Role.MIXED);
            Emitter emitter = new Emitter(entries, spill, rows, values, new Pairs(synonyms),
                    files, tree, secrecy, sets, includeSecret,
                    filesAreRecords, withheld);
            if (!catalogues.single())
                emitter.loose(new LooseFiles(tree, Set.copyOf(catalogues.paths()), prefixes(),
                        entries.dossiers.stream().allMatch(e -> e.folders.isEmpty()), places(placed(entries)),
                        entries.dossiers.stream().flatMap(e -> e.called.stream()).toList()));
            progress.total(entries.dossiers.size());
            for (Entry e : entries.dossiers) {
                if (progress.cancelled())
                    return findings; // what is not yet done says nothing about orphans
                progress.item(e.place());
                sink.accept(emitter.dossier(e)); // the sink counts: only it knows when a dossier is durable
            }
            if (!catalogues.single())
                leftovers(new Leftovers(tree, secrecy, withheld), sets, sink, includeSecret, findings);
        }
        return findings;
    }

    private String ofRoot(RowSecrecy secrecy) {
        Path name = root.toAbsolutePath().normalize().getFileName();
        return name == null ? null : secrecy.ofRoot(name.toString());
    }

    private void leftovers(Leftovers left, List<RecordSetInfo> sets, Sink sink, boolean includeSecret,
            List<Finding> findings) throws IOException {
        RecordSetInfo set = sets.stream().filter(s -> s.kind() == Kind.DOSSIER).findFirst().orElse(null);
        if (!includeSecret)
            for (IncomingDossier d : left.secretFolders(set))
                sink.accept(d);
        left.report(catalogues.paths(), findings);
    }

    private List<Plan> plans(Mapping mapping, List<RecordSetInfo> sets, List<Finding> findings) throws KhosoException {
        SecrecyHeads heads = new SecrecyHeads(synonyms, sets);
        List<Plan> outer = new ArrayList<>();
        List<Plan> inner = new ArrayList<>();
        for (SheetMapping m : mapping.sheets()) {
            SheetScan scan = catalogues.scan(m.file(), m.sheet());
            if (scan == null) {
                findings.add(Problems.of("sheet-missing", Kind.CATALOGUE, called(m), "", m.file(), m.sheet()));
                continue;
            }
            if (m.role() == Role.IGNORED) {
                if (scan.sheet.rows() > 0)
                    findings.add(Problems.of(Level.MAY, scan.hidden ? "sheet-hidden" : "sheet-ignored", Kind.CATALOGUE,
                            called(m), "", m.file(), m.sheet(), scan.sheet.rows()));
                continue;
            }
            if (scan.hiddenRows > 0)
                findings.add(Problems.of(Level.MAY, "rows-hidden", Kind.CATALOGUE, called(m), "", m.file(),
                        m.sheet(), scan.hiddenRows));
            Plan plan = new Plan(scan, m, sets, heads);
            if (!plan.fits())
                throw new KhosoException(
                        Message.of("intake.no-set", m.file(), m.sheet(), String.valueOf(m.recordSet()), plan.fitting(sets)),
                        Message.of("intake.no-set.remedy"), null);
            (m.role() == Role.RECORDS ? inner : outer).add(plan);
        }
        outer.addAll(inner);
        if (outer.isEmpty())
            findings.add(Problems.of("catalogue-missing", Kind.CATALOGUE, root.getFileName() == null
                    ? ""
                    : root.getFileName().toString(), ""));
        return outer;
    }

    private static String called(SheetMapping m) {
        return m.sheet().isEmpty() ? m.file() : m.file() + "!" + m.sheet();
    }

    private List<String> prefixes() {
        return synonyms.list("folderPrefixes").stream().map(Names::loose).toList();
    }

    /** Says which dossier has a folder or one above it. */
    private static Function<String, Entry> owners(Entries entries, FileTree tree) {
        Map<Folder, Entry> owner = new HashMap<>();
        for (Entry e : entries.dossiers)
            e.folders.forEach(f -> owner.putIfAbsent(f, e));
        return path -> {
            Folder f = tree.folder(path);
            while (f != null && !owner.containsKey(f))
                f = f.parent();
            return f == null ? null : owner.get(f);
        };
    }

    private void collect(List<Plan> plans, List<Plan> all, Collector rows, Progress progress) throws IOException {
        boolean listed = all.stream().anyMatch(p -> p.role != Role.RECORDS);
        for (Plan p : plans) {
            rows.sheet(p, listed);
            try (Table table = Tables.open(catalogues.path(p.scan.sheet.file()))) {
                RowsAhead.read(table, p.scan.index, new FillDown(p.scan.merges, row -> rows.row(row) && !progress.cancelled()));
            }
        }
    }

    private static List<Entry> placed(Entries entries) {
        return entries.dossiers.stream().filter(e -> e.folders.isEmpty() && !e.codes.isEmpty()
                && !(e.shelf.equals(Shelf.NONE) && e.marks.year().isEmpty() && PlaceNames.above(e.codes).isEmpty())).toList();
    }

    /** Numbers the dossiers, for what is found of them by their places. */
    private PlaceNames places(List<Entry> placed) {
        for (int i = 0; i < placed.size(); i++)
            placed.get(i).stand = i;
        return new PlaceNames(synonyms, placed.stream().map(e -> new PlaceNames.Stand(e.codes, e.shelf, e.marks.year())).toList());
    }

    /** Gives dossiers their folders, those that are named first. */
    private void folders(Entries entries, FolderMatcher matcher) {
        for (Entry e : entries.dossiers)
            folder(e, e.folderCell.isEmpty() || !e.folders.isEmpty() ? null : matcher.named(e.folderCell, e.plan.base()));
        List<Entry> placed = placed(entries);
        for (Entry e : placed)
            folder(e, matcher.onShelf(e.codes, e.shelf));
        matcher.places(places(placed)).forEach((n, f) -> folder(placed.get(n), placed.get(n).folders.isEmpty() ? f : null));
        for (Entry e : placed)
            folder(e, e.folders.isEmpty() && !e.shelf.box().isEmpty() ? matcher.inBox(e.codes, e.shelf.box()) : null);
        for (Entry e : entries.dossiers)
            if (!e.plan.base().isEmpty() && !e.codes.isEmpty() && entries.shared(e.codes.get(0)))
            folder(e, e.folders.isEmpty() ? matcher.beside(e.codes, e.plan.base()) : null);
        for (Entry e : placed)
            folder(e, e.folders.isEmpty() && (entries.anew(e.codes.get(0)) || e.dated()) ? matcher.ofYear(e.codes, e.marks.year()) : null);
        Set<String> seen = new HashSet<>();
        for (Entry e : entries.dossiers)
            if (!e.called.isEmpty() && seen.add(e.called.get(0)) && e.folders.isEmpty() && !entries.anew(e.called.get(0))) {
                e.folders = matcher.find(e.called);
                e.folders.forEach(Folder::take);
            }
        Map<Entry, Long> titles = new HashMap<>();
        entries.dossiers.stream().filter(e -> e.folders.isEmpty()).forEach(e -> titles.put(e, e.marks.title()));
        matcher.titled(titles).forEach((f, e) -> folder(e, f));
    }

    private static void folder(Entry e, Folder found) {
        if (found == null)
            return;
        e.folders = List.of(found);
        found.take();
    }

    @Override
    public void close() throws IOException {
        // each reading opens and closes the files it needs
    }
}
