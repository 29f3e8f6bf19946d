package samples;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Random;

/** Paints a typeset page as if a scanner had seen it: paper, shadow, noise, skew, ink, seal, signature. */
final class Painter {
    private final Ink ink;

    Painter(Ink ink) {
        this.ink = ink;
    }

    /** What happened on the glass. @param angle turn in radians */
    record Scan(double angle, int paperRed, int paperGreen, int paperBlue, int noise, int shadow, double strength) {
        static Scan of(Look look, Random random) {
            double angle = Math.toRadians(random.nextGaussian() * 0.35);
            int yellow = look == Look.TYPED ? 26 + random.nextInt(22) : look == Look.OLD ? 8 + random.nextInt(14) : random.nextInt(6);
            int white = look == Look.TYPED ? 236 : 248;
            return new Scan(angle, white, white - yellow / 3, white - yellow, look == Look.NEW ? 3 : 6, 14 + random.nextInt(30),
                    look == Look.TYPED ? 0.8 : 0.93);
        }
    }

    /** @param dpi resolution of the picture */
    BufferedImage paint(Page page, Look look, Scan scan, double dpi, Random random) {
        double k = dpi / 72;
        int width = (int) Math.round(Page.WIDTH * k);
        int height = (int) Math.round(Page.HEIGHT * k);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        paper(pixels, width, height, scan, random);
        AffineTransform turn = new AffineTransform(k, 0, 0, k, 0, 0);
        turn.rotate(scan.angle, Page.WIDTH / 2, Page.HEIGHT / 2);
        for (Page.Line line : page.lines)
            text(pixels, width, height, line, turn, k, look, scan, random);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setTransform(turn);
        g.setColor(new Color(45, 45, 48));
        g.setStroke(new BasicStroke(0.8f));
        for (Page.Rule rule : page.rules)
            g.draw(new java.awt.geom.Line2D.Double(rule.x1(), rule.y(), rule.x2(), rule.y()));
        if (page.sealX > 0) {
            signature(g, page, random);
            seal(g, page, random);
        }
        g.dispose();
        return image;
    }

    private static void paper(byte[] pixels, int width, int height, Scan scan, Random random) {
        int state = random.nextInt() | 1;
        int[] edge = new int[width];
        for (int x = 0; x < width; x++)
            edge[x] = (int) (scan.shadow * Math.exp(-x / (width * 0.035)));
        int span = scan.noise * 2 + 1;
        for (int y = 0, at = 0; y < height; y++) {
            int fold = (int) (8 * Math.exp(-Math.abs(y - height * 0.5) / 3.0)) + (int) (scan.shadow * 0.4 * Math.exp(-(height - y) / (height * 0.02)));
            for (int x = 0; x < width; x++) {
                state ^= state << 13;
                state ^= state >>> 17;
                state ^= state << 5;
                int dark = edge[x] + fold + (state >>> 8 & 0xff) * span / 256;
                if ((state & 0x3ffff) == 7)
                    dark += 90;
                pixels[at++] = (byte) Math.max(0, scan.paperBlue - dark);
                pixels[at++] = (byte) Math.max(0, scan.paperGreen - dark);
                pixels[at++] = (byte) Math.max(0, scan.paperRed - dark);
            }
        }
    }

    private void text(byte[] pixels, int width, int height, Page.Line line, AffineTransform turn, double k, Look look, Scan scan,
            Random random) {
        double x = line.x();
        double[] at = new double[2];
        for (int i = 0; i < line.text().length(); i++) {
            char ch = line.text().charAt(i);
            if (ch != ' ') {
                at[0] = x;
                at[1] = line.y() + (look == Look.TYPED ? random.nextGaussian() * 0.35 : 0);
                turn.transform(at, 0, at, 0, 1);
                double strength = scan.strength - (look == Look.TYPED ? random.nextDouble() * 0.3 : 0);
                int left = (int) Math.floor(at[0]);
                Ink.Mask mask = ink.mask(line.face(), ch, line.size() * k, at[0] - left);
                stamp(pixels, width, height, mask, left, (int) Math.round(at[1]), strength);
            }
            x += line.face().advance(ch) * line.size() + (ch == ' ' ? line.gap() : 0);
        }
    }

    private static void stamp(byte[] pixels, int width, int height, Ink.Mask mask, int left, int top, double strength) {
        int weight = (int) (strength * 256);
        for (int row = 0; row < mask.height(); row++) {
            int y = top + mask.top() + row;
            if (y < 0 || y >= height)
                continue;
            for (int column = 0; column < mask.width(); column++) {
                int x = left + mask.left() + column;
                int dark = (mask.dark()[row * mask.width() + column] & 0xff) * weight / 256;
                if (dark == 0 || x < 0 || x >= width)
                    continue;
                int at = (y * width + x) * 3;
                for (int c = 0; c < 3; c++)
                    pixels[at + c] = (byte) (((pixels[at + c] & 0xff) * (255 - dark) + 28 * dark) / 255);
            }
        }
    }

    private static void signature(Graphics2D g, Page page, Random random) {
        GeneralPath path = new GeneralPath();
        double x = page.sealX + 18;
        path.moveTo(x, page.sealY + 6);
        for (int i = 0; i < 6; i++) {
            double up = page.sealY - 24 + random.nextDouble() * 40;
            path.curveTo(x + 6, up, x + 14 + random.nextDouble() * 10, page.sealY + 20 - random.nextDouble() * 40, x += 13,
                    page.sealY + random.nextGaussian() * 8);
        }
        path.lineTo(x + 28, page.sealY - 10);
        g.setColor(new Color(34, 52, 140));
        g.setStroke(new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(path);
    }

    private static void seal(Graphics2D g, Page page, Random random) {
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.5f + random.nextFloat() * 0.25f));
        g.setColor(new Color(206, 34, 40));
        double x = page.sealX + random.nextGaussian() * 3;
        double y = page.sealY + random.nextGaussian() * 3;
        double r = 48;
        g.setStroke(new BasicStroke(2f));
        g.draw(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
        g.setStroke(new BasicStroke(0.8f));
        g.draw(new Ellipse2D.Double(x - r + 4, y - r + 4, 2 * r - 8, 2 * r - 8));
        g.draw(new Ellipse2D.Double(x - r * 0.58, y - r * 0.58, 1.16 * r, 1.16 * r));
        GeneralPath star = new GeneralPath();
        for (int i = 0; i < 10; i++) {
            double reach = i % 2 == 0 ? 17 : 7;
            double angle = Math.PI * i / 5 - Math.PI / 2;
            double px = x + reach * Math.cos(angle);
            double py = y + reach * Math.sin(angle);
            if (i == 0)
                star.moveTo(px, py);
            else
                star.lineTo(px, py);
        }
        star.closePath();
        g.fill(star);
        ring(g, page.legend, x, y, r * 0.68);
    }

    private static void ring(Graphics2D g, String legend, double x, double y, double radius) {
        for (int i = 0; i < legend.length(); i++) {
            GeneralPath glyph = new GeneralPath(Face.BOLD.outline(legend.charAt(i)));
            double size = 10.0 / Face.BOLD.em();
            double angle = 2 * Math.PI * i / legend.length() - Math.PI;
            AffineTransform place = AffineTransform.getTranslateInstance(x, y);
            place.rotate(angle);
            place.translate(-3, -radius);
            place.scale(size, -size);
            glyph.transform(place);
            g.fill(glyph);
        }
    }
}
