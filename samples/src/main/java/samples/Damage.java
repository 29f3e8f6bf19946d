package samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Defects of files, folders, rows and numbers. */
final class Damage {
    private final Lists lists;
    private final Grammar grammar;
    private final Picks picks;
    private final Truth truth;
    private final Random random;
    private final List<Item> dossiers;
    private final boolean pathColumns;
    private final Catalogue.Layout layout;
    private final boolean span;
    private final Secrets secrets;
    /** Files that no row names. */
    final List<Item> strays = new ArrayList<>();

    Damage(Lists lists, Grammar grammar, Picks picks, Truth truth, Random random, List<Item> dossiers, Catalogue catalogue,
            Secrets secrets) {
        this.lists = lists;
        this.grammar = grammar;
        this.picks = picks;
        this.truth = truth;
        this.random = random;
        this.dossiers = List.copyOf(dossiers);
        this.pathColumns = catalogue.pathColumns();
        this.layout = catalogue.layout;
        this.span = catalogue.span();
        this.secrets = secrets;
    }

    void register(Defects to) {
        to.kind("folder-missing", this::folderMissing);
        to.kind("folder-orphan", this::folderOrphan);
        to.kind("file-missing", () -> file("file-missing", Item.FileState.MISSING));
        to.kind("file-empty", () -> file("file-empty", Item.FileState.EMPTY));
        to.kind("file-unreadable", () -> file("file-unreadable", Item.FileState.TRUNCATED));
        to.kind("file-encrypted", () -> file("file-encrypted", Item.FileState.ENCRYPTED));
        to.kind("extension-mismatch", () -> file("extension-mismatch", Item.FileState.TIFF_NAMED_PDF));
        to.kind("file-orphan", this::fileOrphan);
        to.kind("duplicate-file", this::duplicate);
        to.kind("low-resolution", () -> quality(Role.TEXT, "low-resolution", Item.FileState.LOW_RESOLUTION, "resolution"));
        to.kind("photo-low-resolution", () -> quality(Role.PHOTO, "photo-low-resolution", Item.FileState.LOW_RESOLUTION, "resolution"));
        to.kind("grey-scan", () -> quality(Role.TEXT, "grey-scan", Item.FileState.GREY, "color-depth"));
        to.kind("no-text-layer", () -> quality(Role.TEXT, "no-text-layer", Item.FileState.NO_TEXT, "text-layer"));
        to.kind("wrong-format", () -> quality(Role.TEXT, "wrong-format", Item.FileState.TIFF, "format"));
        to.kind("audio-low-bit-rate", () -> media("audio-low-bit-rate", "mp3", "bit-rate-audio"));
        to.kind("video-low-bit-rate", () -> media("video-low-bit-rate", "mp4", "bit-rate-video"));
        to.kind("pages-stated-wrong", () -> pages("pages-stated-wrong", 0));
        to.kind("page-too-many", () -> pages("page-too-many", 1));
        to.kind("count-wrong", this::count);
        to.kind("dates-swapped", this::swapped);
        to.kind("backup-status-missing", this::backupStatus);
        to.kind("duplicate-code", this::sameCode);
        to.kind("duplicate-ordinal", this::sameOrdinal);
        to.kind("code-form", this::codeForm);
        to.kind("trail-missing", this::trail);
        to.kind("date-unreadable", this::dateUnreadable);
        to.kind("number-unreadable", this::numberUnreadable);
        to.kind("cell-error", this::cellError);
        to.kind("row-no-dossier", this::rowNoDossier);
        secrets.register(to, picks, strays);
    }

    private boolean file(String kind, Item.FileState state) {
        Optional<Item> found = picks.record(Role.TEXT, r -> true);
        found.ifPresent(r -> {
            r.state = state;
            boolean missing = state == Item.FileState.MISSING;
            truth.add(kind, "intake/" + kind, missing ? r::code : r::path, () -> missing ? fileNamed(r) : "", "");
            if (state == Item.FileState.TIFF_NAMED_PDF)
                truth.add("consequence", rule(Role.TEXT, "file/format"), r, r.path(), kind);
            else
                truth.add("consequence", rule(Role.TEXT, "file/present"), r, missing ? "" : r.path(), kind);
        });
        return found.isPresent();
    }

    private String fileNamed(Item record) {
        return pathColumns ? record.path() : "";
    }

    private String rule(Role role, String name) {
        return lists.set(role) + "/" + name;
    }

    private boolean quality(Role role, String kind, Item.FileState state, String rule) {
        Optional<Item> found = picks.record(role, r -> true);
        found.ifPresent(r -> {
            r.state = state;
            if (state == Item.FileState.TIFF) {
                r.file = r.file.replace(".pdf", ".tif");
                r.set(Field.FILE, r.get(Field.FILE).replace(".pdf", ".tif"));
            }
            truth.add(kind, rule(role, "file/" + rule), r, r.path(), "");
        });
        return found.isPresent();
    }

    private boolean media(String kind, String format, String rule) {
        Optional<Item> found = picks.record(Role.MEDIA, r -> r.kind.equals(format));
        found.ifPresent(r -> {
            r.state = Item.FileState.LOW_RESOLUTION;
            truth.add(kind, rule(Role.MEDIA, "file/" + rule), r, r.path(), "");
        });
        return found.isPresent();
    }

    private boolean folderMissing() {
        Optional<Item> found = picks.dossier(d -> true);
        found.ifPresent(d -> {
            d.withoutFolder = true;
            truth.add("folder-missing", "intake/folder-missing", d, "", d.folder);
            for (Item r : d.records) {
                r.state = Item.FileState.MISSING;
                truth.add("consequence", "intake/file-missing", r, fileNamed(r), "folder-missing");
                truth.add("consequence", rule(r.role, "file/present"), r, "", "folder-missing");
            }
        });
        return found.isPresent();
    }

    private Item stray(String folder, String file) {
        Item model = dossiers.get(random.nextInt(dossiers.size())).records.get(0);
        Item stray = new Item(Role.TEXT, null);
        stray.seed = random.nextLong();
        stray.look = model.look;
        stray.pages = model.pages;
        stray.folder = folder;
        stray.file = file;
        strays.add(stray);
        return stray;
    }

    private boolean fileOrphan() {
        Optional<Item> found = picks.item(Role.DOSSIER, d -> !d.withoutFolder, "stray");
        found.ifPresent(d -> {
            Item stray = stray(d.folder, String.format("scan%04d.pdf", random.nextInt(10000)));
            truth.add("file-orphan", "intake/file-orphan", stray::path, () -> "", "");
        });
        return found.isPresent();
    }

    private boolean folderOrphan() {
        String folder = String.format("HS chua bien muc %02d", 1 + strays.size());
        stray(folder, "0001.pdf");
        stray(folder, "0002.pdf");
        truth.add("folder-orphan", "intake/folder-orphan", () -> folder, () -> "", "");
        return true;
    }

    private boolean duplicate() {
        Optional<Item> first = picks.record(Role.TEXT, a -> single(a) && a.dossier.records.stream().anyMatch(b -> follows(a, b)));
        first.ifPresent(a -> {
            Item b = a.dossier.records.stream().filter(r -> follows(a, r)).findFirst().orElseThrow();
            picks.take(b, "file");
            b.state = Item.FileState.COPY;
            b.copyOf = a;
            truth.add("duplicate-file", "intake/duplicate-file", b::path, a::path, "");
        });
        return first.isPresent();
    }

    private static boolean single(Item record) {
        return record.role == Role.TEXT && record.pages.size() == 1 && record.state == Item.FileState.NORMAL && record.extraPages == 0;
    }

    /** In one dossier, so that order of paths and order of rows agree on which is the first. */
    private boolean follows(Item a, Item b) {
        return a != b && single(b) && picks.untouched(b) && a.dossier.records.indexOf(a) < a.dossier.records.indexOf(b)
                && a.path().compareTo(b.path()) < 0;
    }

    private boolean pages(String kind, int extra) {
        Optional<Item> found = picks.record(Role.TEXT, r -> true);
        found.ifPresent(r -> {
            r.extraPages = extra;
            if (extra == 0)
                r.set(Field.PAGES, String.valueOf(Integer.parseInt(r.get(Field.PAGES)) + 1 + random.nextInt(5)));
            truth.add(kind, lists.rule(Role.TEXT, Field.PAGES, "page-count"), r, lists.code(Field.PAGES), "");
        });
        return found.isPresent();
    }

    private boolean count() {
        Optional<Item> found = picks.item(Role.DOSSIER, d -> !d.get(Field.DOCS).isEmpty(), "DOCS");
        found.ifPresent(d -> {
            d.set(Field.DOCS, String.valueOf(Integer.parseInt(d.get(Field.DOCS)) + 1 + random.nextInt(3)));
            truth.add("count-wrong", lists.rule(Role.DOSSIER, Field.DOCS, "counts-equal"), d, lists.code(Field.DOCS), "");
        });
        return found.isPresent();
    }

    private boolean swapped() {
        Optional<Item> found = picks.item(Role.DOSSIER, d -> !span && !d.raw.containsKey(Field.FROM) && !d.raw.containsKey(Field.TO)
                && !d.get(Field.FROM).isEmpty() && !d.get(Field.FROM).equals(d.get(Field.TO)), "FROM", "TO");
        found.ifPresent(d -> {
            String from = d.get(Field.FROM);
            d.set(Field.FROM, d.get(Field.TO));
            d.set(Field.TO, from);
            truth.add("dates-swapped", lists.rule(Role.DOSSIER, Field.TO, "date-order"), d, lists.code(Field.TO), "");
        });
        return found.isPresent();
    }

    private boolean backupStatus() {
        Optional<Item> found = picks.item(Role.DOSSIER, d -> d.get(Field.BACKUP).equals("1") && !d.get(Field.BACKUP_STATE).isEmpty(),
                "BACKUP", "BACKUP_STATE");
        found.ifPresent(d -> {
            d.set(Field.BACKUP_STATE, "");
            truth.add("backup-status-missing", lists.rule(Role.DOSSIER, Field.BACKUP_STATE, "required-if"), d,
                    lists.code(Field.BACKUP_STATE), "");
        });
        return found.isPresent();
    }

    /** The code of another record of the same dossier: only where files are named, or the file could not be found. */
    private boolean sameCode() {
        Optional<Item> found = pathColumns ? picks.record(Role.TEXT, r -> neighbour(r).isPresent()) : Optional.empty();
        found.ifPresent(r -> {
            Item other = neighbour(r).orElseThrow();
            picks.take(other, "DOC_CODE");
            r.set(Field.DOC_CODE, other.get(Field.DOC_CODE));
            truth.add("duplicate-code", lists.rule(Role.TEXT, Field.DOC_CODE, "unique"), other, lists.code(Field.DOC_CODE), "");
        });
        return found.isPresent();
    }

    private boolean sameOrdinal() {
        Optional<Item> found = pathColumns ? picks.record(Role.TEXT, r -> neighbour(r).isPresent()) : Optional.empty();
        found.ifPresent(r -> {
            Item other = neighbour(r).orElseThrow();
            picks.take(other, "ORDINAL");
            r.set(Field.ORDINAL, other.get(Field.ORDINAL));
            String rule = lists.rule(Role.TEXT, Field.ORDINAL, "unique");
            truth.add("duplicate-ordinal", rule, r, lists.code(Field.ORDINAL), "");
            truth.add("duplicate-ordinal", rule, other, lists.code(Field.ORDINAL), "the other one");
        });
        return found.isPresent();
    }

    private Optional<Item> neighbour(Item record) {
        return record.dossier.records.stream()
                .filter(o -> o != record && o.role == Role.TEXT && o.state == Item.FileState.NORMAL && picks.free(o, "DOC_CODE", "ORDINAL"))
                .findFirst();
    }

    private boolean codeForm() {
        Optional<Item> found = pathColumns ? picks.record(Role.TEXT, r -> true) : Optional.empty();
        found.ifPresent(r -> {
            String code = r.get(Field.DOC_CODE);
            r.set(Field.DOC_CODE, code.substring(0, code.lastIndexOf('.') + 1) + code.substring(code.length() - 3));
            truth.add("code-form", lists.rule(Role.TEXT, Field.DOC_CODE, "pattern"), r, lists.code(Field.DOC_CODE), "");
        });
        return found.isPresent();
    }

    /** Says born electronic, but not whether the trail of its handling is there. */
    private boolean trail() {
        Optional<Item> found = picks.record(Role.TEXT, r -> true);
        found.ifPresent(r -> {
            r.set(Field.TRUST, "03");
            truth.add("trail-missing", lists.rule(Role.TEXT, Field.TRAIL, "required-if"), r, lists.code(Field.TRAIL), "");
        });
        return found.isPresent();
    }

    private boolean dateUnreadable() {
        Optional<Item> found = picks.item(Role.TEXT, r -> !r.raw.containsKey(Field.DATE) && !r.get(Field.DATE).isEmpty(), "DATE");
        found.ifPresent(r -> {
            r.raw.put(Field.DATE, grammar.say("bad.date", r.facts, random));
            truth.add("date-unreadable", "intake/date-unreadable", r, lists.code(Field.DATE), r.raw.get(Field.DATE));
            truth.add("consequence", lists.rule(Role.TEXT, Field.DATE, "type"), r, lists.code(Field.DATE), "date-unreadable");
        });
        return found.isPresent();
    }

    private boolean numberUnreadable() {
        Optional<Item> found = picks.record(Role.TEXT, r -> !r.raw.containsKey(Field.PAGES) && !r.get(Field.PAGES).isEmpty());
        found.ifPresent(r -> {
            r.raw.put(Field.PAGES, grammar.say("bad.number", r.facts, random));
            truth.add("number-unreadable", "intake/number-unreadable", r, lists.code(Field.PAGES), r.raw.get(Field.PAGES));
            truth.add("consequence", lists.rule(Role.TEXT, Field.PAGES, "required"), r, lists.code(Field.PAGES), "number-unreadable");
        });
        return found.isPresent();
    }

    private boolean cellError() {
        if (layout == Catalogue.Layout.CSV)
            return false;
        Optional<Item> found = picks.item(Role.TEXT, r -> !r.raw.containsKey(Field.KEYWORDS), "KEYWORDS");
        found.ifPresent(r -> {
            r.raw.put(Field.KEYWORDS, List.of("#REF!", "#N/A", "#NAME?").get(random.nextInt(3)));
            truth.add("cell-error", "intake/cell-error", r, lists.code(Field.KEYWORDS), r.raw.get(Field.KEYWORDS));
        });
        return found.isPresent();
    }

    private boolean rowNoDossier() {
        Role role = layout == Catalogue.Layout.MIXED ? Role.PHOTO : Role.TEXT;
        Optional<Item> model = picks.item(role, r -> true, "none");
        model.ifPresent(m -> {
            Item row = new Item(role, m.dossier);
            row.values.putAll(m.values);
            row.state = Item.FileState.MISSING;
            row.set(Field.CODE, "H98.64.31." + (1980 + random.nextInt(40)) + ".990");
            row.set(Field.DOC_CODE, row.get(Field.CODE) + ".0000001");
            row.set(Field.FILE, "");
            row.withoutDossier = true;
            m.dossier.loose.add(row);
            truth.add("row-no-dossier", "intake/row-no-dossier", () -> row.place, () -> "", row.get(Field.CODE));
        });
        return model.isPresent();
    }
}
