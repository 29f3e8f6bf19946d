package org.khoso.media.worker.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** An image file and its reader. Dimensions are looked at before anything is decoded. */
final class ImageFile implements AutoCloseable {
    static final long MOST_PIXELS = 500_000_000;
    static final int MOST_IMAGES = 10_000;
    private final ImageInputStream in;
    private final ImageReader reader;

    ImageFile(Path file) throws IOException {
        in = new FileImageInputStream(file.toFile());
        var readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            in.close();
            throw new BadFile("media.no-reader", file.getFileName().toString());
        }
        reader = readers.next();
        reader.setInput(in, false, true);
    }

    ImageReader reader() {
        return reader;
    }

    ImageInputStream stream() {
        return in;
    }

    int count() throws IOException {
        return reader.getNumImages(true);
    }

    long pixels(int i) throws IOException {
        return (long) reader.getWidth(i) * reader.getHeight(i);
    }

    /** Decodes all of an image, but keeps only every n-th pixel, so that it has at most this many. */
    BufferedImage decode(int i, long most) throws IOException {
        ImageReadParam p = reader.getDefaultReadParam();
        int step = 1;
        while (pixels(i) / ((long) step * step) > most)
            step++;
        p.setSourceSubsampling(step, step, 0, 0);
        return reader.read(i, p);
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }
}
