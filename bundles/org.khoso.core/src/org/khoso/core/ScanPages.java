package org.khoso.core;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.khoso.api.Confidence;
import org.khoso.api.Counts;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.capture.Scanner;
import org.khoso.api.capture.TextRecognizer;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.MediaReader;
import org.khoso.api.media.PageText;

/** Pages of a batch on their way to the vault: lossless files in a folder of their own, which is gone afterwards. */
final class ScanPages implements Scanner.PageSink, AutoCloseable {
    private static final int USUAL_DPI = 200;
    private static final String PNG_METADATA = "javax_imageio_png_1.0";
    private static final double INCHES_PER_METRE = 1 / 0.0254;

    /** A page. @param image one image for reading and assembling @param dpi resolution @param text text, null if it was not read */
    record Page(Path image, int dpi, PageText text) {
    }

    private final MediaReader media;
    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long refused;

    ScanPages(MediaReader media) throws IOException {
        this.media = media;
        folder = Files.createTempDirectory("khoso-scan");
    }

    @Override
    public void page(BufferedImage image, int dpi) throws IOException {
        Path file = folder.resolve(String.format(Locale.ROOT, "%04d.png", files.size() + 1));
        write(image, dpi, file);
        files.add(file);
        pages.add(new Page(file, dpi > 0 ? dpi : USUAL_DPI, null));
    }

    /** Takes an image file, or refuses it with a finding. */
    void file(Path given) throws IOException {
        String name = given.getFileName().toString();
        FileFacts facts;
        Path copy;
        try {
            copy = copy(given, name);
            facts = media.inspect(copy);
        } catch (IOException e) {
            refuse(name, Message.of("core.intake.file-gone", name,
                    e instanceof KhosoException k ? k.problem() : String.valueOf(e.getMessage())));
            return;
        }
        if (!facts.readable() || !facts.mime().startsWith("image/")) {
            refuse(name, Message.of(facts.readable() ? "core.scan.not-image" : "core.intake.file-unreadable", name,
                    facts.problems().isEmpty() ? "" : facts.problems().get(0)));
            return;
        }
        files.add(copy);
        int dpi = facts.dpi() > 0 ? (int) Math.round(facts.dpi()) : USUAL_DPI;
        if (facts.pages() <= 1)
            pages.add(new Page(copy, dpi, null));
        else
            split(copy, facts.pages(), dpi);
    }

    private Path copy(Path given, String name) throws IOException {
        for (int i = 0;; i++)
            try {
                // a file name may come twice from different folders
                Path to = i == 0 ? folder.resolve(name) : Files.createDirectory(folder.resolve("n" + files.size() + "-" + i)).resolve(name);
                return Files.copy(given, to);
            } catch (FileAlreadyExistsException e) {
                if (i > 0)
                    throw e;
            }
    }

    /** An image file with several pages is kept as it is; its pages are drawn in the helper process. */
    private void split(Path file, int count, int dpi) throws IOException {
        for (int p = 1; p <= count; p++) {
            Path page = Files.write(folder.resolve("page" + pages.size() + ".part.png"), media.render(file, p, dpi));
            pages.add(new Page(page, dpi, null));
        }
    }

    private void refuse(String name, Message why) {
        refused++;
        findings.add(finding("scan/file-refused", name, "", why, Message.of("core.scan.not-image.remedy")));
    }

    private static Finding finding(String rule, String name, String place, Message message, Message remedy) {
        return new Finding(rule, "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.FILE, null, name), place, message, remedy);
    }

    /** Reads the text of each page. A page that can't be read stays without text; a stop leaves the rest without. */
    void read(TextRecognizer recognizer, Progress progress) {
        progress.total(files.size() + refused + pages.size());
        for (int i = 0; i < pages.size() && !progress.cancelled(); i++) {
            Page p = pages.get(i);
            progress.item(p.image().getFileName().toString());
            try {
                pages.set(i, new Page(p.image(), p.dpi(), recognizer.recognize(p.image(), i + 1, p.dpi())));
            } catch (IOException e) {
                findings.add(finding("scan/no-text", p.image().getFileName().toString(), "page " + (i + 1),
                        e instanceof KhosoException k
                                ? k.problem()
                                : Message.of("core.scan.no-text", i + 1, String.valueOf(e.getMessage())),
                        Message.of("core.scan.no-text.remedy")));
            }
            progress.worked(1);
        }
    }

    private static void write(BufferedImage image, int dpi, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var out = ImageIO.createImageOutputStream(Files.newOutputStream(file))) {
            writer.setOutput(out);
            IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            if (dpi > 0)
                resolution(metadata, dpi);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }

    private static void resolution(IIOMetadata metadata, int dpi) throws IOException {
        String perMetre = Long.toString(Math.round(dpi * INCHES_PER_METRE));
        var size = new IIOMetadataNode("pHYs");
        size.setAttribute("pixelsPerUnitXAxis", perMetre);
        size.setAttribute("pixelsPerUnitYAxis", perMetre);
        size.setAttribute("unitSpecifier", "meter");
        var root = new IIOMetadataNode(PNG_METADATA);
        root.appendChild(size);
        metadata.mergeTree(PNG_METADATA, root);
    }

    /** @return the files to keep, in order */
    List<Path> files() {
        return files;
    }

    /** @return the pages in order */
    List<Page> pages() {
        return pages;
    }

    /** @return how many pages there are */
    int size() {
        return pages.size();
    }

    /** @return where files may be made that are gone afterwards */
    Path folder() {
        return folder;
    }

    List<Finding> findings() {
        return findings;
    }

    Counts counts() {
        long odd = findings.stream().filter(f -> !f.place().isEmpty()).count();
        return new Counts(pages.size() + refused, pages.size() - odd, odd, refused);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(java.util.Comparator.reverseOrder()).toList())
                Files.deleteIfExists(p);
        }
    }
}
