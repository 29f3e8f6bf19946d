package org.khoso.capture.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Brings images to one of the plain types that every writer knows. */
final class PageImages {
    private PageImages() {
    }

    /** @return black and white, grey of 8 bits or RGB of 8 bits, without transparency */
    static BufferedImage plain(BufferedImage i) {
        int type = i.getColorModel().getPixelSize() == 1
                ? BufferedImage.TYPE_BYTE_BINARY
                : i.getColorModel().getNumColorComponents() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        return i.getType() == type ? i : copy(i, type);
    }

    static BufferedImage copy(BufferedImage i, int type) {
        var to = new BufferedImage(i.getWidth(), i.getHeight(), type);
        Graphics2D g = to.createGraphics();
        try {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, i.getWidth(), i.getHeight());
            g.drawImage(i, 0, 0, null);
        } finally {
            g.dispose();
        }
        return to;
    }

    static BufferedImage scaled(BufferedImage i, double by) {
        var to = new BufferedImage(Math.max(1, (int) Math.round(i.getWidth() * by)), Math.max(1, (int) Math.round(i.getHeight() * by)),
                BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = to.createGraphics();
        try {
            // as the mean of the pixels under each new one, which takes the noise away too
            g.drawImage(i.getScaledInstance(to.getWidth(), to.getHeight(), java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
        } finally {
            g.dispose();
        }
        return to;
    }

    /** @return grey, each pixel the middle one of its nine: single specks go, strokes stay */
    static BufferedImage denoised(BufferedImage i) {
        BufferedImage grey = copy(i, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage clean = copy(grey, BufferedImage.TYPE_BYTE_GRAY);
        byte[] from = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        byte[] to = ((DataBufferByte) clean.getRaster().getDataBuffer()).getData();
        int w = grey.getWidth();
        int[] nine = new int[9];
        for (int y = 1; y < grey.getHeight() - 1; y++)
            for (int x = 1; x < w - 1; x++) {
                for (int k = 0; k < 9; k++)
                    nine[k] = from[(y + k / 3 - 1) * w + x + k % 3 - 1] & 255;
                to[y * w + x] = (byte) middle(nine);
            }
        return clean;
    }

    private static int middle(int[] nine) {
        for (int i = 1; i < nine.length; i++) {
            int v = nine[i];
            int k = i;
            for (; k > 0 && nine[k - 1] > v; k--)
                nine[k] = nine[k - 1];
            nine[k] = v;
        }
        return nine[nine.length / 2];
    }
}
