package samples;

import java.awt.geom.GeneralPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A typeface read from the fonts jar: widths and outlines, so that no font of the machine is needed. Thread-safe. */
enum Face {
    REGULAR("LiberationSerif-Regular"), BOLD("LiberationSerif-Bold"), ITALIC("LiberationSerif-Italic"),
    BOLD_ITALIC("LiberationSerif-BoldItalic"), TYPED("LiberationMono-Regular");

    private final String file;
    private final Map<Integer, GeneralPath> paths = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> advances = new ConcurrentHashMap<>();
    private TrueTypeFont font;
    private CmapLookup lookup;
    private int em;

    Face(String file) {
        this.file = file;
    }

    /** @return bytes of the font */
    byte[] bytes() {
        try (InputStream in = Face.class.getResourceAsStream("/liberation/" + file + ".ttf")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    private synchronized TrueTypeFont font() {
        if (font == null) {
            try {
                font = new TTFParser().parse(new RandomAccessReadBuffer(new ByteArrayInputStream(bytes())));
                lookup = font.getUnicodeCmapLookup();
                em = font.getUnitsPerEm();
            } catch (IOException e) {
                throw new IllegalStateException(file, e);
            }
        }
        return font;
    }

    /** @return advance of a character, 1 = size */
    double advance(int ch) {
        Integer known = advances.get(ch);
        if (known == null) {
            synchronized (this) {
                try {
                    font();
                    known = font.getAdvanceWidth(lookup.getGlyphId(ch));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
            advances.put(ch, known);
        }
        return known / (double) em;
    }

    double width(String text, double size) {
        return text.codePoints().mapToDouble(this::advance).sum() * size;
    }

    /** @return outline in units of the em, y upwards */
    GeneralPath outline(int ch) {
        GeneralPath known = paths.get(ch);
        if (known == null) {
            synchronized (this) {
                try {
                    font();
                    var glyph = font.getGlyph().getGlyph(lookup.getGlyphId(ch));
                    known = glyph == null ? new GeneralPath() : glyph.getPath();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
            paths.put(ch, known);
        }
        return known;
    }

    int em() {
        font();
        return em;
    }
}
