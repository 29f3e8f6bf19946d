package samples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pictures of glyphs at a size and a quarter-pixel position, drawn once and then stamped. Thread-safe. */
final class Ink {
    /** How dark each pixel is. */
    record Mask(int left, int top, int width, int height, byte[] dark) {
    }

    private record Key(Face face, int ch, int size16, int shift) {
    }

    private static final int STEPS = 4;
    private final Map<Key, Mask> masks = new ConcurrentHashMap<>();

    /** @param pixels size in pixels @param fraction horizontal position within the pixel, 0 to 1 */
    Mask mask(Face face, int ch, double pixels, double fraction) {
        Key key = new Key(face, ch, (int) Math.round(pixels * 16), (int) (fraction * STEPS) % STEPS);
        return masks.computeIfAbsent(key, this::draw);
    }

    private Mask draw(Key key) {
        GeneralPath path = new GeneralPath(key.face.outline(key.ch));
        double scale = key.size16 / 16.0 / key.face.em();
        path.transform(new AffineTransform(scale, 0, 0, -scale, key.shift / (double) STEPS, 0));
        var box = path.getBounds();
        if (box.isEmpty())
            return new Mask(0, 0, 0, 0, new byte[0]);
        int left = box.x - 1;
        int top = box.y - 1;
        BufferedImage image = new BufferedImage(box.width + 3, box.height + 3, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.translate(-left, -top);
        g.fill(path);
        g.dispose();
        byte[] dark = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        return new Mask(left, top, image.getWidth(), image.getHeight(), dark);
    }
}
