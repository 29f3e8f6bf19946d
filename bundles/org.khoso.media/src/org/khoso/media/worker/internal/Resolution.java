package org.khoso.media.worker.internal;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Resolution as the file itself states it: TIFF tags, PNG pHYs, JFIF, Exif. Unknown is 0. */
final class Resolution {
    private static final int X = 282;
    private static final int Y = 283;
    private static final int UNIT = 296;
    private static final int KIND = 254;
    /** Bits of {@link #KIND}: a smaller copy of another image, or a mask for one (TIFF 6.0, section 8). */
    private static final int COPY = 1 | 4;
    private static final int MOST_SEGMENTS = 500;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    private Resolution() {
    }

    /** @return dots per inch of each image, or of the first ones. The stream is left where it was. */
    static List<Double> of(ImageInputStream in) throws IOException {
        long before = in.getStreamPosition();
        ByteOrder order = in.getByteOrder();
        try {
            in.seek(0);
            in.setByteOrder(ByteOrder.BIG_ENDIAN);
            int first = in.readUnsignedShort();
            in.seek(0);
            return switch (first) {
                case 0x4949, 0x4d4d -> tiff(in);
                case 0xffd8 -> List.of(jpeg(in));
                case 0x8950 -> List.of(png(in));
                default -> List.of();
            };
        } catch (IOException | RuntimeException e) {
            return List.of(); // whether the file is damaged, the decoder says
        } finally {
            in.setByteOrder(order);
            in.seek(before);
        }
    }

    /** @return numbers of the images of a TIFF that are no pages: smaller copies of others, and masks */
    static Set<Integer> besides(ImageInputStream in) throws IOException {
        long before = in.getStreamPosition();
        ByteOrder order = in.getByteOrder();
        Set<Integer> all = new HashSet<>();
        try {
            in.seek(0);
            if (in.readUnsignedByte() == in.readUnsignedByte()) { // II or MM
                in.seek(0);
                if (new TIFFReader().read(in) instanceof CompoundDirectory c)
                    for (int i = 1; i < c.directoryCount(); i++)
                        if (((int) number(c.getDirectory(i), KIND, 0) & COPY) != 0)
                        all.add(i);
            }
        } catch (IOException | RuntimeException e) { // whether the file is damaged, the decoder says
            all.clear();
        } finally {
            in.setByteOrder(order);
            in.seek(before);
        }
        return all;
    }

    private static List<Double> tiff(ImageInputStream in) throws IOException {
        var found = new ArrayList<Double>();
        Directory all = new TIFFReader().read(in);
        if (all instanceof CompoundDirectory c)
            for (int i = 0; i < c.directoryCount(); i++)
                found.add(dpi(c.getDirectory(i)));
        else
            found.add(dpi(all));
        return found;
    }

    private static double dpi(Directory d) {
        int unit = (int) number(d, UNIT, 2);
        double factor = unit == 2 ? 1 : unit == 3 ? 2.54 : 0; // 1: no unit, the numbers are a ratio only
        double x = number(d, X, 0) * factor;
        double y = number(d, Y, 0) * factor;
        return y > 0 ? Math.min(x, y) : x;
    }

    private static double number(Directory d, int tag, double otherwise) {
        Entry e = d.getEntryById(tag);
        return e != null && e.getValue() instanceof Number n ? n.doubleValue() : otherwise;
    }

    private static double png(ImageInputStream in) throws IOException {
        in.skipBytes(8);
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            int length = in.readInt();
            int type = in.readInt();
            if (type == 0x70485973) { // pHYs
                int x = in.readInt();
                int y = in.readInt();
                return in.readByte() == 1 ? Math.min(x, y) * 0.0254 : 0;
            }
            if (type == 0x49444154 || length < 0) // IDAT: too late for it
                return 0;
            in.seek(in.getStreamPosition() + length + 4L);
        }
        return 0;
    }

    private static double jpeg(ImageInputStream in) throws IOException {
        in.skipBytes(2);
        double jfif = 0;
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            int marker = in.readUnsignedShort();
            if (marker == 0xffda || (marker & 0xff00) != 0xff00)
                return jfif;
            int length = in.readUnsignedShort() - 2;
            byte[] b = new byte[Math.max(0, marker == 0xffe0 || marker == 0xffe1 ? length : 0)];
            long next = in.getStreamPosition() + length;
            in.readFully(b);
            if (marker == 0xffe0)
                jfif = Math.max(jfif, jfif(b));
            if (marker == 0xffe1 && b.length > 6 && Arrays.equals(b, 0, 6, EXIF, 0, 6)) {
                double exif = exif(b);
                if (exif > 0 && jfif == 0)
                    return exif;
            }
            in.seek(next);
        }
        return jfif;
    }

    private static double jfif(byte[] b) throws IOException {
        if (b.length < 12 || b[0] != 'J' || b[1] != 'F' || b[2] != 'I')
            return 0;
        var d = new DataInputStream(new ByteArrayInputStream(b, 7, 5));
        int unit = d.readUnsignedByte();
        int least = Math.min(d.readUnsignedShort(), d.readUnsignedShort());
        return unit == 1 ? least : unit == 2 ? least * 2.54 : 0;
    }

    private static double exif(byte[] b) throws IOException {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(b, 6, b.length - 6))) {
            List<Double> d = tiff(in);
            return d.isEmpty() ? 0 : d.get(0);
        }
    }
}
