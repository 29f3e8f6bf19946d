package samples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads a delivery without defects again and says where it does not keep what it states. */
public final class Check {
    private final Lists lists = new Lists();
    private final Path root;
    private final int dpi;
    private final List<String> problems = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private Check(Path root, int dpi) {
        this.root = root;
        this.dpi = dpi;
    }

    /** @param args folder, resolution of its pages */
    public static void main(String[] args) throws IOException {
        Check check = new Check(Path.of(args[0]), Integer.parseInt(args[1]));
        String said = check.run();
        check.problems.forEach(System.out::println);
        System.out.println((check.problems.isEmpty() ? "good: " : "BAD: ") + said);
        System.exit(check.problems.isEmpty() ? 0 : 1);
    }

    private String run() throws IOException {
        List<Reader.Row> rows = new Reader(lists).read(root);
        Map<String, Reader.Row> dossiers = new TreeMap<>();
        Map<String, List<Reader.Row>> records = new TreeMap<>();
        for (Reader.Row row : rows) {
            values(row);
            if (row.role() == Role.DOSSIER)
                expect(dossiers.put(row.values().get(Field.CODE), row) == null, row, "code twice");
            else {
                String code = row.values().get(Field.DOC_CODE);
                records.computeIfAbsent(code.substring(0, code.lastIndexOf('.')), c -> new ArrayList<>()).add(row);
            }
        }
        expect(dossiers.keySet().equals(records.keySet()), null, "dossiers " + dossiers.keySet() + " records of " + records.keySet());
        for (var dossier : dossiers.entrySet())
            dossier(dossier.getValue(), records.getOrDefault(dossier.getKey(), List.of()));
        Set<Path> there = new TreeSet<>();
        try (var walk = Files.walk(root, 3)) {
            walk.filter(Files::isRegularFile).filter(f -> !f.getParent().equals(root)).forEach(there::add);
        }
        there.removeAll(seen);
        expect(there.isEmpty(), null, "files without a row: " + there);
        return dossiers.size() + " dossiers, " + (rows.size() - dossiers.size()) + " records, " + seen.size() + " files in " + root;
    }

    private void expect(boolean right, Reader.Row row, String what) {
        if (!right)
            problems.add((row == null ? "" : row.place() + ": ") + what);
    }

    private void values(Reader.Row row) {
        for (Field field : lists.mandatory(row.role())) {
            boolean joined = row.values().containsKey(Field.SPAN) && (field == Field.FROM || field == Field.TO);
            boolean inner = field == Field.CODE && row.role() == Role.TEXT && !row.values().containsKey(Field.CODE);
            String value = row.values().getOrDefault(field, "");
            expect(!value.isEmpty() || inner || joined || field == Field.CODE, row, field + " is empty");
        }
        row.values().forEach((field, value) -> {
            Map<String, String> codes = lists.list(field);
            boolean known = codes == null || value.isEmpty() || codes.containsKey(value) || codes.containsKey("0" + value) || codes.containsValue(value);
            expect(known, row, field + " is not in its list: " + value);
        });
    }

    private static int number(Reader.Row row, Field field) {
        return Integer.parseInt(row.values().get(field));
    }

    private void dossier(Reader.Row dossier, List<Reader.Row> records) throws IOException {
        int pages = 0;
        Set<String> codes = new HashSet<>();
        for (Reader.Row record : records) {
            expect(codes.add(record.values().get(Field.DOC_CODE)), record, "code twice");
            if (record.role() == Role.TEXT)
                pages += number(record, Field.PAGES);
            file(dossier, record);
        }
        expect(number(dossier, Field.DOCS) == records.size(), dossier, "has " + records.size() + " records");
        expect(number(dossier, Field.PAGES) == pages, dossier, "has " + pages + " pages");
        expect(number(dossier, Field.SHEETS) <= pages, dossier, "more sheets than pages");
        String from = dossier.values().getOrDefault(Field.FROM, "");
        String to = dossier.values().getOrDefault(Field.TO, "");
        if (from.matches("\\d+/\\d+/\\d{4}") && !from.startsWith("0"))
            expect(!day(from).isAfter(day(to)), dossier, from + " is after " + to);
    }

    private static LocalDate day(String text) {
        String[] parts = text.split("/");
        return LocalDate.of(Integer.parseInt(parts[2]), Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
    }

    private void file(Reader.Row dossier, Reader.Row record) throws IOException {
        Path file = find(dossier, record);
        expect(file != null, record, "no file");
        if (file == null)
            return;
        expect(seen.add(file), record, "file of another row: " + file);
        String name = file.getFileName().toString();
        if (name.endsWith(".pdf"))
            pdf(file, record);
        else if (name.endsWith(".jpg") || name.endsWith(".tif")) {
            BufferedImage image = ImageIO.read(file.toFile());
            expect(image != null && image.getColorModel().getPixelSize() == 24, record, "picture of another kind");
        } else {
            byte[] head = java.util.Arrays.copyOf(Files.readAllBytes(file), 8);
            boolean right = name.endsWith(".mp4") ? head[4] == 'f' && head[5] == 't' : (head[0] & 0xff) == 0xff && (head[1] & 0xe0) == 0xe0;
            expect(right, record, "not what its name says");
        }
    }

    private Path find(Reader.Row dossier, Reader.Row record) throws IOException {
        String code = record.values().get(Field.DOC_CODE);
        String folder = dossier.values().getOrDefault(Field.FOLDER, dossier.values().get(Field.CODE));
        String named = record.values().getOrDefault(Field.FILE, "");
        if (!named.isEmpty())
            return List.of(root.resolve(named), root.resolve(folder).resolve(named)).stream().filter(Files::isRegularFile).findFirst().orElse(null);
        int ordinal = Integer.parseInt(code.substring(code.lastIndexOf('.') + 1));
        String start = dossier.values().get(Field.CODE) + ".";
        try (var files = Files.list(root.resolve(folder))) {
            return files.filter(f -> {
                String name = f.getFileName().toString();
                return name.startsWith(start) && Integer.parseInt(name.substring(start.length(), name.lastIndexOf('.'))) == ordinal;
            }).findFirst().orElse(null);
        }
    }

    private void pdf(Path file, Reader.Row record) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            expect(document.getNumberOfPages() == number(record, Field.PAGES), record, "PDF has " + document.getNumberOfPages() + " pages");
            for (PDPage page : document.getPages())
                for (COSName name : page.getResources().getXObjectNames()) {
                    PDImageXObject image = (PDImageXObject) page.getResources().getXObject(name);
                    double found = image.getWidth() / (page.getMediaBox().getWidth() / 72);
                    expect(Math.round(found) >= dpi, record, "only " + found + " dpi");
                    expect(image.getBitsPerComponent() * image.getColorSpace().getNumberOfComponents() == 24, record, "not 24 bits");
                }
            PDFTextStripper stripper = new PDFTextStripper();
            for (int p = 1; p <= document.getNumberOfPages(); p++) {
                stripper.setStartPage(p);
                stripper.setEndPage(p);
                expect(stripper.getText(document).length() > 20, record, "page " + p + " has no text");
            }
            stripper.setStartPage(1);
            String text = stripper.getText(document).replaceAll("\\s+", " ");
            String subject = record.values().get(Field.SUBJECT);
            expect(text.contains(subject.substring(subject.indexOf(' ', 4) + 1)), record, "text without the subject: " + subject);
        }
    }
}
