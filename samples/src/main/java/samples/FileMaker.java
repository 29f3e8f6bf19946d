package samples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes the bytes of one record's file. Thread-safe. */
final class FileMaker {
    private final Options options;
    private final Painter painter = new Painter(new Ink());

    FileMaker(Options options) {
        this.options = options;
    }

    byte[] make(Item record) throws IOException {
        if (record.state == Item.FileState.EMPTY)
            return new byte[0];
        if (record.state == Item.FileState.COPY)
            return make(record.copyOf);
        return switch (record.role) {
        case TEXT -> text(record);
        case PHOTO -> photo(record);
        default -> media(record);
        };
    }

    private byte[] text(Item record) throws IOException {
        Random random = new Random(record.seed ^ 0x5ca11ed);
        Painter.Scan first = Painter.Scan.of(record.look, random);
        boolean low = record.state == Item.FileState.LOW_RESOLUTION;
        double dpi = low ? 100 : options.dpi();
        List<PdfWriter.Scanned> pages = new ArrayList<>();
        List<BufferedImage> images = new ArrayList<>();
        List<Page> wanted = new ArrayList<>(record.pages);
        for (int i = 0; i < record.extraPages; i++)
            wanted.add(record.pages.get(record.pages.size() - 1));
        for (Page page : wanted) {
            Painter.Scan scan = new Painter.Scan(Math.toRadians(random.nextGaussian() * 0.35), first.paperRed(), first.paperGreen(),
                    first.paperBlue(), first.noise(), first.shadow(), first.strength());
            BufferedImage image = painter.paint(page, record.look, scan, dpi, random);
            if (record.state == Item.FileState.GREY)
                image = grey(image);
            if (record.state == Item.FileState.TIFF || record.state == Item.FileState.TIFF_NAMED_PDF)
                images.add(image);
            else
                pages.add(new PdfWriter.Scanned(page, Images.jpeg(image, options.quality(), (int) dpi), scan.angle()));
        }
        if (!images.isEmpty())
            return Images.tiff(images, (int) dpi);
        byte[] pdf = PdfWriter.write(pages, record.state != Item.FileState.NO_TEXT, record.state == Item.FileState.ENCRYPTED,
                record.seed, record.file);
        return record.state == Item.FileState.TRUNCATED ? java.util.Arrays.copyOf(pdf, pdf.length / 3) : pdf;
    }

    private static BufferedImage grey(BufferedImage image) {
        BufferedImage grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        grey.createGraphics().drawImage(image, 0, 0, null);
        return grey;
    }

    private byte[] photo(Item record) throws IOException {
        boolean negative = record.kind.equals("tif");
        double inches = record.get(Field.SIZE).equals("6x9") ? 3.54 : 5.9;
        int dpi = record.state == Item.FileState.LOW_RESOLUTION ? 72 : 300;
        int width = (int) (inches * dpi);
        Photos.Kind kind = negative ? Photos.Kind.NEGATIVE : record.look == Look.NEW ? Photos.Kind.COLOUR : Photos.Kind.BLACK_AND_WHITE;
        BufferedImage image = Photos.draw(width, width * 2 / 3, kind, record.seed, 0);
        return negative ? Images.tiff(List.of(image), dpi) : Images.jpeg(image, 0.6f, dpi);
    }

    private byte[] media(Item record) throws IOException {
        int seconds = Integer.parseInt(record.facts.get("seconds"));
        if (record.kind.equals("mp3"))
            return Media.mp3(seconds, record.state == Item.FileState.LOW_RESOLUTION ? 64 : 128, Long.toString(record.seed));
        List<byte[]> frames = new ArrayList<>();
        int count = seconds * 10;
        float quality = record.state == Item.FileState.LOW_RESOLUTION ? 0.05f : 0.85f;
        for (int i = 0; i < count; i++)
            frames.add(Images.jpeg(Photos.draw(480, 320, Photos.Kind.COLOUR, record.seed, i / (double) count), quality, 72));
        return Media.mp4(frames, 480, 320, 10);
    }
}
