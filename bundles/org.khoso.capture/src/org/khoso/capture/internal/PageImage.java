package org.khoso.capture.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/** Puts an image into a PDF without loss: a JPEG byte for byte, others pixel for pixel. */
final class PageImage {
    private static final long MOST_PIXELS = 200_000_000;

    private PageImage() {
    }

    static PDImageXObject of(PDDocument d, Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(3);
        }
        if (head.length == 3 && (head[0] & 255) == 0xff && (head[1] & 255) == 0xd8)
            try (InputStream in = Files.newInputStream(file)) {
                return JPEGFactory.createFromStream(d, in);
            }
        BufferedImage i = PageImages.plain(read(file));
        return i.getType() == BufferedImage.TYPE_BYTE_BINARY ? CCITTFactory.createFromImage(d, i) : LosslessFactory.createFromImage(d, i);
    }

    private static BufferedImage read(Path file) throws IOException {
        String name = file.getFileName().toString();
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            var readers = in == null ? null : ImageIO.getImageReaders(in);
            if (readers == null || !readers.hasNext())
                throw new KhosoException(Message.of("capture.no-image", name), null, null);
            ImageReader r = readers.next();
            try {
                r.setInput(in, true, true);
                if ((long) r.getWidth(0) * r.getHeight(0) > MOST_PIXELS)
                    throw new KhosoException(Message.of("capture.image-too-large", name, MOST_PIXELS / 1_000_000), null, null);
                return r.read(0);
            } catch (RuntimeException e) {
                throw new KhosoException(Message.of("capture.no-image", name), null, e);
            } finally {
                r.dispose();
            }
        }
    }
}
