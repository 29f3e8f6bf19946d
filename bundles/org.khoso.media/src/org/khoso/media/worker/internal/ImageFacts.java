package org.khoso.media.worker.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadWarningListener;

/** Facts of an image file; every image is decoded once, so that a torn one is found. */
final class ImageFacts {
    private static final long KEPT = 1_000_000;
    private final Path file;
    private final Facts facts;
    private final Answers answers;

    ImageFacts(Path file, Facts facts, Answers answers) {
        this.file = file;
        this.facts = facts;
        this.answers = answers;
    }

    void read() {
        try (var image = new ImageFile(file)) {
            List<Double> dpi = Resolution.of(image.stream());
            Set<Integer> besides = Resolution.besides(image.stream());
            if (!TiffChain.whole(image.stream()))
                facts.damaged("media.truncated");
            image.reader().addIIOReadWarningListener(listener());
            int n = image.count();
            if (n > ImageFile.MOST_IMAGES)
                facts.damaged("media.too-many-pages", ImageFile.MOST_IMAGES);
            for (int i = 0; i < Math.min(n, ImageFile.MOST_IMAGES); i++) {
                if (besides.contains(i))
                    sound(image, i);
                else
                    page(image, i, i < dpi.size() ? dpi.get(i) : 0);
                answers.tick();
            }
            facts.textLayer = facts.pages == 0 ? null : Boolean.FALSE;
        } catch (BadFile e) {
            facts.damaged(e.problem().key());
        } catch (EOFException e) {
            facts.damaged("media.truncated");
        } catch (IOException | RuntimeException e) {
            facts.damaged(e);
        }
    }

    private void page(ImageFile image, int i, double dpi) throws IOException {
        facts.pages++;
        ImageReader r = image.reader();
        facts.image(r.getWidth(i), r.getHeight(i));
        int bits = sound(image, i);
        facts.bits(bits);
        facts.page(dpi, bits, true, false, false);
        facts.dpi(dpi);
    }

    /** Decodes an image. @return bits per pixel, 0 if unknown */
    private int sound(ImageFile image, int i) throws IOException {
        ImageReader r = image.reader();
        long megapixels = image.pixels(i) / 1_000_000;
        if (image.pixels(i) > ImageFile.MOST_PIXELS) {
            facts.damaged("media.too-many-pixels", megapixels, ImageFile.MOST_PIXELS / 1_000_000);
            return 0;
        }
        int bits = bits(r, i);
        image.decode(i, KEPT);
        return bits;
    }

    private static int bits(ImageReader r, int i) throws IOException {
        ImageTypeSpecifier raw = r.getRawImageType(i);
        if (raw == null) {
            var types = r.getImageTypes(i);
            raw = types.hasNext() ? types.next() : null;
        }
        return raw == null ? 0 : raw.getColorModel().getPixelSize();
    }

    /** Readers warn of what they step over; data that ends too early is damage. */
    private IIOReadWarningListener listener() {
        return (source, warning) -> {
            if (String.valueOf(warning).contains("remature") || String.valueOf(warning).contains("orrupt"))
                facts.damaged("media.damaged", Text.clean(warning, 200));
            else
                facts.odd("media.image-odd", Text.clean(warning, 200));
        };
    }
}
