package samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Random;

/** Draws a river landscape that could be an old photograph. */
final class Photos {
    /** How it was taken. */
    enum Kind {
        COLOUR, BLACK_AND_WHITE, NEGATIVE
    }

    private Photos() {
    }

    /** @param shift 0 to 1, moves the camera: frames of a film */
    static BufferedImage draw(int width, int height, Kind kind, long seed, double shift) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.scale(width / 1200.0, height / 800.0);
        g.translate(-shift * 120, 0);
        g.setPaint(new GradientPaint(0, 0, new Color(120, 160, 205), 0, 420, new Color(235, 225, 200)));
        g.fill(new Rectangle2D.Double(-200, 0, 1800, 420));
        trees(g, random, 400, new Color(58, 92, 56));
        g.setPaint(new GradientPaint(0, 410, new Color(150, 160, 140), 0, 800, new Color(95, 100, 70)));
        g.fill(new Rectangle2D.Double(-200, 410, 1800, 390));
        houses(g, random);
        g.setColor(new Color(190, 190, 170, 120));
        for (int i = 0; i < 60; i++)
            g.fill(new Rectangle2D.Double(random.nextInt(1500) - 100, 470 + random.nextInt(320), 20 + random.nextInt(90), 2));
        boat(g, random, shift);
        bank(g, random);
        people(g, random);
        g.dispose();
        develop(image, kind, random);
        return image;
    }

    private static void trees(Graphics2D g, Random random, double base, Color color) {
        for (int i = 0; i < 70; i++) {
            double size = 30 + random.nextInt(70);
            g.setColor(new Color(color.getRed() + random.nextInt(30), color.getGreen() + random.nextInt(40), color.getBlue()));
            g.fill(new Ellipse2D.Double(random.nextInt(1600) - 150, base - size * 0.7, size, size * 0.9));
        }
    }

    private static void houses(Graphics2D g, Random random) {
        for (int i = 0; i < 5; i++) {
            double x = random.nextInt(1300);
            double w = 70 + random.nextInt(80);
            g.setColor(new Color(170 + random.nextInt(50), 150 + random.nextInt(40), 120));
            g.fill(new Rectangle2D.Double(x, 370, w, 60));
            GeneralPath roof = new GeneralPath();
            roof.moveTo(x - 12, 372);
            roof.lineTo(x + w / 2, 325);
            roof.lineTo(x + w + 12, 372);
            roof.closePath();
            g.setColor(new Color(130 + random.nextInt(40), 80, 60));
            g.fill(roof);
        }
    }

    private static void boat(Graphics2D g, Random random, double shift) {
        double x = 200 + random.nextInt(500) + shift * 220;
        GeneralPath hull = new GeneralPath();
        hull.moveTo(x, 560);
        hull.curveTo(x + 60, 600, x + 200, 600, x + 270, 552);
        hull.lineTo(x + 230, 582);
        hull.lineTo(x + 40, 586);
        hull.closePath();
        g.setColor(new Color(60, 45, 35));
        g.fill(hull);
        g.setStroke(new BasicStroke(4));
        g.drawLine((int) x + 150, 570, (int) x + 190, 480);
    }

    private static void bank(Graphics2D g, Random random) {
        GeneralPath bank = new GeneralPath();
        bank.moveTo(-200, 720);
        bank.curveTo(200, 660 + random.nextInt(40), 600, 640, 1600, 690 + random.nextInt(40));
        bank.lineTo(1600, 900);
        bank.lineTo(-200, 900);
        bank.closePath();
        g.setPaint(new GradientPaint(0, 640, new Color(120, 112, 70), 0, 800, new Color(70, 78, 40)));
        g.fill(bank);
    }

    private static void people(Graphics2D g, Random random) {
        int count = 4 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            double x = 500 + i * 48 + random.nextInt(20);
            double top = 600 + random.nextInt(30);
            g.setColor(new Color(40 + random.nextInt(120), 40 + random.nextInt(90), 50 + random.nextInt(90)));
            g.fill(new Ellipse2D.Double(x, top + 20, 34, 150));
            g.setColor(new Color(205, 165, 130));
            g.fill(new Ellipse2D.Double(x + 7, top, 20, 24));
        }
    }

    private static void develop(BufferedImage image, Kind kind, Random random) {
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int state = random.nextInt() | 1;
        for (int at = 0; at < pixels.length; at += 3) {
            state ^= state << 13;
            state ^= state >>> 17;
            state ^= state << 5;
            int grain = (state & 15) - 8;
            int blue = (pixels[at] & 0xff) + grain;
            int green = (pixels[at + 1] & 0xff) + grain;
            int red = (pixels[at + 2] & 0xff) + grain;
            if (kind != Kind.COLOUR) {
                int light = (red * 3 + green * 6 + blue) / 10;
                red = kind == Kind.NEGATIVE ? 255 - light : light + 6;
                green = kind == Kind.NEGATIVE ? 250 - light : light;
                blue = kind == Kind.NEGATIVE ? 245 - light : light - 12;
            }
            pixels[at] = clip(blue);
            pixels[at + 1] = clip(green);
            pixels[at + 2] = clip(red);
        }
    }

    private static byte clip(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
