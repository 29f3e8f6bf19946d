package org.khoso.capture.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.capture.TextRecognizer;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.MediaReader;
import org.khoso.api.media.PageText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Vietnamese text by the tesseract program. A page that comes out empty, doubtful or late is tried once more, cleaned and at
 * 200 dpi: noise at full resolution is what stops it most.
 */
@Component(service = TextRecognizer.class, property = {"id=tesseract", "label=Tesseract"})
public final class TesseractRecognizer implements TextRecognizer {
    private static final String LANGUAGE = "vie";
    private static final int SECOND_DPI = 200;
    private static final int WHOLE = 1200;
    private static final double LEAST_CONFIDENCE = 60;
    private final Tesseract tesseract;
    private final MediaReader media;
    private volatile boolean found;

    /** The program that {@code khoso.tesseract} names, else {@code tesseract}; {@code khoso.ocr.timeout} seconds a page, else 120. */
    @Activate
    public TesseractRecognizer(@Reference MediaReader media) {
        this(media, List.of(System.getProperty("khoso.tesseract", "tesseract")),
                Duration.ofSeconds(Integer.getInteger("khoso.ocr.timeout", 120)));
    }

    TesseractRecognizer(MediaReader media, List<String> command, Duration patience) {
        this.media = media;
        tesseract = new Tesseract(command, patience);
    }

    @Override
    public Optional<Message> missing() {
        if (found)
            return Optional.empty();
        try {
            var langs = tesseract.run(List.of("--list-langs"), true).text().lines().map(String::strip).toList();
            found = langs.contains(LANGUAGE);
            return found ? Optional.empty() : Optional.of(Message.of("capture.no-vietnamese"));
        } catch (IOException e) {
            return Optional.of(Message.of("capture.no-tesseract"));
        }
    }

    @Override
    public PageText recognize(Path image, int page, int dpi) throws IOException {
        var missing = missing();
        if (missing.isPresent())
            throw new KhosoException(missing.get(), null, null);
        PageText first;
        try {
            first = read(image, page, dpi, 1);
        } catch (Tesseract.Late e) {
            return again(image, page, dpi);
        }
        return legible(first) ? first : better(first, again(image, page, dpi));
    }

    private static boolean legible(PageText t) {
        int letters = t.words().stream().mapToInt(w -> w.text().length()).sum();
        return letters > 0 && score(t) / letters >= LEAST_CONFIDENCE;
    }

    private static double score(PageText t) {
        return t.words().stream().mapToDouble(w -> w.text().length() * w.confidence()).sum();
    }

    private static PageText better(PageText a, PageText b) {
        return score(b) > score(a) ? b : a;
    }

    private PageText again(Path image, int page, int dpi) throws IOException {
        FileFacts facts = media.inspect(image);
        byte[] png = media.render(image, 1, WHOLE); // decoded where it can do no harm
        BufferedImage whole = ImageIO.read(new ByteArrayInputStream(png));
        double have = (double) whole.getWidth() / Math.max(1, facts.width()) * dpi;
        BufferedImage clean = PageImages.denoised(whole);
        BufferedImage small = have > SECOND_DPI * 1.1 ? PageImages.scaled(clean, SECOND_DPI / have) : clean;
        Path file = Files.createTempFile("khoso-ocr", ".png");
        try {
            ImageIO.write(small, "png", file.toFile());
            double scale = (double) facts.width() / small.getWidth();
            return read(file, page, (int) Math.round(dpi / scale), scale);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private PageText read(Path image, int page, int dpi, double scale) throws IOException {
        var out = tesseract.run(
                List.of(image.toAbsolutePath().toString(), "stdout", "-l", LANGUAGE, "--dpi", Integer.toString(Math.clamp(dpi, 70, 2400)),
                        "tsv"),
                false);
        if (out.status() != 0)
            throw new KhosoException(Message.of("capture.ocr-failed", image.getFileName().toString(), out.status()), null, null);
        return Tsv.parse(out.text(), page, scale);
    }
}
