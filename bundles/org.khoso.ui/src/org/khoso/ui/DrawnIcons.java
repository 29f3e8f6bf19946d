package org.khoso.ui;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;

/**
 * Pixels of icons that were drawn once, in a file of the user's. To draw an icon loads a drawing library, which takes longer than all else that a toolbar needs; and what an icon looks like follows from
 * its text alone. Thread-safe.
 */
final class DrawnIcons {
    private static final int MAGIC = 0x4b494331;
    /** Above that the file has gathered what is drawn no more. */
    private static final int MOST = 600;
    private static final int MOST_PIXELS = 256;
    private static final long LATER_MILLIS = 4_000;

    private final Path file;
    private final Map<String, ImageData> known = new HashMap<>();
    private final Map<String, ImageData> used = new HashMap<>();
    private boolean saving;

    DrawnIcons(Path file) {
        this.file = file;
        if (Files.isReadable(file))
            try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                read(in);
            } catch (IOException | RuntimeException e) { // they are drawn again
                known.clear();
                System.getLogger("org.khoso.ui").log(System.Logger.Level.DEBUG, "no icons in " + file, e);
            }
    }

    /** @return whether nothing was drawn before */
    synchronized boolean empty() {
        return known.isEmpty();
    }

    /** @param svg whole text of an icon, with its size and colours @param draw draws what is not known @return its pixels */
    ImageData get(String svg, Function<String, ImageData> draw) {
        String key = key(svg);
        synchronized (this) {
            ImageData before = known.get(key);
            if (before != null) {
                used.put(key, before);
                return (ImageData) before.clone();
            }
        }
        ImageData drawn = draw.apply(svg);
        keep(key, drawn);
        return drawn;
    }

    private synchronized void keep(String key, ImageData drawn) {
        if (!drawn.palette.isDirect || drawn.width > MOST_PIXELS || drawn.height > MOST_PIXELS)
            return;
        var copy = (ImageData) drawn.clone();
        used.put(key, copy);
        known.put(key, copy);
        if (!saving) {
            saving = true;
            Thread.ofPlatform().daemon().name("khoso: icons").start(this::saveLater);
        }
    }

    private void saveLater() {
        try {
            Thread.sleep(LATER_MILLIS);
            save();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what is new; the window is about to end. */
    synchronized void close() {
        if (saving)
            save();
    }

    /** Writes what is known, whole or not at all. */
    synchronized void save() {
        saving = false;
        try {
            Files.createDirectories(file.getParent());
            Path next = Files.createTempFile(file.getParent(), "icons", ".new");
            try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(next)))) {
                write(out, known.size() > MOST ? used : known);
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) { // they are drawn again
            System.getLogger("org.khoso.ui").log(System.Logger.Level.DEBUG, "icons are not kept in " + file, e);
        }
    }

    private static void write(DataOutputStream out, Map<String, ImageData> icons) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(icons.size());
        for (var e : icons.entrySet()) {
            ImageData i = e.getValue();
            out.writeUTF(e.getKey());
            for (int n : new int[]{i.width, i.height, i.depth, i.scanlinePad, i.palette.redMask, i.palette.greenMask, i.palette.blueMask,
                    i.alpha,
                    i.data.length, i.alphaData == null ? 0 : i.alphaData.length})
                out.writeInt(n);
            out.write(i.data);
            if (i.alphaData != null)
                out.write(i.alphaData);
        }
    }

    private void read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC)
            return;
        for (int n = Math.min(in.readInt(), 2 * MOST); n > 0; n--) {
            String key = in.readUTF();
            int width = size(in);
            int height = size(in);
            int depth = in.readInt();
            int pad = in.readInt();
            var palette = new PaletteData(in.readInt(), in.readInt(), in.readInt());
            int alpha = in.readInt();
            int bytes = in.readInt();
            int alphas = in.readInt();
            if (bytes > MOST_PIXELS * MOST_PIXELS * 4 || alphas > MOST_PIXELS * MOST_PIXELS)
                throw new IOException("too large");
            var icon = new ImageData(width, height, depth, palette, pad, in.readNBytes(bytes));
            icon.alpha = alpha;
            icon.alphaData = alphas == 0 ? null : in.readNBytes(alphas);
            if (icon.data.length != bytes || alphas != 0 && icon.alphaData.length != alphas || alphas != 0 && alphas < width * height)
                throw new IOException("cut off");
            known.put(key, icon);
        }
    }

    private static int size(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 1 || size > MOST_PIXELS)
            throw new IOException("too large: " + size);
        return size;
    }

    private static String key(String svg) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(svg.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
