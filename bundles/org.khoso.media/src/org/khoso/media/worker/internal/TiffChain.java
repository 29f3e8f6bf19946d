package org.khoso.media.worker.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashSet;
import javax.imageio.stream.ImageInputStream;

/** The chain of the images of a TIFF. A reader stops without a word where the chain leaves the file; this tells. */
final class TiffChain {
    private TiffChain() {
    }

    /** @return whether the file is no TIFF, or each link of the chain lies in it and none comes twice */
    static boolean whole(ImageInputStream in) throws IOException {
        long before = in.getStreamPosition();
        ByteOrder order = in.getByteOrder();
        try {
            in.seek(0);
            int mark = in.readUnsignedShort();
            if (mark != 0x4949 && mark != 0x4d4d)
                return true;
            in.setByteOrder(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            boolean big = in.readUnsignedShort() == 43;
            if (big)
                in.skipBytes(4);
            return links(in, big);
        } catch (EOFException e) {
            return false;
        } finally {
            in.setByteOrder(order);
            in.seek(before);
        }
    }

    private static boolean links(ImageInputStream in, boolean big) throws IOException {
        var seen = new HashSet<Long>();
        for (long at = offset(in, big); at != 0; at = offset(in, big)) {
            if (at < 0 || at >= in.length() || !seen.add(at) || seen.size() > ImageFile.MOST_IMAGES)
                return false;
            in.seek(at);
            long entries = big ? in.readLong() : in.readUnsignedShort();
            if (entries < 0 || entries > 65_535)
                return false;
            in.seek(in.getStreamPosition() + entries * (big ? 20 : 12));
        }
        return true;
    }

    private static long offset(ImageInputStream in, boolean big) throws IOException {
        return big ? in.readLong() : in.readUnsignedInt();
    }
}
