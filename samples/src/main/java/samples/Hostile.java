package samples;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes deliveries that try to hurt: one folder for each kind of attack, each a delivery of its own. */
final class Hostile {
    private static final String LINK = "intake/link";
    private static final String UNREADABLE = "intake/file-unreadable";
    private final Options options;
    private final Lists lists = new Lists();
    private final Grammar grammar = new Grammar();
    private final Truth truth = new Truth();

    Hostile(Options options) {
        this.options = options;
    }

    void write() throws IOException {
        files();
        names();
        boolean huge = options.huge();
        book("zip-bomb", "xl/worksheets/sheet1.xml", null, huge ? 4000 : 300);
        book("entity-file", "xl/sharedStrings.xml", "<!DOCTYPE sst [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", 0);
        StringBuilder laughs = new StringBuilder("<!DOCTYPE sst [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 30; i++)
            laughs.append("<!ENTITY e").append(i).append(" \"").append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
        book("entity-laughs", "xl/sharedStrings.xml", laughs.append("<!ENTITY e \"&e29;\">]>").toString(), 0);
        line("csv-long-line", huge ? 50_000_000 : 2_000_000);
        truth.write(options.truth());
        System.out.printf("hostile set, %d entries: %s%n", truth.entries().size(), options.out());
    }

    private List<Item> dossiers(int count, int records) {
        Options few = new Options(options.seed(), options.out(), count, records, "none", "csv", options.truth(), 72, 0.3f, false, false);
        List<Item> dossiers = new World(grammar, few).dossiers();
        int index = 0;
        for (Item dossier : dossiers)
            for (Item record : dossier.records) {
                dossier.folder = "HS" + index / 100;
                record.folder = dossier.folder;
                record.file = String.format("%03d.%s", ++index, record.role == Role.TEXT ? "pdf" : record.kind);
            }
        return dossiers;
    }

    /** Writes catalogue and files; these bytes instead of the right ones. */
    private void deliver(Path root, List<Item> dossiers, Map<Item, byte[]> instead) throws IOException {
        Options few = new Options(options.seed(), root, 1, 1, "none", "csv", options.truth(), 72, 0.3f, false, false);
        FileMaker maker = new FileMaker(few);
        for (Item dossier : dossiers) {
            dossier.set(Field.FOLDER, Normalizer.normalize(dossier.folder, Normalizer.Form.NFC));
            for (Item record : dossier.records) {
                record.set(Field.FILE, Normalizer.normalize(record.path(), Normalizer.Form.NFC));
                Path file = root.resolve(record.path());
                Files.createDirectories(file.getParent());
                byte[] bytes = instead.get(record);
                Files.write(file, bytes == null ? maker.make(record) : bytes);
            }
        }
        Main.write(root, new Catalogue(lists, grammar, few, true).lay(dossiers), options.seed());
    }

    private void files() throws IOException {
        Map<String, byte[]> attacks = new LinkedHashMap<>();
        attacks.put("bomb", HostilePdf.bomb());
        attacks.put("huge-image", HostilePdf.hugeImage());
        attacks.put("huge-length", HostilePdf.hugeLength());
        attacks.put("huge-xref", HostilePdf.hugeXref());
        attacks.put("loop-pages", HostilePdf.loopPages());
        attacks.put("loop-xref", HostilePdf.loopXref());
        attacks.put("deep-nesting", HostilePdf.deep(100_000));
        List<Item> dossiers = dossiers(1, attacks.size() + 2);
        List<Item> records = dossiers.get(0).records.stream().filter(r -> r.role == Role.TEXT).toList();
        Map<Item, byte[]> instead = new LinkedHashMap<>();
        int at = 0;
        for (var attack : attacks.entrySet()) {
            Item record = records.get(at++);
            record.file = attack.getKey() + ".pdf";
            instead.put(record, attack.getValue());
            // a wrong length alone loses nothing: readers find the end of such a stream
            boolean harmless = attack.getKey().equals("huge-length");
            truth.add("hostile-" + attack.getKey(), harmless ? "" : UNREADABLE, () -> "files/" + record.path(), () -> "",
                    (harmless ? "may come in" : "one finding about this file") + ", no hang, no crash");
        }
        deliver(options.out().resolve("files"), dossiers, instead);
    }

    private void names() throws IOException {
        String accents = grammar.all("secret.none").get(0) + " " + grammar.all("district").get(2);
        List<String> names = List.of(Normalizer.normalize(accents, Normalizer.Form.NFD) + ".pdf", accents + " 2.pdf",
                "smile \ud83d\ude00.pdf", "right \u200f\u202efdp.txt.pdf", "CON.pdf", "ends with blank .pdf", "quote ' & %41 #.pdf",
                "x".repeat(230) + ".pdf", "..hidden.pdf", "-rf.pdf", "new\u00a0blank.pdf");
        List<Item> dossiers = dossiers(1, names.size() + 3);
        List<Item> records = dossiers.get(0).records.stream().filter(r -> r.role == Role.TEXT).toList();
        for (int i = 0; i < names.size(); i++) {
            Item record = records.get(i);
            record.file = names.get(i);
            truth.add("hostile-name", "", () -> "names/" + Normalizer.normalize(record.path(), Normalizer.Form.NFC), () -> "",
                    "comes in under its name, or is refused by name; the catalogue writes it in NFC");
        }
        Path root = options.out().resolve("names");
        deliver(root, dossiers, Map.of());
        link(root.resolve(dossiers.get(0).folder).resolve("loop"), Path.of(".."));
        link(root.resolve(dossiers.get(0).folder).resolve("outside.pdf"), Path.of("/etc/hostname"));
        truth.add("hostile-link", LINK, () -> "names/" + dossiers.get(0).folder + "/loop", () -> "", "a link to its own parent: not followed");
        truth.add("hostile-link", LINK, () -> "names/" + dossiers.get(0).folder + "/outside.pdf", () -> "",
                "a link out of the delivery: its target never comes in");
    }

    private static void link(Path link, Path target) throws IOException {
        Files.deleteIfExists(link);
        try {
            Files.createSymbolicLink(link, target);
        } catch (UnsupportedOperationException e) {
            System.err.println("no symbolic links here: " + link);
        }
    }

    /** A workbook with one part replaced: by a document type, or by a sheet of so many megabytes. */
    private void book(String name, String part, String doctype, int megabytes) throws IOException {
        Path root = options.out().resolve(name);
        List<Item> dossiers = dossiers(1, 2);
        deliver(root, dossiers, Map.of());
        Path file = root.resolve("attack.xlsx");
        byte[] good = Sheets.xlsx(new Catalogue(lists, grammar, new Options(options.seed(), root, 1, 1, "none", "folder+xlsx", file, 72, 0.3f,
                false, false), true).lay(dossiers));
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out);
                var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(good))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null;) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(java.time.LocalDateTime.of(2025, 1, 1, 0, 0));
                zip.putNextEntry(copy);
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (!entry.getName().equals(part))
                    zip.write(text.getBytes(StandardCharsets.UTF_8));
                else if (doctype != null)
                    zip.write(entity(text, doctype).getBytes(StandardCharsets.UTF_8));
                else
                    swollen(zip, text, megabytes);
            }
        }
        truth.add("hostile-" + name, "intake/table-unreadable", () -> name + "/attack.xlsx", () -> "", "refused as a whole with one finding; the rest of the delivery is read");
    }

    private static String entity(String xml, String doctype) {
        int end = xml.indexOf("?>");
        String head = end < 0 ? "" : xml.substring(0, end + 2);
        return head + doctype + xml.substring(head.length()).replaceFirst("<t( [^>]*)?>", "<t>&e;");
    }

    private static void swollen(OutputStream out, String xml, int megabytes) throws IOException {
        int at = xml.indexOf("</sheetData>");
        out.write(xml.substring(0, at).getBytes(StandardCharsets.UTF_8));
        byte[] rows = "<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < megabytes; i++)
            out.write(rows);
        out.write(xml.substring(at).getBytes(StandardCharsets.UTF_8));
    }

    private void line(String name, int length) throws IOException {
        Path root = options.out().resolve(name);
        deliver(root, dossiers(1, 2), Map.of());
        Path file = root.resolve("attack.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] piece = "a".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
            for (int written = 0; written < length; written += piece.length)
                out.write(piece);
        }
        truth.add("hostile-" + name, "", () -> name + "/attack.csv", () -> "", "one line of " + length + " bytes: refused or shortened, memory stays flat");
    }
}
